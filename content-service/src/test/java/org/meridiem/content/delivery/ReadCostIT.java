package org.meridiem.content.delivery;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.meridiem.content.newsroom.ArticleFixture.article;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.meridiem.content.ContentServers;
import org.meridiem.content.newsroom.AtOnce;
import org.meridiem.content.newsroom.Newsroom;
import org.meridiem.content.newsroom.Newsroom.Written;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;

/// What reading costs, in statements; and that what lists are read from says the same as the articles.
@QuarkusTest
@ContentServers
class ReadCostIT {

    private static final int REQUESTS = 60;
    private static final int TOGETHER = 6;

    @Inject
    AgroalDataSource database;

    @BeforeEach
    void articles() {
        Newsroom.catalogue();
        Newsroom.publish(article().with("tags", List.of("tea", "trade")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/articles?limit=100&count=true&allTags=tea,trade&section=technology&tag=tea&tag=trade",
            "/v1/articles?limit=1",
            "/v1/articles?limit=100&fields=slug,tags,authors,heroImage&sort=title&author=ana-lima",
            "/v1/search?q=prices&limit=100&count=true&facets=section,tag,author&highlight=true&tag=tea"})
    void aListCostsOneStatementWhateverIsAskedFor(String path) throws Exception {
        given().get(path).then().statusCode(200);
        long before = database.getMetrics().acquireCount();
        for (int i = 0; i < REQUESTS; i += TOGETHER) {
            int first = i;
            // Another address each time: what is kept costs nothing. Several at once, so that little runs by the clock meanwhile.
            AtOnce.all(TOGETHER, j -> given()
                    .queryParam("publishedAfter", "2001-01-01T00:00:%02dZ".formatted(first + j)).get(path).then()
                    .statusCode(200));
        }
        // Each statement takes a connection of its own; what runs by the clock takes some meanwhile, but not as many again.
        assertThat(database.getMetrics().acquireCount() - before).isBetween((long) REQUESTS, 2L * REQUESTS - 1);
    }

    @Test
    void whatListsAreReadFromFollowsEveryChange() throws SQLException {
        Written published = Newsroom.publish(article().with("language", "zh-Hant-TW").with("tags", List.of("tea")));
        assertThat(facets(published)).containsExactly("author/ana-lima", "featured/false", "kind/article",
                "language/zh", "language/zh-hant", "language/zh-hant-tw", "section/ai", "section/technology",
                "tag/tea");

        Written changed = published.patch("editor",
                Map.of("tags", List.of("trade"), "language", "en", "featured", true))
                .step("publisher", "publish");
        assertThat(facets(published)).containsExactly("author/ana-lima", "featured/true", "kind/article", "language/en",
                "section/ai", "section/technology", "tag/trade");

        changed.step("publisher", "unpublish");
        assertThat(facets(published)).isEmpty();
    }

    private List<String> facets(Written article) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select array_agg(facet order by facet) from published_listing where article_id = ?")) {
            select.setObject(1, UUID.fromString(article.id()));
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getArray(1) == null ? List.of() : List.of((String[]) row.getArray(1).getArray());
            }
        }
    }
}
