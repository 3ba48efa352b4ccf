package org.meridiem.content.article;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.meridiem.content.newsroom.ArticleFixture.article;
import static org.meridiem.content.newsroom.Newsroom.as;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.meridiem.content.ContentServers;
import org.meridiem.content.newsroom.ArticleFixture;
import org.meridiem.content.newsroom.Newsroom;
import org.meridiem.content.newsroom.Newsroom.Written;
import org.meridiem.testkit.ProblemAssert;
import org.meridiem.testkit.Tokens;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

@QuarkusTest
@ContentServers
class EditorialArticlesIT {

    private static final String ARTICLES = "/v1/editorial/articles";

    @BeforeEach
    void catalogue() {
        Newsroom.catalogue();
    }

    @Test
    void anAnswerHoldsWhatWasWrittenAndWhatTheServerAdds() {
        ArticleFixture article = article().with("shortHeadline", "Tea")
                .with("custom", Map.of("mood", "calm", "n", List.of(1, 2.5)))
                .with("seo", Map.of("title", "Tea is cheap")).with("kind", "analysis").with("language", "en-GB")
                .with("featured", true);

        Response answer = as("contributor").body(article.json()).post(ARTICLES);

        answer.then().statusCode(201)
                .header("ETag", "\"1\"")
                .header("Location", ARTICLES + "/" + answer.jsonPath().getString("id"))
                .header("Cache-Control", "private, no-store")
                .body("id", matchesPattern("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"))
                .body("version", equalTo(1)).body("status", equalTo("DRAFT")).body("revision", equalTo(1))
                .body("allowedTransitions", equalTo(List.of("submit")))
                .body("headline", equalTo("Tea prices fall")).body("shortHeadline", equalTo("Tea"))
                .body("body.blocks[1]", equalTo(Map.of("type", "heading", "level", 2, "text", "What now")))
                .body("body.markdown", nullValue())
                .body("section", equalTo("ai")).body("tags", equalTo(List.of("tea")))
                .body("authors", equalTo(List.of("ana-lima")))
                .body("kind", equalTo("analysis")).body("language", equalTo("en-GB")).body("featured", equalTo(true))
                .body("commentsOpen", equalTo(true)).body("custom.mood", equalTo("calm"))
                .body("seo.title", equalTo("Tea is cheap"))
                .body("faq[0].question", equalTo("Why?")).body("wordCount", equalTo(11))
                .body("readingTimeMinutes", equalTo(1))
                .body("createdBy.name", equalTo("contributor"))
                .body("createdBy.id", equalTo(Tokens.subject("contributor")))
                .body("updatedAt", notNullValue()).body("publishedVersion", nullValue())
                .body("unpublishedChanges", equalTo(false));
        as("contributor").get(ARTICLES + "/" + answer.jsonPath().getString("id")).then().statusCode(200)
                .header("ETag", "\"1\"")
                .body("headline", equalTo("Tea prices fall"));
    }

    @Test
    void aHeadlineIsEnoughForADraftButNotForReaders() {
        Written draft = Newsroom.write("editor",
                article().without("section").without("body").without("authors").without("slug")
                        .titled("Öl & Tee – ein Überblick").with("language", "de"));
        assertThat(draft.slug()).isEqualTo("oel-tee-ein-ueberblick");
        Written approved = draft.step("editor", "submit").step("editor", "approve");

        Response refused = Newsroom.transition("publisher", approved.id(), approved.etag(),
                Map.of("transition", "publish"));

        ProblemAssert.assertThat(refused).hasStatus(422).hasType("unprocessable").hasErrorsExactlyAt("/section",
                "/body", "/authors");
        approved.read("editor").then().body("status", equalTo("APPROVED")).header("ETag", approved.etag());
    }

    static Stream<Arguments> badInput() {
        List<Arguments> rows = new ArrayList<>();
        for (String server : List.of("id", "version", "status", "publishedAt", "createdBy", "allowedTransitions", "url",
                "publishedVersion",
                "role", "__proto__")) {
            rows.add(Arguments.of("/" + server, article().with(server, "x")));
        }
        rows.addAll(List.of(
                Arguments.of("/headline", article().without("headline")),
                Arguments.of("/headline", article().with("headline", "  ")),
                Arguments.of("/headline", article().with("headline", null)),
                Arguments.of("/headline", article().with("headline", 7)),
                Arguments.of("/headline", article().with("headline", Map.of())),
                Arguments.of("/headline", article().with("headline", List.of())),
                Arguments.of("/headline", article().with("headline", true)),
                Arguments.of("/headline", article().with("headline", "x".repeat(301))),
                Arguments.of("/headline", article().with("headline", "a\u0000b")),
                Arguments.of("/headline", article().with("headline", "a\nb")),
                Arguments.of("/headline", article().with("headline", "\ud800")),
                Arguments.of("/slug", article().with("slug", "Not A Slug")),
                Arguments.of("/slug", article().with("slug", "-a")),
                Arguments.of("/slug", article().with("slug", "a".repeat(121))),
                Arguments.of("/slug", article().with("slug", "é")),
                Arguments.of("/slug", article().with("slug", "")),
                Arguments.of("/keyTakeaways", article().with("keyTakeaways", "one")),
                Arguments.of("/keyTakeaways/0", article().with("keyTakeaways", List.of(" "))),
                Arguments.of("/keyTakeaways/1", article().with("keyTakeaways", List.of("a", 1))),
                Arguments.of("/keyTakeaways", article().with("keyTakeaways", java.util.Collections.nCopies(21, "a"))),
                Arguments.of("/body", article().with("body", "text")),
                Arguments.of("/body", article().with("body", Map.of())),
                Arguments.of("/body", article().with("body", Map.of("markdown", "a", "html", "b"))),
                Arguments.of("/body/text", article().with("body", Map.of("text", "a"))),
                Arguments.of("/body/blocks/0",
                        article().with("body", Map.of("blocks", List.of(Map.of("type", "nonsense"))))),
                Arguments.of("/body/blocks/0", article().with("body", Map.of("blocks", List.of(Map.of("text", "x"))))),
                Arguments.of("/body/blocks/0/colour",
                        article().with("body", Map.of("blocks", List.of(Map.of("type", "divider", "colour", "red"))))),
                Arguments.of("/body/blocks/0/level",
                        article().with("body",
                                Map.of("blocks", List.of(Map.of("type", "heading", "level", 1, "text", "x"))))),
                Arguments.of("/body/blocks/0/level",
                        article().with("body",
                                Map.of("blocks", List.of(Map.of("type", "heading", "level", "2", "text", "x"))))),
                Arguments.of("/body/blocks/1/url", article().with("body",
                        Map.of("blocks",
                                List.of(Map.of("type", "divider"), Map.of("type", "embed", "url", "javascript:x"))))),
                Arguments.of("/body/blocks/0/text",
                        article().with("body", Map.of("blocks", List.of(Map.of("type", "paragraph"))))),
                Arguments.of("/body/markdown", article().with("body", Map.of("markdown", "<".repeat(100_000)))),
                Arguments.of("/faq/0/answer", article().with("faq", List.of(Map.of("question", "q")))),
                Arguments.of("/faq/0/extra",
                        article().with("faq", List.of(Map.of("question", "q", "answer", "a", "extra", 1)))),
                Arguments.of("/section", article().with("section", List.of("ai"))),
                Arguments.of("/section", article().with("section", "A I")),
                Arguments.of("/tags", article().with("tags", List.of("tea", "tea"))),
                Arguments.of("/tags/0", article().with("tags", List.of("T'ea"))),
                Arguments.of("/authors", article().with("authors", "ana-lima")),
                Arguments.of("/heroImage/id", article().with("heroImage", Map.of("id", "no-uuid"))),
                Arguments.of("/heroImage/id", article().with("heroImage", Map.of())),
                Arguments.of("/heroImage", article().with("heroImage", UUID.randomUUID())),
                Arguments.of("/kind", article().with("kind", "Big Story")),
                Arguments.of("/language", article().with("language", "english!")),
                Arguments.of("/language", article().with("language", "e")),
                Arguments.of("/commentsOpen", article().with("commentsOpen", "true")),
                Arguments.of("/featured", article().with("featured", 1)),
                Arguments.of("/seo/canonicalUrl", article().with("seo", Map.of("canonicalUrl", "javascript:alert(1)"))),
                Arguments.of("/seo/title", article().with("seo", Map.of("title", "x".repeat(201)))),
                Arguments.of("/custom", article().with("custom", List.of())),
                Arguments.of("/custom", article().with("custom", Map.of("a", "\u0000"))),
                Arguments.of("/custom", article().with("custom", Map.of("a", "x".repeat(70_000))))));
        return rows.stream();
    }

    @ParameterizedTest
    @MethodSource("badInput")
    void badInputIsRefusedWithItsPointer(String pointer, ArticleFixture article) {
        ProblemAssert.assertThat(as("editor").body(article.json()).post(ARTICLES)).hasStatus(400)
                .hasType("invalid-input")
                .hasErrorAt(pointer);
    }

    @ParameterizedTest
    @MethodSource("badInput")
    void aPatchIsHeldToTheSameRules(String pointer, ArticleFixture article) {
        if (!article.json().containsKey("headline") || article.json().get("headline") == null) {
            article.with("headline", null);
        }
        Map<String, Object> patch = new HashMap<>(article.json());
        patch.remove("slug", article.slug());
        if (pointer.equals("/slug")) {
            patch.put("slug", article.json().get("slug"));
        }

        ProblemAssert.assertThat(as("editor").header("If-Match", "*")
                .contentType("application/merge-patch+json; charset=utf-8").body(patch)
                .patch(shared().path())).hasStatus(400).hasErrorAt(pointer);
    }

    private static Written sharedArticle;

    private static Written shared() {
        if (sharedArticle == null) {
            sharedArticle = Newsroom.write("editor", article());
        }
        return sharedArticle;
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "7", "\"x\"", "{\"headline\":\"a\",\"headline\":\"b\"}",
            "{\"headline\":\"a\"} x",
            "{\"headline\":\"a\"}{}", "{'headline':'a'}"})
    void whatIsNoObjectIsRefused(String body) {
        ProblemAssert.assertThat(as("editor").body(body).post(ARTICLES)).hasStatus(400);
        ProblemAssert.assertThat(as("editor").header("If-Match", "*").body(body).put(shared().path())).hasStatus(400);
        ProblemAssert.assertThat(as("editor").header("If-Match", "*").body(body).patch(shared().path())).hasStatus(400);
    }

    @Test
    void deepNestingIsRefused() {
        String deep = "{\"headline\":\"a\",\"custom\":" + "{\"a\":".repeat(5_000) + "1" + "}".repeat(5_000) + "}";

        ProblemAssert.assertThat(as("editor").body(deep).post(ARTICLES)).hasStatus(400);
    }

    @Test
    void aBodyThatIsTooLargeIsRefusedUnread() {
        ProblemAssert.assertThat(as("editor").body("{\"headline\":\"" + "x".repeat(2_200_000) + "\"}").post(ARTICLES))
                .hasStatus(413);
    }

    @Test
    void otherMediaTypesAreRefused() {
        ProblemAssert.assertThat(as("editor").contentType("text/plain").body("x").post(ARTICLES)).hasStatus(415);
        ProblemAssert.assertThat(as("editor").accept("text/html").get(ARTICLES)).hasStatus(406);
        ProblemAssert.assertThat(as("editor").delete(ARTICLES)).hasStatus(405);
    }

    @Test
    void referencesToNothingAreNamed() {
        ArticleFixture article = article().with("section", "nowhere").with("tags", List.of("tea", "no-tag"))
                .with("authors", List.of("nobody"))
                .with("heroImage", Map.of("id", UUID.randomUUID()))
                .with("body", Map.of("blocks", List.of(Map.of("type", "divider"),
                        Map.of("type", "image", "media", UUID.randomUUID(), "alt", "x"))));

        ProblemAssert.assertThat(as("editor").body(article.json()).post(ARTICLES)).hasStatus(422)
                .hasType("unresolved-reference")
                .hasErrorsExactlyAt("/section", "/tags/1", "/authors/0", "/heroImage/id", "/body/blocks/1/media");
    }

    @Test
    void withoutATokenOrWithTheWrongRoleNobodyGetsIn() {
        Written draft = Newsroom.write("contributor", article());
        for (String path : List.of(ARTICLES, draft.path(), draft.path() + "/revisions", draft.path() + "/revisions/1",
                draft.path() + "/transitions")) {
            ProblemAssert.assertThat(given().get(path)).hasStatus(401);
            ProblemAssert.assertThat(as("reader").get(path)).hasStatus(403);
            ProblemAssert.assertThat(as("moderator").get(path)).hasStatus(403);
        }
        ProblemAssert.assertThat(given().contentType("application/json").body("{}").post(ARTICLES)).hasStatus(401);
        ProblemAssert.assertThat(as("reader").body(article().json()).post(ARTICLES)).hasStatus(403);
        ProblemAssert.assertThat(as("contributor").header("If-Match", "*").delete(draft.path())).hasStatus(403);
        assertThat(given().get(ARTICLES).header("WWW-Authenticate")).startsWith("Bearer");
    }

    @Test
    void aContributorTouchesOnlyTheirOwnDrafts() {
        Written draft = Newsroom.write("contributor", article());
        for (Response refused : List.of(as("contributor2").get(draft.path()),
                as("contributor2").get(draft.path() + "/revisions"),
                as("contributor2").get(draft.path() + "/transitions"),
                as("contributor2").header("If-Match", draft.etag()).body(article().json()).put(draft.path()),
                as("contributor2").body(Map.of("dek", "x")).patch(draft.path()),
                Newsroom.transition("contributor2", draft.id(), null, Map.of("transition", "submit")))) {
            ProblemAssert.assertThat(refused).hasStatus(403).hasType("forbidden");
        }
        as("contributor2").queryParam("limit", 100).get(ARTICLES).then().body("items.id", not(hasItem(draft.id())));

        Written submitted = draft.step("contributor", "submit");
        ProblemAssert.assertThat(
                as("contributor").header("If-Match", submitted.etag()).body(Map.of("dek", "x")).patch(draft.path()))
                .hasStatus(409);
        submitted.read("contributor").then().statusCode(200).body("allowedTransitions", hasSize(0));

        Written back = submitted.step("editor", "requestChanges", Map.of("note", "More facts, please."));
        back.patch("contributor", Map.of("dek", "More facts."));
        as("contributor").get(draft.path() + "/transitions").then().statusCode(200)
                .body("items.transition", equalTo(List.of("requestChanges", "submit")))
                .body("items[0].note", equalTo("More facts, please."))
                .body("items[0].by.name", equalTo("editor")).body("items[0].from", equalTo("IN_REVIEW"))
                .body("items[0].to", equalTo("DRAFT"));
    }

    @Test
    void aChangeNeedsTheVersionThatWasRead() {
        Written first = Newsroom.write("editor", article());
        Written second = first.patch("editor", Map.of("dek", "New", "tags", List.of("trade")));
        Written third = second.step("editor", "submit");

        ProblemAssert.assertThat(as("editor").body(Map.of("dek", "x")).patch(first.path())).hasStatus(428)
                .hasType("version-required");
        ProblemAssert.assertThat(as("editor").body(article().json()).put(first.path())).hasStatus(428);
        ProblemAssert.assertThat(as("editor").delete(first.path())).hasStatus(428);
        ProblemAssert.assertThat(Newsroom.transition("editor", first.id(), null, Map.of("transition", "approve")))
                .hasStatus(428);
        for (String stale : List.of(first.etag(), "\"99\"", "W/" + third.etag(), "nonsense", "1")) {
            ProblemAssert
                    .assertThat(as("editor").header("If-Match", stale).body(Map.of("dek", "x")).patch(first.path()))
                    .hasStatus(412)
                    .hasType("stale-version");
        }
        as("editor").header("If-Match", first.etag()).body(Map.of("dek", "x")).patch(first.path()).then()
                .header("ETag", third.etag()).body("currentVersion", equalTo(3))
                .body("changedFields", containsInAnyOrder("dek", "tags", "status"))
                .body("changedBy", equalTo("editor")).body("changedAt", notNullValue());
        as("editor").header("If-Match", second.etag()).body(Map.of("dek", "x")).patch(first.path()).then()
                .body("changedFields", equalTo(List.of("status")));
        as("editor").header("If-Match", "*").body(Map.of("dek", "x")).patch(first.path()).then().statusCode(200)
                .header("ETag", "\"4\"");
        as("editor").header("If-Match", "\"1\", \"4\"").body(Map.of("dek", "y")).patch(first.path()).then()
                .statusCode(200);
    }

    @Test
    void aPatchMergesAsRfc7396Says() {
        Written draft = Newsroom.write("editor",
                article().with("shortHeadline", "Short").with("seo", Map.of("title", "T", "description", "D"))
                        .with("custom", Map.of("a", 1, "b", Map.of("c", 2, "d", 3))));

        Map<String, Object> seo = new HashMap<>();
        seo.put("title", null);
        Map<String, Object> inner = new HashMap<>();
        inner.put("c", null);
        Map<String, Object> patch = new HashMap<>(
                Map.of("seo", seo, "custom", Map.of("b", inner, "e", List.of(1)), "tags", List.of(), "body",
                        Map.of("html", "<p>Other</p>")));
        patch.put("shortHeadline", null);
        patch.put("section", null);
        Written patched = draft.patch("editor", patch);

        patched.read("editor").then().body("shortHeadline", nullValue()).body("section", nullValue())
                .body("tags", hasSize(0))
                .body("seo", equalTo(Map.of("description", "D")))
                .body("custom", equalTo(Map.of("a", 1, "b", Map.of("d", 3), "e", List.of(1))))
                .body("body.blocks", equalTo(List.of(Map.of("type", "paragraph", "text", "Other"))))
                .body("headline", equalTo("Tea prices fall"))
                .body("slug", equalTo(draft.slug())).body("dek", equalTo("A good harvest reaches the shops."));
    }

    @Test
    void aPutEmptiesWhatItLeavesOutButKeepsTheSlug() {
        Written draft = Newsroom.write("editor", article());

        as("editor").header("If-Match", draft.etag()).body(Map.of("headline", "Only this")).put(draft.path()).then()
                .statusCode(200)
                .body("slug", equalTo(draft.slug())).body("dek", equalTo("")).body("tags", hasSize(0))
                .body("section", nullValue())
                .body("body.blocks", hasSize(0)).body("revision", equalTo(2));
    }

    @Test
    void everySaveIsARevisionThatNeverChanges() {
        Written draft = Newsroom.write("editor", article());
        Written changed = draft.patch("publisher", Map.of("headline", "Second", "dek", "Second dek"));
        changed.step("editor", "submit");

        as("editor").queryParam("count", true).get(draft.path() + "/revisions").then().statusCode(200)
                .body("items.number", equalTo(List.of(2, 1))).body("total", equalTo(2))
                .body("items[0].changedFields", equalTo(List.of("headline", "dek")))
                .body("items[0].createdBy.name", equalTo("publisher"))
                .body("items[0].articleVersion", equalTo(2)).body("items[0].content", nullValue());
        as("editor").get(draft.path() + "/revisions/1").then().statusCode(200)
                .body("content.headline", equalTo("Tea prices fall"))
                .body("content.section", equalTo("ai")).body("content.body.blocks", hasSize(3));
        ProblemAssert.assertThat(as("editor").get(draft.path() + "/revisions/3")).hasStatus(404);
        ProblemAssert.assertThat(as("editor").get(draft.path() + "/revisions/zero")).hasStatus(404);

        Response first = as("editor").queryParam("limit", 1).get(draft.path() + "/revisions");
        first.then().body("items.number", equalTo(List.of(2))).body("items[0].changedFields",
                equalTo(List.of("headline", "dek")));
        as("editor").queryParam("limit", 1).queryParam("cursor", first.jsonPath().getString("nextCursor"))
                .get(draft.path() + "/revisions")
                .then().body("items.number", equalTo(List.of(1))).body("nextCursor", nullValue());

        Map<String, Object> content = as("editor").get(draft.path() + "/revisions/1").jsonPath().getMap("content");
        as("editor").header("If-Match", "*").body(content).put(draft.path()).then().statusCode(200)
                .body("headline", equalTo("Tea prices fall"))
                .body("revision", equalTo(3));
    }

    @Test
    void aRepeatedRequestGetsTheFirstAnswer() {
        ArticleFixture article = article();
        String key = UUID.randomUUID().toString();
        Response first = as("editor").header("Idempotency-Key", key).body(article.json()).post(ARTICLES);
        Response again = as("editor").header("Idempotency-Key", key).body(article.json()).post(ARTICLES);

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.asString()).isEqualTo(first.asString());
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        ProblemAssert
                .assertThat(
                        as("editor").header("Idempotency-Key", key).body(article.titled("Other").json()).post(ARTICLES))
                .hasStatus(422)
                .hasType("idempotency-key-reused");

        Written draft = Written.of(first);
        String step = UUID.randomUUID().toString();
        Response submitted = as("editor").header("Idempotency-Key", step).header("If-Match", draft.etag())
                .body(Map.of("transition", "submit")).post(draft.path() + "/transitions");
        Response repeated = as("editor").header("Idempotency-Key", step).header("If-Match", draft.etag())
                .body(Map.of("transition", "submit"))
                .post(draft.path() + "/transitions");
        assertThat(submitted.statusCode()).isEqualTo(200);
        assertThat(repeated.asString()).isEqualTo(submitted.asString());
    }

    @Test
    void stepsThatAreNotThereConflictAndTellThoseThatAre() {
        Written draft = Newsroom.write("editor", article());

        Response refused = Newsroom.transition("publisher", draft.id(), draft.etag(), Map.of("transition", "publish"));

        ProblemAssert.assertThat(refused).hasStatus(409).hasType("illegal-transition");
        refused.then().body("allowedTransitions", equalTo(List.of("submit", "archive"))).body("articleStatus",
                equalTo("DRAFT"));
        ProblemAssert
                .assertThat(
                        Newsroom.transition("contributor", draft.id(), draft.etag(), Map.of("transition", "publish")))
                .hasStatus(403);
        ProblemAssert.assertThat(Newsroom.transition("editor", draft.id(), draft.etag(), Map.of("transition", "fly")))
                .hasStatus(400)
                .hasErrorAt("/transition");
        ProblemAssert.assertThat(Newsroom.transition("editor", draft.id(), draft.etag(), Map.of())).hasStatus(400)
                .hasErrorAt("/transition");
        ProblemAssert
                .assertThat(Newsroom.transition("editor", draft.id(), draft.etag(),
                        Map.of("transition", "submit", "at", "2030-01-01T00:00:00Z")))
                .hasStatus(400).hasErrorAt("/at");
        ProblemAssert.assertThat(
                Newsroom.transition("editor", UUID.randomUUID().toString(), "*", Map.of("transition", "submit")))
                .hasStatus(404);
        Written approved = draft.step("editor", "submit").step("editor", "approve");
        ProblemAssert
                .assertThat(
                        Newsroom.transition("editor", approved.id(), approved.etag(), Map.of("transition", "schedule")))
                .hasStatus(400)
                .hasErrorAt("/at");
        ProblemAssert
                .assertThat(Newsroom.transition("editor", approved.id(), approved.etag(),
                        Map.of("transition", "schedule", "at", "2020-01-01T00:00:00Z")))
                .hasStatus(400).hasErrorAt("/at");
        ProblemAssert
                .assertThat(Newsroom.transition("publisher", approved.id(), approved.etag(),
                        Map.of("transition", "publish", "at", "2090-01-01T00:00:00Z")))
                .hasStatus(400).hasErrorAt("/at");
        ProblemAssert
                .assertThat(Newsroom.transition("publisher", approved.id(), approved.etag(),
                        Map.of("transition", "publish", "at", "yesterday")))
                .hasStatus(400).hasErrorAt("/at");
    }

    @Test
    void aPublicationCanBeDatedBack() {
        ArticleFixture article = article();
        Newsroom.approved(article).step("publisher", "publish", Map.of("at", "2001-02-03T04:05:06Z"));

        given().get("/v1/articles/" + article.slug()).then().body("publishedAt", equalTo("2001-02-03T04:05:06Z"))
                .body("updatedAt", equalTo("2001-02-03T04:05:06Z"));
    }

    @Test
    void whatIsDeletedIsGoneAndFreesASlugThatNeverWasPublic() {
        ArticleFixture article = article();
        Written draft = Newsroom.write("editor", article);
        as("editor").header("If-Match", draft.etag()).delete(draft.path()).then().statusCode(204);
        ProblemAssert.assertThat(draft.read("editor")).hasStatus(404);
        Written again = Newsroom.write("editor", article);

        Written published = again.step("editor", "submit").step("editor", "approve").step("publisher", "publish");
        ProblemAssert.assertThat(as("editor").header("If-Match", published.etag()).delete(published.path()))
                .hasStatus(409);
        Written unpublished = published.step("publisher", "unpublish");
        as("editor").header("If-Match", unpublished.etag()).delete(published.path()).then().statusCode(204);

        ProblemAssert.assertThat(given().get("/v1/articles/" + article.slug())).hasStatus(410);
        ProblemAssert.assertThat(as("editor").body(article.json()).post(ARTICLES)).hasStatus(409)
                .hasType("already-exists").hasErrorAt("/slug");
    }

    @Test
    void theListIsFilteredSortedAndPaged() {
        String marker = "marker-" + UUID.randomUUID();
        Written first = Newsroom.write("contributor", article().titled(marker + " one").with("section", "business"));
        Written second = Newsroom.write("editor",
                article().titled(marker + " 100% two").with("authors", List.of("the-team", "ana-lima")));
        Written third = Newsroom.write("editor", article().titled(marker + " three")).step("editor", "submit");

        list(marker, Map.of()).then().body("items.id", equalTo(List.of(third.id(), second.id(), first.id())))
                .body("items[1].authors", equalTo(List.of("the-team", "ana-lima")))
                .body("items[2].section", equalTo("business"))
                .body("items[0].allowedTransitions", equalTo(List.of("requestChanges", "approve", "archive")));
        list(marker, Map.of("sort", "createdAt")).then().body("items.id",
                equalTo(List.of(first.id(), second.id(), third.id())));
        list(marker, Map.of("status", "IN_REVIEW")).then().body("items.id", equalTo(List.of(third.id())));
        list(marker, Map.of("status", List.of("IN_REVIEW", "DRAFT"), "count", true)).then().body("items", hasSize(3))
                .body("total", equalTo(3));
        list(marker, Map.of("section", "technology")).then().body("items.id",
                containsInAnyOrder(second.id(), third.id()));
        list(marker, Map.of("author", "the-team")).then().body("items.id", equalTo(List.of(second.id())));
        list(marker, Map.of("mine", true)).then().body("items.createdBy.name", everyItem(equalTo("editor")));
        list(marker + " 100% t", Map.of()).then().body("items.id", equalTo(List.of(second.id())));
        list(marker + "_", Map.of()).then().body("items", hasSize(0));

        Response page = list(marker, Map.of("limit", 2));
        page.then().body("items", hasSize(2)).header("Link",
                matchesPattern("</v1/editorial/articles\\?.*cursor=.*>; rel=\"next\""));
        String cursor = page.jsonPath().getString("nextCursor");
        list(marker, Map.of("limit", 2, "cursor", cursor)).then().body("items.id", equalTo(List.of(first.id())))
                .body("nextCursor", nullValue());
        ProblemAssert.assertThat(list(marker, Map.of("cursor", cursor, "sort", "createdAt"))).hasStatus(400)
                .hasErrorAt("cursor");
        ProblemAssert.assertThat(list("other", Map.of("cursor", cursor))).hasStatus(400).hasErrorAt("cursor");
    }

    @ParameterizedTest
    @ValueSource(strings = {"page=2", "limit=0", "limit=-1", "limit=101", "limit=2147483648", "limit=abc",
            "limit=1&limit=2", "cursor=x", "sort=passwordHash",
            "sort=-headline", "status=PUBLIC", "status=published", "author=A'B", "section=%00", "q=", "count=1",
            "mine=yes", "Status=DRAFT", "q=a%00b"})
    void badQueriesAreRefused(String query) {
        ProblemAssert.assertThat(as("editor").urlEncodingEnabled(false).get(ARTICLES + "?" + query)).hasStatus(400);
    }

    private static Response list(String q, Map<String, ?> parameters) {
        return as("editor").queryParam("q", q).queryParams(parameters).get(ARTICLES);
    }
}
