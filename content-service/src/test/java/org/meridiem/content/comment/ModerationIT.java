package org.meridiem.content.comment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.meridiem.content.newsroom.Newsroom.as;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import javax.sql.DataSource;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.meridiem.content.ContentServers;
import org.meridiem.content.comment.Talk.Said;
import org.meridiem.content.newsroom.ArticleEvents;
import org.meridiem.content.newsroom.AtOnce;
import org.meridiem.events.CommentEvent;
import org.meridiem.testkit.ProblemAssert;
import org.meridiem.testkit.Tokens;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

@QuarkusTest
@ContentServers
class ModerationIT {

    private static final String BANS = "/v1/editorial/comment-bans";

    @Inject
    DataSource database;

    @Test
    void theQueueShowsWhatWaitsOldestFirst() {
        Talk talk = Talk.moderated();
        Said first = talk.say("reader");
        Said second = talk.say("editor");
        Said third = talk.say("reader").decided("reject");
        String article = "article=" + talk.article().id();

        queue(article + "&state=PENDING&count=true").then().statusCode(200)
                .header("Cache-Control", "private, no-store").body("items.id", contains(first.id(), second.id()))
                .body("total", equalTo(2)).body("items[0].author.id", equalTo(Tokens.subject("reader")))
                .body("items[0].article.slug", equalTo(talk.article().slug()));
        queue(article).then().body("items.id", contains(first.id(), second.id(), third.id()));
        queue(article + "&author=" + Tokens.subject("reader")).then().body("items.id",
                contains(first.id(), third.id()));
        Response page = queue(article + "&limit=1");
        queue(article + "&limit=2&cursor=" + page.<String>path("nextCursor")).then().body("items.id",
                contains(second.id(), third.id()));
        queue("limit=100").then().body("items.state", not(hasItem("APPROVED")));
        ProblemAssert.assertThat(queue("state=PENDING&limit=1&cursor=" + page.<String>path("nextCursor")))
                .hasStatus(400);
    }

    @Test
    void aDecisionNeedsTheVersionThatWasRead() {
        Talk talk = Talk.moderated();
        Said said = talk.say("reader");

        ProblemAssert.assertThat(as("moderator").body(Map.of("decision", "approve"))
                .post(Talk.QUEUE + "/" + said.id() + "/decisions")).hasStatus(428);
        said.edit("Something else").then().statusCode(200);
        Response stale = said.decide("approve", "\"1\"");
        ProblemAssert.assertThat(stale).hasStatus(412).hasType("stale-version");
        stale.then().body("currentVersion", equalTo(2)).body("changedFields", contains("text"))
                .body("changedBy", equalTo("reader"));
        said.decide("approve", "\"2\"").then().statusCode(200).header("ETag", "\"3\"");
        said.decide("approve", "\"3\"").then().statusCode(200).header("ETag", "\"3\"");
        said.decide("reject", "\"2\"").then().statusCode(412).body("changedFields", contains("state"))
                .body("changedBy", equalTo("moderator"));
    }

    @Test
    void manyAreDecidedAtOnceEachForItself() {
        Talk talk = Talk.moderated();
        Talk other = Talk.moderated();
        Said good = talk.say("reader");
        Said edited = talk.say("reader");
        edited.edit("Changed meanwhile").then().statusCode(200);
        Said gone = other.say("reader").takeBack();
        Said also = other.say("editor");
        String never = UUID.randomUUID().toString();
        Map<String, Object> request = Map.of("decision", "approve", "items",
                List.of(item(good.id(), 1), item(edited.id(), 1), item(gone.id(), 2), item(never, 1),
                        item(also.id(), 1)));
        String key = UUID.randomUUID().toString();

        Response answer = as("moderator").header("Idempotency-Key", key).body(request)
                .post(Talk.QUEUE + "/decisions");

        answer.then().statusCode(200).body("items.status", contains(200, 412, 409, 404, 200))
                .body("items.id", contains(good.id(), edited.id(), gone.id(), never, also.id()))
                .body("items[0].state", equalTo("APPROVED")).body("items[0].version", equalTo(2))
                .body("items[1].problem.type", containsString("stale-version"))
                .body("items[1].state", nullValue());
        assertThat(as("moderator").header("Idempotency-Key", key).body(request).post(Talk.QUEUE + "/decisions")
                .asString()).isEqualTo(answer.asString());
        talk.read("count=true").then().body("items.id", contains(good.id())).body("total", equalTo(1));
        other.read("count=true").then().body("items.id", contains(also.id()));
        ProblemAssert.assertThat(as("moderator").body(Map.of("decision", "spam", "items",
                List.of(item(good.id(), 1), item(good.id(), 2)))).post(Talk.QUEUE + "/decisions")).hasStatus(400)
                .hasErrorsExactlyAt("/items/1/id");
        ProblemAssert.assertThat(as("moderator").body(Map.of("decision", "spam", "items",
                IntStream.range(0, 101).mapToObj(i -> item(UUID.randomUUID().toString(), 1)).toList()))
                .post(Talk.QUEUE + "/decisions")).hasStatus(400).hasErrorsExactlyAt("/items");
    }

    @Test
    void theNumberIsExactAndEventsAreInOrderHoweverManyDecideAtOnce() throws Exception {
        Talk talk = Talk.moderated();
        List<Said> said = new ArrayList<>();
        said.add(talk.say("reader").decided("approve"));
        for (int i = 1; i < 10; i++) {
            said.add(talk.say("reader", "Number " + i, said.getFirst()));
        }
        List<String> decisions = List.of("approve", "reject", "approve", "spam", "approve");

        AtOnce.all(50, i -> said.get(i % 10).decided(decisions.get(i / 10)));
        AtOnce.all(8, i -> as("moderator").body(Map.of("decision", i % 2 == 0 ? "approve" : "reject", "items",
                said.stream().map(one -> item(one.id(), one.moderated().<Integer>path("version"))).toList()))
                .post(Talk.QUEUE + "/decisions").then().statusCode(200));

        List<String> states = said.stream().map(one -> one.moderated().<String>path("state")).toList();
        int visible = (int) states.stream().filter("APPROVED"::equals).count();
        talk.read("count=true").then().body("total", equalTo(visible));
        int below = (int) states.subList(1, 10).stream().filter("APPROVED"::equals).count();
        said.getFirst().moderated().then().body("replyCount", equalTo(below));
        talk.awaitCount(visible);
        try (var events = new CommentEvents()) {
            List<Integer> approved = events.awaitLast(talk.article().id(), visible);
            int before = 0;
            for (int now : approved) {
                assertThat(Math.abs(now - before)).as("each event is one step: %s", approved).isEqualTo(1);
                before = now;
            }
        }
    }

    @Test
    void eventsTellTheNumberAndNeitherTextNorPerson() {
        Talk talk = Talk.moderated();
        Said said = talk.say("reader", "Unheard of " + UUID.randomUUID());
        said.decided("approve").decided("reject").decided("approve").takeBack();
        talk.awaitCount(0);

        try (var comments = new CommentEvents(); var articles = new ArticleEvents()) {
            List<CommentEvent> events = comments.await(talk.article().id(), 4);
            assertThat(events).extracting(event -> event.attributes().type()).containsExactly(
                    CommentEvent.Approved.TYPE, CommentEvent.Removed.TYPE, CommentEvent.Approved.TYPE,
                    CommentEvent.Removed.TYPE);
            assertThat(events).extracting(event -> event.change().approved()).containsExactly(1L, 0L, 1L, 0L);
            assertThat(events).extracting(event -> event.change().comment().toString()).containsOnly(said.id());
            assertThat(comments.texts(talk.article().id())).hasSize(4).allSatisfy(value -> assertThat(value)
                    .doesNotContain("Unheard of", Tokens.subject("reader"), "\"reader\""));
            assertThat(articles.await(talk.article().id(), 1)).last().satisfies(
                    event -> assertThat(event.publicCard().orElseThrow().commentCount()).isZero());
        }
    }

    @Test
    void anArticleMayGoWhileItsCommentsAreDecidedOn() throws Exception {
        for (int round = 0; round < 3; round++) {
            Talk talk = Talk.moderated();
            List<Said> said = List.of(talk.say("reader"), talk.say("editor"), talk.say("reader"));
            talk.article().step("publisher", "unpublish").step("editor", "reopen");

            List<Integer> statuses = AtOnce.all(7, i -> switch (i) {
                case 0 -> as("editor").header("If-Match", "*").delete(talk.article().path()).statusCode();
                case 1, 2, 3 -> said.get(i - 1).decide("approve", "*").statusCode();
                default -> said.get(i - 4).decide("reject", "*").statusCode();
            });

            assertThat(statuses.getFirst()).isEqualTo(204);
            assertThat(statuses.subList(1, 7)).isSubsetOf(200, 404);
            ProblemAssert.assertThat(said.getFirst().moderated()).hasStatus(404);
        }
    }

    @Test
    void whoIsBannedIsSilentUntilTheBanIsLifted() {
        Talk talk = Talk.free();
        Said earlier = talk.say("contributor2");
        Said other = talk.say("reader");
        Instant until = Instant.now().plus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
        Map<String, Object> ban = new HashMap<>(Map.of("author", Tokens.subject("contributor2"), "reason",
                "Advertising", "until", until.toString()));

        Response begun = as("moderator").body(ban).post(BANS);
        begun.then().statusCode(201).header("ETag", "\"1\"").body("author.name", equalTo("contributor2"))
                .body("createdBy.name", equalTo("moderator"));
        String location = begun.header("Location");

        Response refused = talk.post("contributor2", Map.of("text", "But"));
        ProblemAssert.assertThat(refused).hasStatus(403).hasType("forbidden").hasDetailContaining("Advertising");
        refused.then().body("bannedFrom", equalTo("comments")).body("bannedUntil", equalTo(until.toString()));
        ProblemAssert.assertThat(earlier.edit("But")).hasStatus(403);
        ProblemAssert.assertThat(other.report("contributor2", "SPAM")).hasStatus(403);
        assertThat(other.like("contributor2")).isEqualTo(403);
        earlier.own().then().statusCode(200);
        ProblemAssert.assertThat(as("moderator").body(ban).post(BANS)).hasStatus(409).hasType("already-exists");
        as("moderator").get(BANS + "?author=" + Tokens.subject("contributor2")).then().body("items", hasSize(1));

        ProblemAssert.assertThat(as("moderator").body(Map.of("reason", "Forever")).put(location)).hasStatus(428);
        as("moderator").header("If-Match", "\"1\"").body(Map.of("reason", "Forever")).put(location).then()
                .statusCode(200).header("ETag", "\"2\"").body("until", nullValue());
        talk.post("contributor2", Map.of("text", "But")).then().statusCode(403).body("bannedUntil", nullValue());
        ProblemAssert.assertThat(as("moderator").header("If-Match", "\"1\"").delete(location)).hasStatus(412);
        as("moderator").header("If-Match", "\"2\"").delete(location).then().statusCode(204);
        talk.say("contributor2");
        ProblemAssert.assertThat(as("moderator").get(location)).hasStatus(404);
    }

    @Test
    void aBanThatHasRunOutBansNoLonger() {
        Talk talk = Talk.free();
        String author = Tokens.subject("contributor2");
        as("moderator").body(Map.of("author", author, "reason", "A day off", "until",
                Instant.now().plus(1, ChronoUnit.HOURS).toString())).post(BANS).then().statusCode(201);
        assertThat(talk.post("contributor2", Map.of("text", "But")).statusCode()).isEqualTo(403);
        Query.of("update comment_ban set until = now() - interval '1 second' where author = ?", author)
                .update(database);

        talk.say("contributor2");
        Response again = as("moderator").body(Map.of("author", author, "reason", "Again")).post(BANS);
        again.then().statusCode(201);
        as("moderator").header("If-Match", "*").delete(again.header("Location")).then().statusCode(204);
    }

    @Test
    void whoAsksToBeForgottenLeavesPlacesOnly() {
        Talk talk = Talk.free();
        Talk elsewhere = Talk.moderated();
        Said top = talk.say("contributor", "My name is Cora");
        Said answer = talk.say("reader", "Hello Cora", top);
        Said lonely = talk.say("contributor", "I live in the old street");
        Said pending = elsewhere.say("contributor", "And this too");
        assertThat(answer.like("contributor")).isEqualTo(204);
        answer.report("contributor", "OTHER").then().statusCode(204);
        String author = Tokens.subject("contributor");

        as("moderator").body(Map.of("author", author)).post(Talk.QUEUE + "/erasures").then().statusCode(200);

        talk.read("count=true").then().body("total", equalTo(1)).body("items.id", contains(top.id()))
                .body("items[0].removed", equalTo(true)).body("items[0].author", nullValue())
                .body("items[0].replies[0].likeCount", equalTo(0));
        for (Said said : List.of(top, lonely, pending)) {
            said.moderated().then().body("author.id", equalTo("erased")).body("author.name", equalTo(""))
                    .body("text", nullValue()).body("state", equalTo("REMOVED"));
            ProblemAssert.assertThat(said.own()).hasStatus(404);
        }
        answer.moderated().then().body("reportCount", equalTo(0));
        as("contributor").get("/v1/me/comments").then().body("items", empty());
        as("moderator").body(Map.of("author", author)).post(Talk.QUEUE + "/erasures").then().statusCode(200)
                .body("comments", equalTo(0));
        assertThat(Query.of("select count(*) from comment where author = ? or text like '%Cora%' and author <> ?",
                author, Tokens.subject("reader")).first(database, row -> row.getInt(1))).contains(0);
        talk.awaitCount(1);
    }

    @Test
    void everyActOfAModeratorIsInTheAuditLogAndNoReadersWord() {
        Talk talk = Talk.moderated();
        Said said = talk.say("reader", "Secret word " + UUID.randomUUID());
        said.decided("approve").decided("spam");

        List<String> entries = Query
                .of("""
                        select action || ' ' || kind || ' ' || version || ' ' || actor_name || ' ' || (details ->> 'from') || ' ' || (details ->> 'to')
                        from audit_entry where target_id = ? order by id""",
                        UUID.fromString(said.id()))
                .list(database,
                        row -> row.getString(1));

        assertThat(entries).containsExactly("approve comment 2 moderator PENDING APPROVED",
                "spam comment 3 moderator APPROVED SPAM");
        assertThat(Query.of("select count(*) from audit_entry where details::text like '%Secret word%'").first(database,
                row -> row.getInt(1))).contains(0);
    }

    private static Map<String, Object> item(String id, int version) {
        return Map.of("id", id, "version", version);
    }

    private static Response queue(String query) {
        return as("moderator").urlEncodingEnabled(false).get(Talk.QUEUE + "?" + query);
    }
}
