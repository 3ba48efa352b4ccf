package org.meridiem.content.comment;

import static io.restassured.RestAssured.given;
import static org.meridiem.content.newsroom.Newsroom.as;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.meridiem.content.newsroom.ArticleFixture;
import org.meridiem.content.newsroom.Newsroom;
import org.meridiem.content.newsroom.Newsroom.Written;

import io.restassured.response.Response;

/// A public article and what is said under it.
record Talk(Written article) {

    static final String QUEUE = "/v1/editorial/comments";

    /// An article whose comments wait for a moderator.
    static Talk moderated() {
        return under(ArticleFixture.article().with("commentModeration", "pre"));
    }

    /// An article whose comments are visible at once.
    static Talk free() {
        return under(ArticleFixture.article().with("commentModeration", "post"));
    }

    static Talk under(ArticleFixture fixture) {
        Newsroom.catalogue();
        return new Talk(Newsroom.publish(fixture));
    }

    String path() {
        return "/v1/articles/" + article.slug() + "/comments";
    }

    Response post(String user, Object body) {
        return as(user).body(body).post(path());
    }

    /// A comment that must be taken.
    Said say(String user, String text) {
        return say(user, text, null);
    }

    /// An answer that must be taken.
    Said say(String user, String text, @Nullable Said parent) {
        Map<String, Object> body = new HashMap<>(Map.of("text", text));
        if (parent != null) {
            body.put("parent", parent.id());
        }
        Response answer = post(user, body);
        Assertions.assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
        return new Said(answer.path("id"), user);
    }

    /// A comment with a text that nothing else has.
    Said say(String user) {
        return say(user, "Said " + UUID.randomUUID());
    }

    /// What everybody gets.
    Response read() {
        return given().get(path());
    }

    /// What everybody gets, with a query.
    Response read(String query) {
        return given().urlEncodingEnabled(false).get(path() + "?" + query);
    }

    /// The number that the article shows, once it is that one.
    void awaitCount(int count) {
        Awaitility.await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(100))
                .until(() -> given().get("/v1/articles/" + article.slug()).path("commentCount"),
                        shown -> Integer.valueOf(count).equals(shown));
    }

    /// A comment of a user.
    record Said(String id, String user) {

        String path() {
            return "/v1/me/comments/" + id;
        }

        Response own() {
            return as(user).get(path());
        }

        Response edit(String text) {
            return as(user).header("If-Match", own().header("ETag")).body(Map.of("text", text)).put(path());
        }

        Said takeBack() {
            as(user).header("If-Match", "*").delete(path()).then().statusCode(204);
            return this;
        }

        Response moderated() {
            return as("moderator").get(QUEUE + "/" + id);
        }

        Response decide(String decision, String ifMatch) {
            return as("moderator").header("If-Match", ifMatch).body(Map.of("decision", decision))
                    .post(QUEUE + "/" + id + "/decisions");
        }

        /// A decision that must be taken.
        Said decided(String decision) {
            Response answer = decide(decision, "*");
            Assertions.assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
            return this;
        }

        int like(String by) {
            return as(by).put("/v1/me/comment-likes/" + id).statusCode();
        }

        Response report(String by, String reason) {
            return as(by).body(Map.of("reason", reason)).put("/v1/me/comment-reports/" + id);
        }
    }
}
