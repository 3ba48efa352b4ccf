package org.meridiem.content.comment;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.meridiem.content.newsroom.ArticleFixture.article;
import static org.meridiem.content.newsroom.Newsroom.as;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.meridiem.content.ContentServers;
import org.meridiem.content.comment.Talk.Said;
import org.meridiem.content.newsroom.AtOnce;
import org.meridiem.content.newsroom.Newsroom;
import org.meridiem.content.newsroom.Newsroom.Written;
import org.meridiem.testkit.ProblemAssert;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

@QuarkusTest
@ContentServers
class CommentsIT {

    @Inject
    DataSource database;

    @Test
    void aCommentIsSeenByNobodyButItsAuthorUntilAModeratorApprovesIt() {
        Talk talk = Talk.moderated();

        Response answer = talk.post("reader", Map.of("text", "Good <b>news</b>\n\nfor tea"));

        answer.then().statusCode(201).header("ETag", "\"1\"").header("Cache-Control", "private, no-store")
                .header("Location", "/v1/me/comments/" + answer.path("id"))
                .body("state", equalTo("PENDING")).body("article", equalTo(talk.article().slug()))
                .body("text", equalTo("Good <b>news</b>\n\nfor tea"))
                .body("html", equalTo("<p>Good &lt;b&gt;news&lt;/b&gt;</p><p>for tea</p>"));
        var said = new Said(answer.path("id"), "reader");
        talk.read().then().statusCode(200).body("items", empty());
        ProblemAssert.assertThat(as("editor").get(said.path())).hasStatus(404);
        as("reader").queryParam("article", talk.article().slug()).get("/v1/me/comments").then()
                .body("items.id", contains(said.id())).body("items[0].state", equalTo("PENDING"));

        said.decide("approve", "\"1\"").then().statusCode(200).header("ETag", "\"2\"")
                .body("state", equalTo("APPROVED")).body("decidedBy.name", equalTo("moderator"));

        talk.read("count=true").then().body("items", hasSize(1)).body("total", equalTo(1))
                .body("items[0].keySet()",
                        equalTo(Set.of("id", "depth", "removed", "author", "text", "html", "createdAt", "likeCount",
                                "replyCount", "replies")))
                .body("items[0].author", equalTo(Map.of("name", "reader"))).body("items[0].removed", equalTo(false));
        said.own().then().body("state", equalTo("APPROVED"));
        talk.awaitCount(1);
    }

    @Test
    void underAnArticleWithModerationAfterwardsACommentIsSeenAtOnceUnlessItIsFullOfLinks() {
        Talk talk = Talk.free();

        Said plain = talk.say("reader", "See https://tea.example/ and https://trade.example/");
        Said links = talk.say("reader", "https://a.example https://b.example www.c.example");

        talk.read().then().body("items.id", contains(plain.id()));
        links.own().then().body("state", equalTo("PENDING"));
        given().get("/v1/articles/" + talk.article().slug()).then().body("commentModeration", nullValue());
        talk.article().read("editor").then().body("commentModeration", equalTo("post"));
    }

    @Test
    void theSitesModerationIsThatOfArticlesThatDoNotSay() {
        Talk talk = Talk.under(article());

        talk.say("reader").own().then().body("state", equalTo("PENDING"));
    }

    @Test
    void onlyPublicArticlesCanBeTalkedAbout() {
        Newsroom.catalogue();
        Written draft = Newsroom.write("editor", article());
        for (String slug : List.of(draft.slug(), "never-" + UUID.randomUUID(), "No%20Slug", "%00")) {
            String path = "/v1/articles/" + slug + "/comments";
            ProblemAssert.assertThat(given().urlEncodingEnabled(false).get(path)).hasStatus(404).hasType("not-found");
            ProblemAssert.assertThat(as("reader").urlEncodingEnabled(false).body(Map.of("text", "Hello")).post(path))
                    .hasStatus(404);
        }
        Talk talk = Talk.free();
        Said said = talk.say("reader");
        Written gone = talk.article().step("publisher", "unpublish");

        ProblemAssert.assertThat(talk.read()).hasStatus(410);
        ProblemAssert.assertThat(given().get(talk.path() + "/" + said.id() + "/replies")).hasStatus(410);
        ProblemAssert.assertThat(talk.post("editor", Map.of("text", "Hello"))).hasStatus(410);
        ProblemAssert.assertThat(said.edit("Other")).hasStatus(410);
        ProblemAssert.assertThat(said.report("editor", "SPAM")).hasStatus(410);
        assertThat(said.like("editor")).isEqualTo(410);
        said.own().then().statusCode(200);
        said.takeBack();

        gone.step("editor", "reopen");
        as("editor").header("If-Match", "*").delete(gone.path()).then().statusCode(204);
        ProblemAssert.assertThat(talk.read()).hasStatus(410);
        ProblemAssert.assertThat(said.own()).hasStatus(404);
        ProblemAssert.assertThat(said.moderated()).hasStatus(404);
    }

    @Test
    void closedCommentsAreReadAndNotWritten() {
        Talk talk = Talk.free();
        Said said = talk.say("reader");
        talk.article().patch("editor", Map.of("commentsOpen", false)).step("publisher", "publish");

        ProblemAssert.assertThat(talk.post("reader", Map.of("text", "Too late"))).hasStatus(409).hasType("conflict");
        talk.read().then().body("items.id", contains(said.id()));
        said.edit("Can still be mended").then().statusCode(200);
    }

    @Test
    void commentsFollowAnArticleToItsNewAddress() {
        Talk talk = Talk.free();
        Said said = talk.say("reader");
        String slug = "new-" + UUID.randomUUID();
        talk.article().patch("editor", Map.of("slug", slug)).step("publisher", "publish");

        given().redirects().follow(false).get(talk.path() + "?limit=5").then().statusCode(301)
                .header("Location", "/v1/articles/" + slug + "/comments?limit=5");
        talk.read().then().statusCode(200).body("items.id", contains(said.id()));
        talk.say("reader").own().then().body("article", equalTo(slug));
    }

    @Test
    void publicAnswersAreTheSameForEverybodyAndCanBeKept() {
        Talk talk = Talk.free();
        Said said = talk.say("reader");
        String tags = "comments-" + talk.article().id() + ",article-" + talk.article().id();

        Response first = talk.read();
        first.then().header("Cache-Tag", tags).header("Surrogate-Key", tags.replace(',', ' '))
                .header("Cache-Control", org.hamcrest.Matchers.startsWith("public"))
                .header("Last-Modified", notNullValue()).header("Vary", "Accept-Encoding");
        given().header("If-None-Match", first.header("ETag")).get(talk.path()).then().statusCode(304);
        assertThat(as("reader").get(talk.path()).asString()).isEqualTo(first.asString());
        assertThat(said.like("editor")).isEqualTo(204);
        talk.read().then().statusCode(200).header("ETag", not(equalTo(first.header("ETag"))))
                .body("items[0].likeCount", equalTo(1));
        Response empty = Talk.free().read();
        empty.then().statusCode(200).body("items", empty());
        assertThat(empty.header("Last-Modified")).isNull();
    }

    @Test
    void authorsEditForAWhileAndNoLonger() throws Exception {
        Talk talk = Talk.free();
        Said said = talk.say("reader", "Teh harvest " + UUID.randomUUID());

        ProblemAssert.assertThat(as("reader").body(Map.of("text", "x")).put(said.path())).hasStatus(428);
        ProblemAssert.assertThat(as("reader").header("If-Match", "\"9\"").body(Map.of("text", "x")).put(said.path()))
                .hasStatus(412);
        ProblemAssert.assertThat(as("editor").header("If-Match", "*").body(Map.of("text", "x")).put(said.path()))
                .hasStatus(404);
        said.edit("The harvest").then().statusCode(200).header("ETag", "\"2\"").body("state", equalTo("APPROVED"))
                .body("editedAt", notNullValue());
        said.edit(" The harvest\r\n").then().statusCode(200).header("ETag", "\"2\"");
        talk.read().then().body("items[0].text", equalTo("The harvest")).body("items[0].editedAt", notNullValue());

        update("update comment set created_at = created_at - interval '6 minutes' where id = ?",
                UUID.fromString(said.id()));
        ProblemAssert.assertThat(said.edit("Never mind")).hasStatus(409);
        talk.read().then().body("items[0].text", equalTo("The harvest"));
    }

    @Test
    void anEditedCommentIsLookedAtAgainWhereCommentsAreLookedAtBeforehand() {
        Talk talk = Talk.moderated();
        Said said = talk.say("reader", "Innocent " + UUID.randomUUID()).decided("approve");
        talk.read().then().body("items", hasSize(1));

        said.edit("Not so innocent").then().statusCode(200).body("state", equalTo("PENDING"));

        talk.read("count=true").then().body("items", empty()).body("total", equalTo(0));
        Said refused = talk.say("reader").decided("spam");
        refused.own().then().body("state", equalTo("REJECTED"));
        ProblemAssert.assertThat(refused.edit("Let me try")).hasStatus(409);
    }

    @Test
    void whatItsAuthorTookBackLeavesNoTextAndKeepsItsPlaceOnlyWhileAnswersAreThere() {
        Talk talk = Talk.free();
        Said top = talk.say("reader", "I was wrong " + UUID.randomUUID());
        Said middle = talk.say("editor", "Indeed " + UUID.randomUUID(), top);
        Said last = talk.say("publisher", "Why? " + UUID.randomUUID(), middle);

        top.takeBack();
        middle.takeBack();

        talk.read("count=true").then().body("total", equalTo(1)).body("items", hasSize(1))
                .body("items[0].removed", equalTo(true)).body("items[0].text", nullValue())
                .body("items[0].html", nullValue()).body("items[0].author", nullValue())
                .body("items[0].replies[0].removed", equalTo(true))
                .body("items[0].replies[0].replies[0].id", equalTo(last.id()));
        top.moderated().then().body("state", equalTo("REMOVED")).body("text", nullValue());
        ProblemAssert.assertThat(top.decide("approve", "*")).hasStatus(409);
        top.takeBack();

        last.takeBack();
        talk.read("count=true").then().body("items", empty()).body("total", equalTo(0));
    }

    @Test
    void theSameIsNotSaidTwiceAndARepeatedRequestIsNotASecondComment() throws Exception {
        Talk talk = Talk.free();
        String key = UUID.randomUUID().toString();
        Map<String, String> body = Map.of("text", "Once " + key);

        List<Response> answers = AtOnce.all(8,
                i -> as("reader").header("Idempotency-Key", key).body(body).post(talk.path()));
        assertThat(answers).extracting(Response::statusCode).containsOnly(201);
        assertThat(answers).extracting(answer -> answer.jsonPath().getString("id"))
                .containsOnly(answers.getFirst().jsonPath().getString("id"));
        ProblemAssert.assertThat(as("reader").header("Idempotency-Key", key).body(Map.of("text", "Other"))
                .post(talk.path())).hasStatus(422);

        ProblemAssert.assertThat(talk.post("reader", Map.of("text", " Once " + key + "\n"))).hasStatus(409)
                .hasErrorsExactlyAt("/text");
        talk.post("editor", body).then().statusCode(201);
        List<Integer> statuses = AtOnce.all(8,
                i -> talk.post("publisher", Map.of("text", "Raced " + key)).statusCode());
        assertThat(statuses).containsExactlyInAnyOrder(201, 409, 409, 409, 409, 409, 409, 409);
    }

    @Test
    void whatWasTakenBackIsNotKeptForRepeatsEither() {
        Talk talk = Talk.free();
        String key = UUID.randomUUID().toString();
        Map<String, String> body = Map.of("text", "Regretted " + key);
        Response first = as("reader").header("Idempotency-Key", key).body(body).post(talk.path());
        new Said(first.path("id"), "reader").takeBack();

        Response repeated = as("reader").header("Idempotency-Key", key).body(body).post(talk.path());

        repeated.then().statusCode(201).body("id", equalTo(first.<String>path("id"))).body("text", nullValue())
                .body("html", nullValue());
        talk.read().then().body("items", empty());
    }

    @Test
    void ownCommentsComeInPagesNewestFirst() {
        Talk talk = Talk.moderated();
        List<String> said = List.of(talk.say("contributor").id(), talk.say("contributor").id(),
                talk.say("contributor").id());

        Response first = as("contributor").queryParam("limit", 2).queryParam("article", talk.article().slug())
                .get("/v1/me/comments");
        first.then().body("items.id", contains(said.get(2), said.get(1)));
        as("contributor").queryParam("limit", 2).queryParam("article", talk.article().slug())
                .queryParam("cursor", first.<String>path("nextCursor")).get("/v1/me/comments").then()
                .body("items.id", contains(said.get(0))).body("nextCursor", nullValue());
        ProblemAssert.assertThat(as("reader").queryParam("cursor", first.<String>path("nextCursor"))
                .get("/v1/me/comments")).hasStatus(400).hasErrorAt("cursor");
        as("contributor").get("/v1/me/comments").then().body("items.id", hasItem(said.get(0)));
    }

    private void update(String sql, Object value) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, value);
            assertThat(statement.executeUpdate()).isEqualTo(1);
        }
    }
}
