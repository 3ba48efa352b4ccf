package org.meridiem.content.search;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.meridiem.content.newsroom.ArticleFixture.article;

import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import javax.sql.DataSource;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.meridiem.content.ContentServers;
import org.meridiem.content.newsroom.ArticleFixture;
import org.meridiem.content.newsroom.AtOnce;
import org.meridiem.content.newsroom.Newsroom;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

/// What happens when searches stand still.
@QuarkusTest
@ContentServers
class SearchLimitsIT {

    @Inject
    DataSource database;

    @Inject
    SearchConfig config;

    @Test
    void searchesThatStandStillAreRefusedAndDoNotTakeArticlesAlong() throws Exception {
        Newsroom.catalogue();
        ArticleFixture article = article();
        Newsroom.publish(article);
        List<Callable<Response>> searches = new ArrayList<>();
        for (int i = 0; i <= config.concurrency(); i++) {
            String word = "standstill" + i;
            searches.add(() -> given().get("/v1/search?q=" + word));
        }
        searches.add(() -> given().get("/v1/articles/" + article.slug() + "?fields=slug"));

        List<Response> answers;
        try (Connection connection = database.getConnection(); Statement lock = connection.createStatement()) {
            connection.setAutoCommit(false);
            lock.execute("lock table search_document in access exclusive mode");
            answers = AtOnce.all(searches);
            connection.rollback();
        }

        answers.removeLast().then().statusCode(200);
        List<String> reasons = new ArrayList<>();
        for (Response answer : answers) {
            answer.then().statusCode(503).contentType("application/problem+json").header("Retry-After",
                    notNullValue());
            reasons.add(answer.jsonPath().getString("detail"));
        }
        assertThat(reasons.stream().filter(reason -> reason.startsWith("Too many searches"))).hasSize(1);
        assertThat(reasons.stream().filter(reason -> reason.startsWith("The search took too long")))
                .hasSize(config.concurrency());
        given().get("/v1/search?q=standstill0").then().statusCode(200).body("items.size()", equalTo(0));
    }
}
