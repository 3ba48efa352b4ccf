package org.meridiem.content.section;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

import org.junit.jupiter.api.Test;
import org.meridiem.content.ContentServers;
import org.meridiem.content.Desk;
import org.meridiem.testkit.ProblemAssert;
import org.meridiem.testkit.Tokens;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

@QuarkusTest
@ContentServers
class SectionIT {

    private static final String SECTIONS = "/v1/editorial/sections";

    @Test
    void aSectionBelowAnotherHasAPathFromTheTop() {
        Response top = Desk.section(Desk.unique("Technology"));
        Response below = Desk.section(Desk.unique("AI & Machine Learning"), top.path("slug"));

        below.then().body("slug", startsWith("ai-machine-learning-")).body("parent", equalTo(top.path("slug")))
                .body("path", equalTo(top.path("slug") + "/" + below.path("slug"))).body("position", equalTo(0))
                .header("ETag", "\"1\"");
        top.then().body("parent", nullValue()).body("path", equalTo(top.path("slug")));
    }

    @Test
    void readersGetTheTreeInTheEditorsOrder() {
        Response top = Desk.section(Desk.unique("Tree"));
        Response first = Desk.section(Desk.unique("First"), top.path("slug"));
        Response second = Desk.section(Desk.unique("Second"), top.path("slug"));
        Response deep = Desk.section(Desk.unique("Deep"), second.path("slug"));
        patch(first, Map.of("position", 5)).then().statusCode(200);

        String node = "items.find { it.slug == '" + top.path("slug") + "' }";
        given().get("/v1/sections").then().statusCode(200)
                .body(node + ".children.slug", equalTo(List.of(second.path("slug"), first.path("slug"))))
                .body(node + ".children[0].children.slug", equalTo(List.of(deep.<String>path("slug"))))
                .body(node + ".articleCount", equalTo(0))
                .body(node + ".id", nullValue());
        given().get("/v1/sections/" + second.path("slug")).then().statusCode(200)
                .body("path", equalTo(top.path("slug") + "/" + second.path("slug")))
                .body("children.slug", equalTo(List.of(deep.<String>path("slug"))));
        given().get("/v1/site").then().statusCode(200)
                .body("navigation.find { it.slug == '" + top.path("slug") + "' }.children.slug",
                        hasItems(first.<String>path("slug")))
                .body("navigation.find { it.slug == '" + top.path("slug") + "' }.articleCount", nullValue());
    }

    @Test
    void movingOrRenamingASectionTakesThoseBelowAlong() {
        Response oldTop = Desk.section(Desk.unique("Old"));
        Response newTop = Desk.section(Desk.unique("New"));
        Response middle = Desk.section(Desk.unique("Middle"), oldTop.path("slug"));
        Response leaf = Desk.section(Desk.unique("Leaf"), middle.path("slug"));

        patch(middle, Map.of("parent", newTop.path("slug"))).then().statusCode(200)
                .body("path", equalTo(newTop.path("slug") + "/" + middle.path("slug"))).body("version", equalTo(2));
        String slug = "renamed-" + middle.path("slug");
        Desk.as("admin").header("If-Match", "\"2\"").body(Map.of("slug", slug)).patch(middle.header("Location")).then()
                .statusCode(200);

        Desk.as("editor").get(leaf.header("Location")).then()
                .body("path", equalTo(newTop.path("slug") + "/" + slug + "/" + leaf.path("slug")))
                .body("parent", equalTo(slug)).body("version", equalTo(1));
        Desk.as("admin").header("If-Match", "\"3\"").body("{\"parent\":null}").patch(middle.header("Location")).then()
                .statusCode(200)
                .body("path", equalTo(slug)).body("parent", nullValue());
    }

    @Test
    void theTreeHasNoCycles() {
        Response top = Desk.section(Desk.unique("Top"));
        Response below = Desk.section(Desk.unique("Below"), top.path("slug"));

        ProblemAssert.assertThat(patch(top, Map.of("parent", below.path("slug")))).hasStatus(422)
                .hasErrorsExactlyAt("/parent");
        ProblemAssert.assertThat(patch(top, Map.of("parent", top.path("slug")))).hasStatus(422)
                .hasErrorsExactlyAt("/parent");
    }

    @Test
    void twoMovesAtOnceMakeNoCycleEither() throws Exception {
        for (int i = 0; i < 5; i++) {
            Response a = Desk.section(Desk.unique("A"));
            Response b = Desk.section(Desk.unique("B"));
            Tokens.of("admin");
            Callable<Integer> aUnderB = () -> patch(a, Map.of("parent", b.path("slug"))).statusCode();
            Callable<Integer> bUnderA = () -> patch(b, Map.of("parent", a.path("slug"))).statusCode();

            try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
                var answers = clients.invokeAll(List.of(aUnderB, bUnderA));
                assertThat(List.of(answers.get(0).get(), answers.get(1).get())).containsExactlyInAnyOrder(200, 422);
            }
        }
    }

    @Test
    void theTreeIsFiveLevelsDeep() {
        Response parent = Desk.section(Desk.unique("L1"));
        for (int level = 2; level <= 5; level++) {
            parent = Desk.section(Desk.unique("L" + level), parent.path("slug"));
        }

        ProblemAssert
                .assertThat(Desk.as("admin").body(Map.of("name", "L6", "parent", parent.path("slug"))).post(SECTIONS))
                .hasStatus(422)
                .hasErrorsExactlyAt("/parent");
        Response pair = Desk.section(Desk.unique("Pair"));
        Desk.section(Desk.unique("Of two"), pair.path("slug"));
        String fourth = Desk.as("editor").get(parent.header("Location")).path("parent");
        ProblemAssert.assertThat(patch(pair, Map.of("parent", fourth))).hasStatus(422).hasErrorsExactlyAt("/parent");
    }

    @Test
    void aParentThatDoesNotExistIsNamed() {
        ProblemAssert
                .assertThat(Desk.as("admin").body(Map.of("name", "Orphan", "parent", "no-such-section")).post(SECTIONS))
                .hasStatus(422)
                .hasType("unresolved-reference").hasErrorsExactlyAt("/parent");
    }

    @Test
    void aSectionWithSectionsBelowStays() {
        Response top = Desk.section(Desk.unique("Full"));
        Response below = Desk.section(Desk.unique("Inside"), top.path("slug"));

        Response refused = Desk.as("admin").header("If-Match", "\"1\"").delete(top.header("Location"));

        ProblemAssert.assertThat(refused).hasStatus(409).hasType("in-use");
        refused.then().body("count", equalTo(1)).body("uses.sections", equalTo(1)).body("uses.articles", nullValue());
        Desk.as("admin").header("If-Match", "\"1\"").delete(below.header("Location")).then().statusCode(204);
        Desk.as("admin").header("If-Match", "\"1\"").delete(top.header("Location")).then().statusCode(204);
    }

    @Test
    void theEditorialListIsFlatAndByPath() {
        String name = Desk.unique("Flat");
        Response top = Desk.section(name + " top");
        Response below = Desk.section(name + " below", top.path("slug"));

        Response page = Desk.as("contributor").queryParam("q", name).queryParam("limit", 1).get(SECTIONS);

        page.then().statusCode(200).body("items.slug", equalTo(List.of(top.<String>path("slug"))));
        Desk.as("contributor").queryParam("q", name).queryParam("limit", 1)
                .queryParam("cursor", page.<String>path("nextCursor")).get(SECTIONS).then()
                .body("items.slug", equalTo(List.of(below.<String>path("slug")))).body("nextCursor", nullValue());
    }

    @Test
    void siblingsAreOrderedAllAtOnce() {
        Response top = Desk.section(Desk.unique("Ordered"));
        Response a = Desk.section(Desk.unique("A"), top.path("slug"));
        Response b = Desk.section(Desk.unique("B"), top.path("slug"));
        Response c = Desk.section(Desk.unique("C"), top.path("slug"));
        List<String> wanted = List.of(c.<String>path("slug"), a.<String>path("slug"), b.<String>path("slug"));

        Response ordered = order(Map.of("parent", top.<String>path("slug"), "order", wanted));

        ordered.then().statusCode(200).body("items.slug", equalTo(wanted)).body("items.position",
                equalTo(List.of(0, 1, 2))).body("items.version", equalTo(List.of(2, 2, 2)));
        given().get("/v1/sections/" + top.path("slug")).then().body("children.slug", equalTo(wanted));
        order(Map.of("parent", top.<String>path("slug"), "order", wanted)).then().statusCode(200).body("items.version",
                equalTo(List.of(2, 2, 2)));
        Response incomplete = order(Map.of("parent", top.<String>path("slug"), "order", wanted.subList(0, 2)));
        ProblemAssert.assertThat(incomplete).hasStatus(409);
        incomplete.then().body("sections",
                hasItems(a.<String>path("slug"), b.<String>path("slug"), c.<String>path("slug")));
        ProblemAssert.assertThat(order(Map.of("parent", top.<String>path("slug"), "order",
                List.of(wanted.get(0), wanted.get(1), wanted.get(2), "business")))).hasStatus(409);
        ProblemAssert.assertThat(order(Map.of("parent", "no-such-section", "order", wanted))).hasStatus(422)
                .hasErrorsExactlyAt("/parent");
        ProblemAssert.assertThat(order(Map.of("order", List.of()))).hasStatus(400).hasErrorsExactlyAt("/order");
        ProblemAssert.assertThat(order(Map.of("order", List.of("a", "a")))).hasStatus(400);
    }

    private static Response order(Map<String, ?> order) {
        return Desk.as("admin").body(order).post(SECTIONS + "/order");
    }

    private static Response patch(Response section, Map<String, ?> patch) {
        return Desk.as("admin").header("If-Match", "\"1\"").body(patch).patch(section.header("Location"));
    }
}
