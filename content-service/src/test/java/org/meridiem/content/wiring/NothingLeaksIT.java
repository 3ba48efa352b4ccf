package org.meridiem.content.wiring;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.meridiem.content.newsroom.ArticleFixture.article;
import static org.meridiem.content.newsroom.Newsroom.as;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.meridiem.content.ContentServers;
import org.meridiem.content.newsroom.ArticleEvents;
import org.meridiem.content.newsroom.ArticleFixture;
import org.meridiem.content.newsroom.Newsroom;
import org.meridiem.content.newsroom.Newsroom.Written;
import org.meridiem.content.outbound.Receiver;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

/// What is not public is found by no public path: not in lists, not by its address, not in counts, searches, feeds or events. Walks every
/// public GET of the OpenAPI document, so that a new one is held to it from its first day.
@QuarkusTest
@ContentServers
class NothingLeaksIT {

    /// One word per text, in nothing else; and one for the slug, which answers about that very slug may repeat.
    private final String word = "hush" + UUID.randomUUID().toString().replace("-", "");
    private final String slugWord = "whisper" + UUID.randomUUID().toString().replace("-", "");

    @BeforeEach
    void catalogue() {
        Newsroom.catalogue();
        Newsroom.make("tags", Map.of("name", slugWord, "slug", slugWord));
        Newsroom.make("sections", Map.of("name", slugWord, "slug", slugWord));
        Newsroom.make("authors", Map.of("name", slugWord, "slug", slugWord));
    }

    @Test
    void noPublicPathKnowsWhatIsNotPublic() {
        List<Written> secrets = secrets();
        List<String> flaws = new ArrayList<>();
        for (String path : publicPaths()) {
            for (String filled : filled(path, secrets)) {
                Response answer = given().redirects().follow(false).get(filled);
                String text = new String(answer.asByteArray(), StandardCharsets.UTF_8) + answer.headers();
                if (answer.statusCode() >= 500) {
                    flaws.add(filled + ": " + answer.statusCode());
                }
                if (text.contains(word)) {
                    flaws.add(filled + " tells a text: " + text);
                }
                if (!filled.contains(slugWord) && text.contains(slugWord + "-")) {
                    flaws.add(filled + " tells an address: " + text);
                }
                // Where one was public once, its id is a purge tag of the answer that says so.
                for (Written secret : secrets) {
                    if (!filled.contains(secret.id()) && !filled.contains(secret.slug())
                            && text.contains(secret.id())) {
                        flaws.add(filled + " tells an id: " + text);
                    }
                }
            }
        }
        assertThat(flaws).isEmpty();
    }

    @Test
    void listsByTagSectionAndAuthorDoNotCountWhatIsNotPublic() {
        secrets();

        for (String filter : List.of("tag", "section", "author")) {
            assertThat(given().queryParam(filter, slugWord).queryParam("count", true).get("/v1/articles").jsonPath()
                    .getInt("total")).as(filter).isZero();
        }
        for (String collection : List.of("tags", "sections", "authors")) {
            assertThat(given().get("/v1/" + collection + "/" + slugWord).jsonPath().getInt("articleCount"))
                    .as(collection).isZero();
        }
    }

    @Test
    void noEventHoldsWhatWasNeverPublic() {
        secrets();
        Written last = Newsroom.publish(article());

        try (ArticleEvents events = new ArticleEvents()) {
            events.await(last.id(), 1);
            // Two of them were public once, and their events say so.
            assertThat(events.texts()).filteredOn(text -> text.contains(slugWord + "-"))
                    .hasSizeGreaterThanOrEqualTo(2)
                    .allSatisfy(text -> assertThat(text)
                            .containsPattern(slugWord + "-(unpublished|taken-down)-")
                            .doesNotContainPattern(slugWord + "-(draft|review|approved|scheduled|archived|working)"));
        }
    }

    @Test
    void noWebhookAndNoPreviewOfAnotherHoldsWhatWasNeverPublic() {
        try (var receiver = new Receiver()) {
            String webhook = "/v1/editorial/webhooks/" + as("admin").body(Map.of("name", "Leaks", "url",
                    receiver.url("/in").toString(), "eventTypes",
                    List.of("article.published", "article.updated", "article.unpublished", "article.takenDown",
                            "article.deleted")))
                    .post("/v1/editorial/webhooks").then().statusCode(201).extract().jsonPath().getString("id");
            secrets();
            Written last = Newsroom.publish(article().with("tags", List.of("tea")));
            Response link = as("editor").body(Map.of("expiresIn", "PT1H")).post(last.path() + "/preview-links");
            String url = link.then().statusCode(201).extract().jsonPath().getString("url");
            String preview = given().get(url.substring(url.indexOf("/v1/"))).then().statusCode(200).extract()
                    .asString();
            assertThat(preview).contains(last.id()).doesNotContain(word).doesNotContain(slugWord);

            Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> bodies(receiver).stream()
                    .anyMatch(body -> body.contains(last.id())));
            as("admin").header("If-Match", "*").delete(webhook).then().statusCode(204);
            assertThat(bodies(receiver)).filteredOn(body -> body.contains(word) || body.contains(slugWord + "-"))
                    .isNotEmpty()
                    .allSatisfy(body -> assertThat(body)
                            .containsPattern(slugWord + "-(unpublished|taken-down)-")
                            .doesNotContainPattern(slugWord + "-(draft|review|approved|scheduled|archived|working)"));
        }
    }

    private static List<String> bodies(Receiver receiver) {
        return receiver.received().stream().map(request -> new String(request.body(), StandardCharsets.UTF_8))
                .toList();
    }

    /// One article in each state that readers must not see, and one whose public form says nothing of its working draft.
    private List<Written> secrets() {
        Written draft = Newsroom.write("editor", hushed("draft"));
        Written inReview = Newsroom.write("editor", hushed("review")).step("editor", "submit");
        Written approved = Newsroom.approved(hushed("approved"));
        Written scheduled = Newsroom.approved(hushed("scheduled")).step("editor", "schedule",
                Map.of("at", Instant.now().plus(300, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS).toString()));
        Written unpublished = Newsroom.publish(hushed("unpublished")).step("publisher", "unpublish");
        Written takenDown = Newsroom.publish(hushed("taken-down")).step("publisher", "takeDown");
        Written archived = Newsroom.write("editor", hushed("archived")).step("editor", "archive");
        Newsroom.publish(article()).patch("editor", Map.of("headline", "Now " + word, "dek", word,
                "body", Map.of("markdown", "All of it is " + word + "."), "slug", slugWord + "-working",
                "tags", List.of(slugWord)));
        return List.of(draft, inReview, approved, scheduled, unpublished, takenDown, archived);
    }

    private ArticleFixture hushed(String state) {
        return article().titled("About " + word).with("slug", slugWord + "-" + state + "-" + shortId())
                .with("shortHeadline", word).with("dek", word)
                .with("keyTakeaways", List.of(word))
                .with("body", Map.of("markdown", "It says " + word + ".\n\n![" + word + "](https://pictures.example/"
                        + word + ".jpg)"))
                .with("faq", List.of(Map.of("question", word + "?", "answer", word)))
                .with("custom", Map.of("note", word)).with("seo", Map.of("title", word, "description", word))
                .with("section", slugWord).with("tags", List.of(slugWord)).with("authors", List.of(slugWord));
    }

    private static String shortId() {
        return UUID.randomUUID().toString().substring(0, 8);
    }

    private static List<String> publicPaths() {
        Map<String, Map<String, Map<String, Object>>> paths = given().queryParam("format", "json").get("/q/openapi")
                .jsonPath().getMap("paths");
        List<String> open = new ArrayList<>();
        paths.forEach((path, operations) -> {
            Map<String, Object> get = operations.get("get");
            if (get != null && !(get.get("security") instanceof List<?> schemes && !schemes.isEmpty())) {
                open.add(path);
            }
        });
        assertThat(open).contains("/v1/articles", "/v1/articles/{slug}");
        return open;
    }

    /// The addresses to try for a path: without a name in it also in every order and with every search that could help.
    private List<String> filled(String path, List<Written> secrets) {
        if (path.startsWith("/v1/articles/{slug}")) {
            return secrets.stream().map(secret -> path.replace("{slug}", secret.slug()).replaceAll("\\{[^}]+}",
                    "01890a5d-ac96-774b-bcce-b302099a8057")).toList();
        }
        if (path.contains("{id}")) {
            return secrets.stream().map(secret -> path.replace("{id}", secret.id()).replaceAll("\\{[^}]+}", "w320"))
                    .toList();
        }
        if (path.contains("{")) {
            return List.of(path.replaceAll("\\{[^}]+}", slugWord));
        }
        List<String> tries = new ArrayList<>(List.of(path));
        if (Set.of("/v1/articles", "/v1/search").contains(path)) {
            String search = path.equals("/v1/search") ? "q=" + word + "&" : "";
            tries.addAll(List.of(path + "?" + search + "limit=100", path + "?" + search + "tag=" + slugWord,
                    path + "?" + search + "section=" + slugWord, path + "?" + search + "author=" + slugWord));
        }
        if (path.equals("/v1/articles")) {
            tries.addAll(List.of("/v1/articles?limit=100&sort=title", "/v1/articles?limit=100&sort=-updatedAt",
                    "/v1/articles?limit=100&sort=publishedAt"));
        }
        if (path.equals("/v1/search")) {
            tries.addAll(List.of("/v1/search?q=" + word.substring(0, 12) + "*&limit=100",
                    "/v1/search?q=" + word + "&facets=section,tag,author&highlight=true"));
        }
        if (path.startsWith("/v1/feeds/")) {
            tries.addAll(List.of(path + "?tag=" + slugWord, path + "?section=" + slugWord,
                    path + "?author=" + slugWord));
        }
        return tries;
    }
}
