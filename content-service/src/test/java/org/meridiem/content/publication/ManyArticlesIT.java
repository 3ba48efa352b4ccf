package org.meridiem.content.publication;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import javax.sql.DataSource;

import jakarta.inject.Inject;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.meridiem.content.ContentServers;
import org.meridiem.content.Desk;
import org.meridiem.content.article.Article;
import org.meridiem.content.article.Articles;
import org.meridiem.content.article.Revisions;
import org.meridiem.content.newsroom.ArticleEvents;
import org.meridiem.content.newsroom.ArticleFixture;
import org.meridiem.content.newsroom.AtOnce;
import org.meridiem.content.newsroom.Newsroom;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

/// What very many published articles show changes its name or goes up in something else.
@QuarkusTest
@ContentServers
class ManyArticlesIT {

    private static final int MANY = 300;

    @Inject
    RenewalWorker worker;
    @Inject
    Renewals renewals;
    @Inject
    ReferenceMoves moves;
    @Inject
    Publication publication;
    @Inject
    Articles articles;
    @Inject
    Revisions revisions;
    @Inject
    DataSource database;

    @BeforeEach
    void catalogue() {
        Newsroom.catalogue();
    }

    @Test
    void aNewNameReachesEachOfThemOnceAlthoughWorkersDieAndEditorsGoOn() throws Exception {
        Response author = Desk.author(Desk.unique("Busy"));
        List<UUID> ids = published(ArticleFixture.article().with("authors", List.of(author.<String>path("slug"))));

        Desk.as("editor").header("If-Match", "\"1\"").body(Map.of("name", "New name")).patch(author.header("Location"))
                .then().statusCode(200);
        dieAfter(renewals::spread);
        dieAfter(() -> renewals.take(0));
        dieAfter(() -> renewals.take(0).ifPresent(taken -> publication.renew(taken)));
        AtOnce.all(10, i -> i < 8
                ? Desk.as("editor").header("If-Match", "*").body(Map.of("dek", "Edited meanwhile."))
                        .patch("/v1/editorial/articles/" + ids.get(i * 30)).then().statusCode(200)
                : worker.work());
        Desk.as("editor").header("If-Match", "\"2\"").body(Map.of("sameAs", List.of("https://a.example/x")))
                .patch(author.header("Location")).then().statusCode(200);

        eachHasOneMoreEvent(ids);
        given().get("/v1/articles/" + slug(ids.getLast())).then().body("authors[0].name", equalTo("New name"));
    }

    @Test
    void aMergeReachesEachOfThemOnceAlthoughWorkersDie() throws Exception {
        Response source = Desk.section(Desk.unique("Large"));
        Response target = Desk.section(Desk.unique("Larger"));
        List<UUID> ids = published(ArticleFixture.article().with("section", source.path("slug")));

        Desk.as("admin").header("If-Match", "\"1\"").body(Map.of("into", target.path("slug")))
                .post(source.header("Location") + "/merge").then().statusCode(200);
        dieAfter(moves::step);
        Desk.as("editor").header("If-Match", "*").body(Map.of("dek", "Edited meanwhile."))
                .patch("/v1/editorial/articles/" + ids.getFirst()).then().statusCode(200)
                .body("section", equalTo(target.path("slug")));
        dieAfter(moves::step);
        AtOnce.all(2, _ -> worker.work());

        eachHasOneMoreEvent(ids);
        given().get("/v1/sections/" + target.path("slug")).then().body("articleCount", equalTo(MANY));
        given().get("/v1/articles/" + slug(ids.getLast())).then().body("section.slug", equalTo(target.path("slug")));
        Desk.as("editor").queryParam("section", target.<String>path("slug")).queryParam("count", true)
                .get("/v1/editorial/articles").then().body("total", equalTo(MANY));
    }

    /// What a process that dies between its work and its commit leaves: nothing but a connection that is gone.
    private void dieAfter(Runnable work) {
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
            work.run();
            try (Connection connection = database.getConnection(); Statement statement = connection.createStatement()) {
                statement.execute("select pg_terminate_backend(pg_backend_pid())");
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        })).isInstanceOf(RuntimeException.class);
    }

    private void eachHasOneMoreEvent(List<UUID> ids) {
        try (var events = new ArticleEvents()) {
            Awaitility.await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(50)).untilAsserted(() -> {
                Map<UUID, List<Long>> versions = events.versions();
                assertThat(ids.stream().map(versions::get).distinct().toList()).containsExactly(List.of(1L, 2L));
                assertThat(backlog()).isZero();
            });
            Map<UUID, List<Long>> versions = events.versions();
            assertThat(ids.stream().map(versions::get).distinct().toList()).containsExactly(List.of(1L, 2L));
        }
    }

    /// Three hundred articles like this one, all public.
    private List<UUID> published(ArticleFixture fixture) throws SQLException {
        UUID first = UUID.fromString(Newsroom.approved(fixture).id());
        List<UUID> ids = new ArrayList<>(List.of(first));
        try (Connection connection = database.getConnection();
                PreparedStatement copy = connection.prepareStatement(
                        """
                                with copy as (select gen_random_uuid() as id, 'copy-' || gen_random_uuid() as slug from generate_series(2, ?)),
                                  a as (insert into article select (jsonb_populate_record(a, jsonb_build_object('id', c.id, 'slug', c.slug))).*
                                    from article a, copy c where a.id = ? returning id),
                                  r as (insert into article_revision select (jsonb_populate_record(r, jsonb_build_object('article_id', c.id,
                                      'content', jsonb_set(r.content, '{slug}', to_jsonb(c.slug))))).*
                                    from article_revision r, copy c where r.article_id = ?),
                                  s as (insert into article_slug select slug, id, false, now() from copy),
                                  h as (insert into article_reference select (jsonb_populate_record(h, jsonb_build_object('article_id', c.id))).*
                                    from article_reference h, copy c where h.article_id = ?)
                                select id from copy""")) {
            copy.setInt(1, MANY);
            copy.setObject(2, first);
            copy.setObject(3, first);
            copy.setObject(4, first);
            try (ResultSet row = copy.executeQuery()) {
                while (row.next()) {
                    ids.add(row.getObject(1, UUID.class));
                }
            }
        }
        for (List<UUID> some : ids.stream()
                .collect(Collectors.groupingBy(id -> ids.indexOf(id) / 50)).values()) {
            QuarkusTransaction.requiringNew().run(() -> some.forEach(id -> {
                Article article = articles.locked(id);
                publication.publish(article, revisions.head(article), null, Publication.SYSTEM);
            }));
        }
        return Collections.unmodifiableList(ids);
    }

    private String slug(UUID article) {
        return Desk.as("editor").get("/v1/editorial/articles/" + article).path("slug");
    }

    private long backlog() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("""
                        select (select count(*) from reprojection) + (select count(*) from renewal_request)
                          + (select count(*) from reference_move) + (select count(*) from outbox)""");
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }
}
