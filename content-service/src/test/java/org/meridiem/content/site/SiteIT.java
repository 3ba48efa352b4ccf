package org.meridiem.content.site;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.meridiem.content.Desk.as;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.meridiem.content.ContentServers;
import org.meridiem.content.Desk;
import org.meridiem.testkit.ProblemAssert;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

@QuarkusTest
@ContentServers
class SiteIT {

    private static final String SITE = "/v1/editorial/site";

    @AfterEach
    void empty() {
        Map<String, Object> nothing = new HashMap<>();
        List.of("description", "copyright", "timeZone", "socialLinks", "menu", "footer", "legalPages", "previewUrl")
                .forEach(member -> nothing.put(member, null));
        patch(nothing).then().statusCode(200);
    }

    @Test
    void readersPagesShowWhatEditorsSet() {
        Response section = Desk.section(Desk.unique("Culture"));
        String slug = section.path("slug");
        Map<String, Object> settings = Map.of("description", "News in plain words", "copyright", "© The Meridiem",
                "timeZone", "Europe/Lisbon",
                "socialLinks", List.of(Map.of("network", "mastodon", "url", "https://mastodon.example/@meridiem")),
                "menu", List.of(Map.of("section", slug),
                        Map.of("label", "More", "items",
                                List.of(Map.of("label", "Films", "section", slug),
                                        Map.of("label", "Shop", "url", "https://shop.example/")))),
                "footer", List.of(Map.of("label", "Contact", "url", "/contact")),
                "legalPages", List.of(Map.of("kind", "privacy", "label", "Privacy", "url", "/privacy")),
                "previewUrl", "https://news.example/preview/{token}");

        Response saved = patch(settings);

        saved.then().statusCode(200).body("menu[0].section", equalTo(slug)).body("menu[1].items[1].label",
                equalTo("Shop")).body("previewUrl", equalTo("https://news.example/preview/{token}"));
        given().get("/v1/site").then().statusCode(200).body("description", equalTo("News in plain words"))
                .body("copyright", equalTo("© The Meridiem")).body("timeZone", equalTo("Europe/Lisbon"))
                .body("socialLinks[0].network", equalTo("mastodon"))
                .body("menu[0].label", equalTo(section.path("name"))).body("menu[0].section.path", equalTo(slug))
                .body("menu[0].url", nullValue()).body("menu[0].items", hasSize(0))
                .body("menu[1].label", equalTo("More")).body("menu[1].section", nullValue())
                .body("menu[1].items.label", equalTo(List.of("Films", "Shop")))
                .body("menu[1].items[1].url", equalTo("https://shop.example/"))
                .body("footer[0].url", equalTo("/contact")).body("legalPages[0].kind", equalTo("privacy"))
                .body("previewUrl", nullValue());
        // What was read can be written back, and then nothing differs.
        Map<String, Object> again = new HashMap<>(saved.jsonPath().getMap(""));
        List.of("version", "updatedAt", "updatedBy").forEach(again::remove);
        as("admin").header("If-Match", saved.header("ETag")).body(again).put(SITE).then().statusCode(200)
                .header("ETag", saved.header("ETag"));
        // Links follow a section that gets another name and address.
        as("admin").header("If-Match", "*").body(Map.of("name", "Arts", "slug", slug + "-arts"))
                .patch(section.header("Location")).then().statusCode(200);
        given().get("/v1/site").then().body("menu[0].label", equalTo("Arts"))
                .body("menu[0].section.slug", equalTo(slug + "-arts"));
    }

    @Test
    void aSectionInTheMenuThatIsMergedLeadsToTheOneThatStays() {
        Response gone = Desk.section(Desk.unique("Opera"));
        Response stays = Desk.section(Desk.unique("Music"));
        patch(Map.of("menu", List.of(Map.of("section", gone.path("slug"))))).then().statusCode(200);

        Desk.as("admin").header("If-Match", "*").body(Map.of("into", stays.path("slug")))
                .post("/v1/editorial/sections/" + gone.path("id") + "/merge").then().statusCode(200);

        given().get("/v1/site").then().body("menu.section.slug", equalTo(List.of(stays.<String>path("slug"))))
                .body("menu[0].label", equalTo(stays.<String>path("name")));
        Desk.as("admin").get(SITE).then().body("menu.section", equalTo(List.of(stays.<String>path("slug"))));
    }

    @Test
    void aSectionInTheMenuIsNotDeleted() {
        Response section = Desk.section(Desk.unique("Short-lived"));
        patch(Map.of("footer", List.of(Map.of("section", section.<String>path("slug"))))).then().statusCode(200);

        ProblemAssert.assertThat(as("admin").header("If-Match", "*").delete(section.header("Location")))
                .hasStatus(409).hasType("in-use");

        empty();
        as("admin").header("If-Match", "*").delete(section.header("Location")).then().statusCode(204);
    }

    @Test
    void settingsChangeWithTheVersionOnly() {
        Response before = as("admin").get(SITE);
        patch(Map.of("copyright", "First")).then().statusCode(200);

        Response stale = as("admin").header("If-Match", before.header("ETag")).body(Map.of("copyright", "Second"))
                .patch(SITE);

        ProblemAssert.assertThat(stale).hasStatus(412).hasType("stale-version");
        stale.then().body("changedFields", equalTo(List.of("copyright")));
        ProblemAssert.assertThat(as("admin").body(Map.of("copyright", "Second")).patch(SITE)).hasStatus(428);
        ProblemAssert.assertThat(as("editor").header("If-Match", "*").body(Map.of("copyright", "x")).patch(SITE))
                .hasStatus(403);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\u0001', value = {
            "{\"timeZone\":\"Lisbon\"}|/timeZone|400", "{\"timeZone\":\"+01:00\"}|/timeZone|400",
            "{\"menu\":[{\"section\":\"there-is-none\"}]}|/menu/0/section|422",
            "{\"menu\":[{\"label\":\"x\",\"items\":[{\"section\":\"there-is-none\"}]}]}|/menu/0/items/0/section|422",
            "{\"menu\":[{\"label\":\"x\",\"items\":[{\"label\":\"y\",\"items\":[]}]}]}|/menu/0/items/0/items|400",
            "{\"menu\":[{\"label\":\"x\"}]}|/menu/0|400", "{\"menu\":{}}|/menu|400",
            "{\"footer\":[{\"label\":\"x\",\"url\":\"javascript:alert(1)\"}]}|/footer/0/url|400",
            "{\"footer\":[{\"label\":\"x\",\"url\":\"//evil.example\"}]}|/footer/0/url|400",
            "{\"socialLinks\":[{\"network\":\"X!\",\"url\":\"https://x.example\"}]}|/socialLinks/0/network|400",
            "{\"legalPages\":[{\"kind\":\"other\",\"label\":\" \",\"url\":\"/a\"}]}|/legalPages/0/label|400",
            "{\"legalPages\":[{\"kind\":\"rules\",\"label\":\"a\",\"url\":\"/a\"}]}|/legalPages/0/kind|400",
            "{\"previewUrl\":\"https://news.example/preview\"}|/previewUrl|400",
            "{\"articleCount\":1}|/articleCount|400", "{\"version\":1}|/version|400"})
    void whatCannotBeIsNamed(String body, String pointer, int status) {
        ProblemAssert.assertThat(as("admin").header("If-Match", "*").body(body).patch(SITE)).hasStatus(status)
                .hasErrorsExactlyAt(pointer);
    }

    private static Response patch(Map<String, ?> members) {
        return as("admin").header("If-Match", "*").body(members).patch(SITE);
    }
}
