package org.meridiem.content.newsroom;

import static io.restassured.RestAssured.given;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;
import org.meridiem.testkit.Tokens;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/// Works over the editorial API as one of the local users.
public final class Newsroom {

    private static final String ARTICLES = "/v1/editorial/articles";

    private Newsroom() {
    }

    /// Makes sure that the sections technology and technology/ai, the tags tea and trade, and the authors ana-lima and the-team are there.
    public static void catalogue() {
        make("sections", Map.of("name", "Technology", "slug", "technology"));
        make("sections", Map.of("name", "AI & Machine Learning", "slug", "ai", "parent", "technology"));
        make("sections", Map.of("name", "Business", "slug", "business"));
        make("tags", Map.of("name", "Tea", "slug", "tea"));
        make("tags", Map.of("name", "Trade", "slug", "trade"));
        make("authors", Map.of("name", "Ana Lima", "slug", "ana-lima", "role", "Reporter", "bio", "Writes about tea."));
        make("authors", Map.of("name", "The Team", "slug", "the-team", "kind", "team"));
    }

    /// Makes a member of the catalogue, unless its slug is there already.
    public static void make(String collection, Map<String, ?> member) {
        Response answer = as("admin").body(member).post("/v1/editorial/" + collection);
        Assertions.assertThat(answer.statusCode()).as(answer.asString()).isIn(201, 409);
    }

    /// A request of a user.
    public static RequestSpecification as(String user) {
        return given().auth().oauth2(Tokens.of(user)).contentType(ContentType.JSON);
    }

    /// Creates an article.
    public static Written write(String user, ArticleFixture article) {
        Response answer = as(user).body(article.json()).post(ARTICLES);
        Assertions.assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
        return Written.of(answer);
    }

    /// Creates an article and takes it to readers.
    public static Written publish(ArticleFixture article) {
        return approved(article).step("publisher", "publish");
    }

    /// Creates an article and has it approved.
    public static Written approved(ArticleFixture article) {
        return write("editor", article).step("editor", "submit").step("editor", "approve");
    }

    /// Asks for a step.
    ///
    /// @param ifMatch null sends no If-Match
    public static Response transition(String user, String id, @Nullable String ifMatch, Map<String, ?> request) {
        RequestSpecification call = as(user).body(request);
        return (ifMatch == null ? call : call.header("If-Match", ifMatch)).post(ARTICLES + "/" + id + "/transitions");
    }

    /// An article at one of its versions.
    ///
    /// @param id   its id
    /// @param etag of that version
    /// @param slug of that version
    public record Written(String id, String etag, String slug) {

        /// What an answer says.
        public static Written of(Response answer) {
            return new Written(answer.jsonPath().getString("id"), answer.header("ETag"),
                    answer.jsonPath().getString("slug"));
        }

        /// Takes a step that must succeed.
        public Written step(String user, String transition) {
            return step(user, transition, Map.of());
        }

        /// Takes a step with further members, which must succeed.
        public Written step(String user, String transition, Map<String, ?> members) {
            Map<String, Object> request = new HashMap<>(members);
            request.put("transition", transition);
            Response answer = transition(user, id, etag, request);
            Assertions.assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
            return of(answer);
        }

        /// Merges a patch that must succeed.
        public Written patch(String user, Map<String, ?> patch) {
            Response answer = as(user).contentType("application/merge-patch+json; charset=utf-8")
                    .header("If-Match", etag).body(patch).patch(path());
            Assertions.assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
            return of(answer);
        }

        /// What the editorial API says of it.
        public Response read(String user) {
            return as(user).get(path());
        }

        /// Its editorial path.
        public String path() {
            return ARTICLES + "/" + id;
        }

        /// What it says of itself.
        public List<String> allowedTransitions(String user) {
            return read(user).jsonPath().getList("allowedTransitions");
        }
    }
}
