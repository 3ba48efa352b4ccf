package org.meridiem.content.publication;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.meridiem.content.newsroom.ArticleFixture.article;
import static org.meridiem.content.newsroom.Newsroom.as;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;

import javax.sql.DataSource;

import jakarta.inject.Inject;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.meridiem.content.ContentServers;
import org.meridiem.content.newsroom.ArticleEvents;
import org.meridiem.content.newsroom.ArticleFixture;
import org.meridiem.content.newsroom.AtOnce;
import org.meridiem.content.newsroom.Newsroom;
import org.meridiem.content.newsroom.Newsroom.Written;
import org.meridiem.events.ArticleEvent;
import org.meridiem.testkit.WholeList;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

/// A new name of a section, a tag or an author reaches every published article that shows it.
@QuarkusTest
@ContentServers
class RenewalIT {

    @Inject
    RenewalWorker worker;

    @Inject
    DataSource database;

    @BeforeEach
    void catalogue() {
        Newsroom.catalogue();
    }

    @Test
    void aNewNameShowsInArticlesListsAndEvents() {
        String tag = "t-" + UUID.randomUUID();
        String author = "a-" + UUID.randomUUID();
        Newsroom.make("tags", Map.of("name", "Old tag", "slug", tag));
        Newsroom.make("authors", Map.of("name", "Old author", "slug", author));
        ArticleFixture article = article().with("tags", List.of(tag)).with("authors", List.of(author));
        Written written = Newsroom.publish(article);
        String updatedAt = given().get("/v1/articles/" + article.slug()).jsonPath().getString("updatedAt");
        String etag = written.read("editor").header("ETag");

        rename("tags", tag, Map.of("name", "New tag", "slug", tag + "-new"));
        rename("authors", author, Map.of("name", "New author"));

        Awaitility.await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(100))
                .untilAsserted(() -> given().get("/v1/articles/" + article.slug())
                        .then().body("tags[0].name", equalTo("New tag")).body("tags[0].slug", equalTo(tag + "-new"))
                        .body("authors[0].name", equalTo("New author")));
        given().get("/v1/articles/" + article.slug()).then().body("updatedAt", equalTo(updatedAt));
        given().get("/v1/articles?tag=" + tag + "-new").then().body("items.id", equalTo(List.of(written.id())));
        given().get("/v1/articles?tag=" + tag).then().body("items.id", equalTo(List.of(written.id())));
        written.read("editor").then().header("ETag", etag).body("tags", equalTo(List.of(tag + "-new")));
        int version = given().get("/v1/articles/" + article.slug()).jsonPath().getInt("version");
        try (var events = new ArticleEvents()) {
            List<ArticleEvent> seen = events.await(written.id(), version);
            assertThat(seen.getLast()).isInstanceOfSatisfying(ArticleEvent.Updated.class, updated -> {
                assertThat(updated.card().tags().getFirst().name()).isEqualTo("New tag");
                assertThat(updated.card().authors().getFirst().name()).isEqualTo("New author");
            });
            assertThat(seen).extracting(ArticleEvent::version).doesNotHaveDuplicates().isSorted();
        }
    }

    @Test
    void aSectionThatMovesTakesItsArticlesAlong() {
        String section = "s-" + UUID.randomUUID();
        Newsroom.make("sections", Map.of("name", "Moving", "slug", section));
        ArticleFixture article = article().with("section", section);
        Newsroom.publish(article);

        rename("sections", section, Map.of("parent", "business"));

        Awaitility.await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(100))
                .untilAsserted(() -> given()
                        .get("/v1/articles/" + article.slug()).then()
                        .body("section.path", equalTo("business/" + section)));
        assertThat(WholeList.item(RestAssured::given, "/v1/articles?section=business", "slug", article.slug()))
                .isNotEmpty();
    }

    @Test
    void whatIsPublishedDuringARenameNeverKeepsTheOldName() throws Exception {
        String tag = "t-" + UUID.randomUUID();
        Newsroom.make("tags", Map.of("name", "Name 0", "slug", tag));
        List<Written> articles = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            articles.add(Newsroom.approved(article().with("tags", List.of(tag))));
        }

        List<Callable<Object>> acts = new ArrayList<>();
        articles.forEach(article -> acts.add(() -> article.step("publisher", "publish")));
        acts.add(() -> {
            for (int i = 1; i <= 5; i++) {
                rename("tags", tag, Map.of("name", "Name " + i));
            }
            return "renamed";
        });
        acts.add(() -> worker.work());
        AtOnce.all(acts);

        Awaitility.await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(200)).untilAsserted(() -> {
            for (Written article : articles) {
                given().get("/v1/articles/" + article.slug()).then().statusCode(200).body("tags[0].name",
                        equalTo("Name 5"));
            }
        });
    }

    @Test
    void aNewFormOfWhatIsStoredIsMadeForReadersAndToldToNobody() throws Exception {
        ArticleFixture article = article().with("headline", "Quokka " + UUID.randomUUID());
        Written written = Newsroom.publish(article);
        execute("update published_article set etag = 'of an older form' where article_id = ?::uuid", written.id());
        execute("insert into reprojection (article_id, rebuild) values (?::uuid, true)", written.id());

        Awaitility.await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(100))
                .untilAsserted(() -> given().get("/v1/articles/" + article.slug()).then().body("version", equalTo(2)));

        written.step("publisher", "unpublish");
        try (var events = new ArticleEvents()) {
            assertThat(events.await(written.id(), 2)).extracting(ArticleEvent::version).containsExactly(1L, 3L);
        }
    }

    @Test
    void aMigrationCanHaveUnchangedArticlesMadeFindableAnew() throws Exception {
        String word = "quokka" + UUID.randomUUID().toString().replace("-", "");
        Written written = Newsroom.publish(article().with("headline", "About " + word));
        execute("update search_document set words = '' where article_id = ?::uuid", written.id());
        given().get("/v1/search?q=" + word).then().body("items", hasSize(0));

        execute("insert into reprojection (article_id, rebuild) values (?::uuid, true)", written.id());

        Awaitility.await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(100))
                .untilAsserted(() -> given().get("/v1/search?limit=19&q=" + word).then().body("items.id",
                        hasItem(written.id())));
        assertThat(given().get("/v1/articles/" + written.slug()).jsonPath().getInt("version")).isEqualTo(1);
    }

    private void execute(String sql, String article) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, article);
            statement.executeUpdate();
        }
    }

    private static void rename(String collection, String slug, Map<String, ?> patch) {
        String id = as("admin").queryParam("q", slug).get("/v1/editorial/" + collection).jsonPath()
                .getString("items[0].id");
        as("admin").header("If-Match", "*").contentType("application/merge-patch+json").body(patch)
                .patch("/v1/editorial/" + collection + "/" + id).then()
                .statusCode(200);
    }
}
