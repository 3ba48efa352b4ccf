package org.meridiem.content.comment;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.meridiem.content.newsroom.Newsroom.as;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.meridiem.content.ContentServers;
import org.meridiem.content.comment.Talk.Said;
import org.meridiem.testkit.ProblemAssert;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;

@QuarkusTest
@ContentServers
class ThreadsIT {

    @Test
    void answersAreATreeInTheOrderInWhichTheyWereWritten() {
        Talk talk = Talk.free();
        Said first = talk.say("reader");
        Said second = talk.say("editor");
        Said a = talk.say("editor", "a", first);
        Said b = talk.say("reader", "b", first);
        Said a1 = talk.say("publisher", "a1", a);
        Said b1 = talk.say("publisher", "b1", b);
        Said a2 = talk.say("reader", "a2", a);

        JsonPath page = talk.read("count=true").then().statusCode(200).extract().jsonPath();

        assertThat(page.getLong("total")).isEqualTo(7);
        assertThat(page.<String>getList("items.id")).containsExactly(first.id(), second.id());
        assertThat(page.getInt("items[0].replyCount")).isEqualTo(5);
        assertThat(page.<String>getList("items[0].replies.id")).containsExactly(a.id(), b.id());
        assertThat(page.<String>getList("items[0].replies[0].replies.id")).containsExactly(a1.id(), a2.id());
        assertThat(page.getInt("items[0].replies[0].replyCount")).isEqualTo(2);
        assertThat(page.<String>getList("items[0].replies[1].replies.id")).containsExactly(b1.id());
        assertThat(page.getString("items[0].replies[1].replies[0].parent")).isEqualTo(b.id());
        assertThat(page.getInt("items[0].replies[1].replies[0].depth")).isEqualTo(2);
        assertThat(page.getString("items[0].nextReplies")).isNull();
        assertThat(page.getList("items[1].replies")).isEmpty();
    }

    @Test
    void aLongThreadGoesOnWhereItsTreeEnded() {
        Talk talk = Talk.free();
        Said top = talk.say("reader");
        List<String> answers = new ArrayList<>();
        Said parent = top;
        for (int i = 0; i < 9; i++) {
            Said answer = talk.say(i % 2 == 0 ? "editor" : "publisher", "Answer " + i, i % 3 == 0 ? top : parent);
            answers.add(answer.id());
            parent = answer;
        }

        JsonPath page = talk.read().jsonPath();
        String next = page.getString("items[0].nextReplies");

        assertThat(page.<String>getList("items[0].replies.id")).containsExactly(answers.get(0), answers.get(3));
        assertThat(page.getInt("items[0].replyCount")).isEqualTo(9);
        List<String> rest = new ArrayList<>();
        String path = talk.path() + "/" + top.id() + "/replies";
        while (next != null) {
            JsonPath more = given().queryParam("limit", 3).queryParam("cursor", next).get(path).then().statusCode(200)
                    .extract().jsonPath();
            rest.addAll(more.getList("items.id"));
            next = more.getString("nextCursor");
        }
        // The tree held 0, 1, 2, 3, 4: depth first, in the order of time.
        assertThat(rest).containsExactlyElementsOf(answers.subList(5, 9));
        given().queryParam("limit", 100).get(path).then().body("items.id", equalTo(answers))
                .body("items[2].depth", equalTo(3)).body("items[0].replies", nullValue());
        ProblemAssert.assertThat(given().queryParam("cursor", page.getString("items[0].nextReplies"))
                .get(talk.path())).hasStatus(400).hasErrorAt("cursor");
    }

    @Test
    void veryDeepAnswersStandBesideWhatTheyAnswer() {
        Talk talk = Talk.free();
        Said parent = talk.say("reader");
        List<Said> chain = new ArrayList<>(List.of(parent));
        for (int i = 1; i <= 6; i++) {
            parent = talk.say(i % 2 == 0 ? "reader" : "editor", "Level " + i, parent);
            chain.add(parent);
        }

        JsonPath flat = given().get(talk.path() + "/" + chain.getFirst().id() + "/replies").jsonPath();

        assertThat(flat.<Integer>getList("items.depth")).containsExactly(1, 2, 3, 4, 4, 4);
        assertThat(flat.getString("items[5].parent")).isEqualTo(chain.get(5).id());
    }

    @Test
    void pagesMeetEveryThreadOnceInEveryOrder() {
        Talk talk = Talk.free();
        List<Said> said = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            said.add(talk.say("reader"));
        }
        List<String> ids = said.stream().map(Said::id).toList();
        assertThat(List.of(said.get(2).like("editor"), said.get(2).like("publisher"), said.get(5).like("editor")))
                .containsOnly(204);

        assertThat(walk(talk, "createdAt")).containsExactlyElementsOf(ids);
        assertThat(walk(talk, "-createdAt")).containsExactlyElementsOf(ids.reversed());
        assertThat(walk(talk, "-likeCount")).containsExactly(ids.get(2), ids.get(5), ids.get(6), ids.get(4), ids.get(3),
                ids.get(1), ids.get(0));
        assertThat(walk(talk, null)).containsExactlyElementsOf(ids);
        given().queryParam("limit", 3).get(talk.path()).then().header("Link",
                org.hamcrest.Matchers.endsWith(">; rel=\"next\""));
    }

    @Test
    void aPageStaysRightWhileOthersWriteAndAreRemoved() {
        Talk talk = Talk.free();
        List<Said> said = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            said.add(talk.say("reader"));
        }
        String cursor = talk.read("limit=2").path("nextCursor");

        said.get(0).takeBack();
        said.get(2).takeBack();
        Said late = talk.say("editor");

        talk.read("limit=10&cursor=" + cursor).then().body("items.id", contains(said.get(3).id(), late.id()));
    }

    @Test
    void onlyWhatReadersSeeCanBeAnswered() {
        Talk talk = Talk.moderated();
        Said pending = talk.say("reader");
        Said elsewhere = Talk.free().say("reader");
        for (String parent : List.of(pending.id(), elsewhere.id(), UUID.randomUUID().toString())) {
            ProblemAssert.assertThat(talk.post("editor", Map.of("text", "Answer", "parent", parent))).hasStatus(422)
                    .hasType("unresolved-reference").hasErrorsExactlyAt("/parent");
        }
        pending.decided("approve");
        Said answer = talk.say("editor", "Answer", pending).decided("approve");
        pending.decided("reject");

        talk.read().then().body("items", hasSize(1)).body("items[0].removed", equalTo(true))
                .body("items[0].replies.id", contains(answer.id()));
        ProblemAssert.assertThat(talk.post("publisher", Map.of("text", "Me too", "parent", pending.id())))
                .hasStatus(422);
    }

    @Test
    void badQueriesAreRefused() {
        Talk talk = Talk.free();
        Said said = talk.say("reader");
        for (String bad : List.of("limit=0", "limit=101", "limit=x", "sort=likes", "sort=", "cursor=abc", "count=yes",
                "state=PENDING", "liked=true", "limit=1&limit=2")) {
            ProblemAssert.assertThat(talk.read(bad)).hasStatus(400).hasErrorAt(bad.substring(0, bad.indexOf('=')));
        }
        ProblemAssert.assertThat(given().get(talk.path() + "/" + said.id() + "/replies?sort=createdAt")).hasStatus(400);
        ProblemAssert.assertThat(given().get(talk.path() + "/nonsense/replies")).hasStatus(404);
        given().get(talk.path() + "/" + UUID.randomUUID() + "/replies").then().statusCode(200)
                .body("items", hasSize(0));
        ProblemAssert.assertThat(as("reader").get("/v1/me/comments?state=PENDING")).hasStatus(400);
    }

    private static List<String> walk(Talk talk, @Nullable String sort) {
        List<String> met = new ArrayList<>();
        String cursor = null;
        do {
            JsonPath page = talk.read("limit=2" + (sort == null ? "" : "&sort=" + sort)
                    + (cursor == null ? "" : "&cursor=" + cursor)).then().statusCode(200).extract().jsonPath();
            met.addAll(page.getList("items.id"));
            cursor = page.getString("nextCursor");
        } while (cursor != null);
        return met;
    }
}
