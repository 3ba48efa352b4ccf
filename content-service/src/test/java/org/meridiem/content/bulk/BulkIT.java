package org.meridiem.content.bulk;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.meridiem.content.newsroom.ArticleFixture.article;
import static org.meridiem.content.newsroom.Newsroom.as;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.meridiem.content.ContentServers;
import org.meridiem.content.newsroom.AtOnce;
import org.meridiem.content.newsroom.Newsroom;
import org.meridiem.content.newsroom.Newsroom.Written;
import org.meridiem.testkit.ProblemAssert;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

@QuarkusTest
@ContentServers
class BulkIT {

    private static final String BULK = "/v1/editorial/articles/bulk";

    @BeforeEach
    void catalogue() {
        Newsroom.catalogue();
    }

    @Test
    void eachArticleHasItsOwnOutcome() {
        Written ready = Newsroom.approved(article());
        Written draft = Newsroom.write("editor", article());
        Written incomplete = Newsroom.approved(article().without("section"));
        Written changed = Newsroom.approved(article());
        Written published = Newsroom.publish(article());
        String unknown = UUID.randomUUID().toString();

        Response answer = bulk("publisher", Map.of("action", "transition", "transition",
                Map.of("transition", "publish", "note", "All of them"), "selection",
                Map.of("articles", List.of(chosen(ready.id(), null), chosen(draft.id(), null),
                        chosen(incomplete.id(), null), chosen(changed.id(), 1), chosen(published.id(), null),
                        chosen(unknown, null)))));

        answer.then().statusCode(200).body("total", equalTo(6)).body("succeeded", equalTo(1)).body("failed", equalTo(5))
                .body("dryRun", equalTo(false))
                .body("items.status", equalTo(List.of(200, 409, 422, 412, 409, 404)))
                .body("items[0].id", equalTo(ready.id())).body("items[0].version", equalTo(4))
                .body("items[0].problem", nullValue())
                .body("items[1].problem.type", equalTo("urn:problem-type:meridiem:illegal-transition"))
                .body("items[2].problem.errors[0].pointer", equalTo("/section"));
        given().get("/v1/articles/" + ready.slug()).then().statusCode(200);
        given().get("/v1/articles/" + changed.slug()).then().statusCode(404);
        as("editor").get(ready.path() + "/transitions").then().body("items[0].note", equalTo("All of them"));
    }

    @Test
    void tagsComeAndGoAndWhatIsPublicGetsAWorkingDraft() {
        Written draft = Newsroom.write("editor", article());
        Written published = Newsroom.publish(article());
        Written tagged = Newsroom.write("editor", article().with("tags", List.of("trade", "tea")));
        Map<String, Object> selection = all(draft, published, tagged);

        bulk("editor", Map.of("action", "addTags", "tags", List.of("trade"), "selection", selection)).then()
                .body("items.version", equalTo(List.of(2, 5, 1))).body("succeeded", equalTo(3));

        draft.read("editor").then().body("tags", equalTo(List.of("tea", "trade"))).body("revision", equalTo(2));
        published.read("editor").then().body("unpublishedChanges", equalTo(true)).body("status", equalTo("PUBLISHED"));
        given().get("/v1/articles/" + published.slug()).then().body("tags.slug", equalTo(List.of("tea")));
        tagged.read("editor").then().body("revision", equalTo(1));

        bulk("editor", Map.of("action", "removeTags", "tags", List.of("tea", "trade"), "selection", selection)).then()
                .body("succeeded", equalTo(3));
        tagged.read("editor").then().body("tags", equalTo(List.of()));
    }

    @Test
    void articlesMoveToAnotherSection() {
        Written draft = Newsroom.write("editor", article());
        Written archived = Newsroom.write("editor", article()).step("editor", "archive");

        bulk("editor", Map.of("action", "move", "section", "business", "selection", all(draft, archived))).then()
                .statusCode(200).body("items.status", equalTo(List.of(200, 409)));

        draft.read("editor").then().body("section", equalTo("business"));
    }

    @Test
    void aFilterChangesAsManyAsExpectedOrNone() {
        String word = "w" + UUID.randomUUID().toString().substring(0, 8);
        List<Written> drafts = IntStream.range(0, 3)
                .mapToObj(i -> Newsroom.write("editor", article().titled("Tea " + word + " " + i))).toList();
        Map<String, Object> selection = Map.of("filter", Map.of("q", word, "status", List.of("DRAFT")));
        Map<String, Object> submit = Map.of("transition", "submit");

        ProblemAssert
                .assertThat(bulk("editor",
                        Map.of("action", "transition", "transition", submit, "selection", selection)))
                .hasStatus(400).hasErrorsExactlyAt("/expectedCount");
        Response other = bulk("editor", Map.of("action", "transition", "transition", submit, "selection", selection,
                "expectedCount", 2));
        ProblemAssert.assertThat(other).hasStatus(409);
        other.then().body("selectedCount", equalTo(3));
        assertThat(drafts).allSatisfy(draft -> draft.read("editor").then().body("status", equalTo("DRAFT")));

        bulk("editor", Map.of("action", "transition", "transition", submit, "selection", selection, "expectedCount",
                3)).then().statusCode(200).body("succeeded", equalTo(3))
                .body("items.id", equalTo(drafts.stream().map(Written::id).toList()));
        bulk("editor", Map.of("action", "transition", "transition", submit, "selection", selection, "expectedCount",
                0)).then().statusCode(200).body("total", equalTo(0));
    }

    @Test
    void aFilterFindsAContributorsOwnOnly() {
        String word = "w" + UUID.randomUUID().toString().substring(0, 8);
        Newsroom.write("editor", article().titled("Tea " + word));
        Written own = Newsroom.write("contributor", article().titled("Tea " + word));

        bulk("contributor", Map.of("action", "addTags", "tags", List.of("trade"), "selection",
                Map.of("filter", Map.of("q", word)), "expectedCount", 1)).then().statusCode(200)
                .body("items.id", equalTo(List.of(own.id())));
    }

    @Test
    void nobodyDoesInBulkWhatTheyMayNotDoAlone() {
        Written own = Newsroom.write("contributor", article());
        Written foreign = Newsroom.write("editor", article());
        Written approved = Newsroom.approved(article());

        bulk("contributor", Map.of("action", "addTags", "tags", List.of("trade"), "selection", all(own, foreign)))
                .then().statusCode(200).body("items.status", equalTo(List.of(200, 403)));
        bulk("editor", Map.of("action", "transition", "transition", Map.of("transition", "publish"), "selection",
                all(approved))).then().statusCode(200).body("items.status", equalTo(List.of(403)));
        ProblemAssert.assertThat(bulk("moderator",
                Map.of("action", "addTags", "tags", List.of("trade"), "selection", all(own)))).hasStatus(403);
    }

    @Test
    void aDryRunTellsWhatWouldHappenAndDoesNothing() {
        Written approved = Newsroom.approved(article());
        Written draft = Newsroom.write("editor", article());
        Map<String, Object> request = new HashMap<>(Map.of("action", "transition", "transition",
                Map.of("transition", "publish"), "selection", all(approved, draft), "dryRun", true));

        bulk("publisher", request).then().statusCode(200).body("dryRun", equalTo(true))
                .body("items.status", equalTo(List.of(200, 409))).body("items[0].version", nullValue());

        approved.read("editor").then().body("status", equalTo("APPROVED")).header("ETag", equalTo(approved.etag()));
        given().get("/v1/articles/" + approved.slug()).then().statusCode(404);
        request.put("dryRun", false);
        bulk("publisher", request).then().body("items[0].status", equalTo(200));
    }

    @Test
    void aRepeatWithTheSameKeyGetsTheFirstAnswer() throws Exception {
        Written draft = Newsroom.write("editor", article());
        String key = UUID.randomUUID().toString();
        Map<String, Object> request = Map.of("action", "transition", "transition", Map.of("transition", "submit"),
                "selection", all(draft));

        List<String> answers = AtOnce.all(2, _ -> {
            Response answer = as("editor").header("Idempotency-Key", key).body(request).post(BULK);
            assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
            return answer.jsonPath().getString("items[0].status");
        });

        assertThat(answers).containsExactly("200", "200");
        draft.read("editor").then().body("version", equalTo(2));
        ProblemAssert
                .assertThat(as("editor").header("Idempotency-Key", key)
                        .body(Map.of("action", "move", "section", "business", "selection", all(draft))).post(BULK))
                .hasStatus(422);
    }

    @Test
    void requestsThatMakeNoSenseAreRefusedAsAWhole() {
        Written draft = Newsroom.write("editor", article());
        Map<String, Object> one = all(draft);

        refused(400, Map.of("action", "addTags", "selection", one), "/tags");
        refused(400, Map.of("action", "move", "section", "business", "tags", List.of("tea"), "selection", one),
                "/tags");
        refused(400, Map.of("action", "move", "section", "business", "selection", Map.of()), "/selection");
        refused(400, Map.of("action", "move", "section", "business", "selection",
                Map.of("articles", List.of(chosen(draft.id(), null)), "filter", Map.of())), "/selection");
        refused(400, Map.of("action", "move", "section", "business", "selection",
                Map.of("articles", List.of(chosen(draft.id(), null), chosen(draft.id(), 1)))),
                "/selection/articles/1/id");
        refused(400, Map.of("action", "move", "section", "business", "selection", Map.of("articles", List.of())),
                "/selection/articles");
        refused(400, Map.of("action", "move", "section", "business", "selection", Map.of("articles",
                Stream.generate(() -> chosen(UUID.randomUUID().toString(), null)).limit(501).toList())),
                "/selection/articles");
        refused(422, Map.of("action", "move", "section", "nowhere", "selection", one), "/section");
        refused(422, Map.of("action", "addTags", "tags", List.of("tea", "nothing-like-it"), "selection", one),
                "/tags/1");
        ProblemAssert.assertThat(bulk("editor", Map.of("action", "explode", "selection", one))).hasStatus(400);
        ProblemAssert.assertThat(bulk("editor", Map.of("action", "move", "section", "business", "selection",
                Map.of("filter", Map.of("colour", "red")), "expectedCount", 1))).hasStatus(400);
        ProblemAssert.assertThat(bulk("editor", Map.of("action", "move", "section", "business", "selection", one,
                "expectedCount", 2))).hasStatus(409);
        draft.read("editor").then().body("version", equalTo(1));
    }

    @Test
    void manyArticlesAndASaveAtTheSameTime() throws Exception {
        List<Written> drafts = new ArrayList<>();
        for (List<Written> made : AtOnce.all(4, _ -> IntStream.range(0, 10)
                .mapToObj(_ -> Newsroom.write("editor", article())).toList())) {
            drafts.addAll(made);
        }
        Map<String, Object> request = Map.of("action", "addTags", "tags", List.of("trade"), "selection",
                Map.of("articles", drafts.stream().map(draft -> chosen(draft.id(), 1)).toList()));

        List<Response> answers = AtOnce.all(2, number -> number == 0
                ? bulk("editor", request)
                : as("editor").header("If-Match", "\"1\"").contentType("application/merge-patch+json; charset=utf-8")
                        .body(Map.of("dek", "Saved meanwhile")).patch(drafts.getLast().path()));

        assertThat(answers.getFirst().statusCode()).isEqualTo(200);
        List<Integer> statuses = answers.getFirst().jsonPath().getList("items.status");
        assertThat(statuses.subList(0, 39)).containsOnly(200);
        // One of the two was first.
        assertThat(List.of(statuses.getLast(), answers.getLast().statusCode())).containsExactlyInAnyOrder(200, 412);
    }

    private static void refused(int status, Map<String, ?> request, String pointer) {
        ProblemAssert.assertThat(bulk("editor", request)).hasStatus(status).hasErrorsExactlyAt(pointer);
    }

    private static Response bulk(String user, Map<String, ?> request) {
        return as(user).body(request).post(BULK);
    }

    private static Map<String, Object> all(Written... articles) {
        return Map.of("articles", Stream.of(articles).map(article -> chosen(article.id(), null)).toList());
    }

    private static Map<String, Object> chosen(String id, @Nullable Integer version) {
        return version == null ? Map.of("id", id) : Map.of("id", id, "version", version);
    }
}
