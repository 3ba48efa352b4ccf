package org.meridiem.content.comment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.meridiem.content.newsroom.Newsroom.as;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.meridiem.content.ContentServers;
import org.meridiem.content.comment.Talk.Said;
import org.meridiem.content.newsroom.AtOnce;
import org.meridiem.testkit.ProblemAssert;

import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@ContentServers
class ReactionsIT {

    private static final String LIKES = "/v1/me/comment-likes";

    @Test
    void aLikeCountsOncePerReaderHoweverOftenItIsSaid() throws Exception {
        Talk talk = Talk.free();
        Said said = talk.say("reader");

        assertThat(AtOnce.all(20, i -> said.like(i % 2 == 0 ? "editor" : "publisher"))).containsOnly(204);

        talk.read().then().body("items[0].likeCount", equalTo(2));
        said.moderated().then().body("version", equalTo(1)).body("likeCount", equalTo(2));
        as("editor").queryParam("article", talk.article().slug()).get(LIKES).then().body("items", contains(said.id()));
        as("admin").queryParam("article", talk.article().slug()).get(LIKES).then().body("items", empty());
        assertThat(AtOnce.all(6, i -> as("editor").delete(LIKES + "/" + said.id()).statusCode())).containsOnly(204);
        talk.read().then().body("items[0].likeCount", equalTo(1));
        ProblemAssert.assertThat(as("reader").put(LIKES + "/" + said.id())).hasStatus(409);
    }

    @Test
    void whatReadersDoNotSeeCannotBeLikedOrReported() {
        Talk talk = Talk.moderated();
        Said pending = talk.say("reader");

        assertThat(pending.like("editor")).isEqualTo(404);
        ProblemAssert.assertThat(pending.report("editor", "SPAM")).hasStatus(404);
        pending.decided("approve");
        assertThat(pending.like("editor")).isEqualTo(204);
        pending.decided("reject");
        as("editor").delete(LIKES + "/" + pending.id()).then().statusCode(204);
    }

    @Test
    void reportsHideACommentUntilAModeratorHasLooked() {
        Talk talk = Talk.free();
        Said said = talk.say("reader");
        List<String> readers = List.of("contributor", "contributor2", "editor", "publisher", "admin");
        for (String reader : readers.subList(0, 4)) {
            said.report(reader, "ABUSE").then().statusCode(204);
            said.report(reader, "SPAM").then().statusCode(204);
        }
        ProblemAssert.assertThat(said.report("reader", "ABUSE")).hasStatus(409);
        talk.read().then().body("items", hasSize(1));
        as("moderator").queryParam("reported", true).queryParam("article", talk.article().id()).get(Talk.QUEUE).then()
                .body("items.id", contains(said.id())).body("items[0].state", equalTo("APPROVED"))
                .body("items[0].reportCount", equalTo(4));
        as("moderator").get(Talk.QUEUE + "/" + said.id() + "/reports").then()
                .body("items.reason", contains("ABUSE", "ABUSE", "ABUSE", "ABUSE"));

        as("admin").body(Map.of("reason", "OTHER", "note", "He knows what he did")).put("/v1/me/comment-reports/"
                + said.id()).then().statusCode(204);

        talk.read("count=true").then().body("items", empty()).body("total", equalTo(0));
        said.own().then().body("state", equalTo("PENDING"));
        as("moderator").queryParam("article", talk.article().id()).queryParam("state", "PENDING").get(Talk.QUEUE)
                .then().body("items.id", contains(said.id()));

        said.decided("approve");
        talk.read().then().body("items", hasSize(1));
        said.moderated().then().body("reportCount", equalTo(0));
        as("moderator").get(Talk.QUEUE + "/" + said.id() + "/reports").then()
                .body("items.settled", containsInAnyOrder(true, true, true, true, true));
        said.report("admin", "ABUSE").then().statusCode(204);
        said.moderated().then().body("reportCount", equalTo(0));
    }

    @Test
    void likesComeInPages() {
        Talk talk = Talk.free();
        List<Said> said = List.of(talk.say("reader"), talk.say("reader"), talk.say("reader"));
        said.forEach(one -> assertThat(one.like("publisher")).isEqualTo(204));

        String cursor = as("publisher").queryParam("limit", 2).queryParam("article", talk.article().slug()).get(LIKES)
                .then().body("items", contains(said.get(2).id(), said.get(1).id())).extract().path("nextCursor");
        as("publisher").queryParam("limit", 2).queryParam("article", talk.article().slug())
                .queryParam("cursor", cursor).get(LIKES).then().body("items", contains(said.get(0).id()));
    }
}
