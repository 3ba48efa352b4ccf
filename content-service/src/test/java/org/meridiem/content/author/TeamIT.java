package org.meridiem.content.author;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.meridiem.content.ContentServers;
import org.meridiem.content.Desk;
import org.meridiem.testkit.ProblemAssert;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

/// Teams, their persons, and pages elsewhere.
@QuarkusTest
@ContentServers
class TeamIT {

    private static final String AUTHORS = "/v1/editorial/authors";

    @Test
    void readersSeeWhoIsInATeamAndInWhichTeamsAPersonIs() {
        Response ann = Desk.created("editor", AUTHORS, Map.of("name", Desk.unique("Ann"), "role", "Reporter", "sameAs",
                List.of("https://social.example/@ann")));
        Response bob = Desk.author(Desk.unique("Bob"));
        Response team = team(bob, ann);

        team.then().body("members", equalTo(List.of(bob.path("slug"), ann.<String>path("slug"))));
        given().get("/v1/authors/" + team.path("slug")).then().statusCode(200)
                .body("members.slug", equalTo(List.of(bob.path("slug"), ann.<String>path("slug"))))
                .body("members[1].role", equalTo("Reporter")).body("teams", hasSize(0));
        given().get("/v1/authors/" + ann.path("slug")).then().body("members", hasSize(0))
                .body("teams.slug", equalTo(List.of(team.<String>path("slug"))))
                .body("sameAs", equalTo(List.of("https://social.example/@ann")));

        patch(ann, Map.of("slug", "ms-" + ann.path("slug"), "role", "Editor")).then().statusCode(200);
        patch(team, Map.of("members", List.of(ann.<String>path("slug")))).then().statusCode(200)
                .body("members", equalTo(List.of("ms-" + ann.path("slug")))).body("version", equalTo(2));
        patch(team, Map.of("role", "Night desk")).then().body("members", hasSize(1));
        given().get("/v1/authors/" + team.path("slug")).then().body("members.role", equalTo(List.of("Editor")));
        given().get("/v1/authors/" + bob.path("slug")).then().body("teams", hasSize(0));
    }

    @Test
    void whoIsInATeamStaysUntilTheTeamLetsGo() {
        Response ann = Desk.author(Desk.unique("Ann"));
        Response team = team(ann);

        Response refused = Desk.as("editor").header("If-Match", "*").delete(ann.header("Location"));

        ProblemAssert.assertThat(refused).hasStatus(409).hasType("in-use");
        refused.then().body("uses.teams", equalTo(1));
        Desk.as("editor").header("If-Match", "*").delete(team.header("Location")).then().statusCode(204);
        Desk.as("editor").header("If-Match", "*").delete(ann.header("Location")).then().statusCode(204);
    }

    @Test
    void badTeamsAreRefusedWithTheirPointers() {
        Response ann = Desk.author(Desk.unique("Ann"));
        Response team = team(ann);
        String annSlug = ann.path("slug");
        patch(ann, Map.of("slug", "now-" + annSlug));

        for (Map<String, ?> bad : List.of(Map.of("members", List.of("nobody-at-all")),
                Map.of("members", List.of(team.<String>path("slug"))))) {
            ProblemAssert.assertThat(patch(team, bad)).hasStatus(422).hasErrorsExactlyAt("/members/0");
        }
        ProblemAssert.assertThat(patch(team, Map.of("members", List.of(annSlug, "now-" + annSlug)))).hasStatus(422)
                .hasErrorsExactlyAt("/members/1");
        ProblemAssert.assertThat(patch(ann, Map.of("members", List.of(annSlug)))).hasStatus(422)
                .hasErrorsExactlyAt("/members");
        ProblemAssert.assertThat(patch(ann, Map.of("kind", "team"))).hasStatus(422).hasErrorsExactlyAt("/kind");
        ProblemAssert.assertThat(patch(team, Map.of("kind", "person"))).hasStatus(422).hasErrorsExactlyAt("/members");
        for (String url : List.of("javascript:alert(1)", "//a.example", "ftp://a.example/", "x",
                "https://u@a.example/")) {
            ProblemAssert.assertThat(patch(ann, Map.of("sameAs", List.of(url)))).as(url).hasStatus(400)
                    .hasErrorsExactlyAt("/sameAs/0");
        }
    }

    private static Response team(Response... persons) {
        return Desk.created("editor", AUTHORS, Map.of("name", Desk.unique("Team"), "kind", "team", "members",
                List.of(persons).stream().map(person -> person.<String>path("slug")).toList()));
    }

    private static Response patch(Response author, Map<String, ?> members) {
        return Desk.as("editor").header("If-Match", "*").body(members).patch(author.header("Location"));
    }
}
