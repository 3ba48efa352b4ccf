package org.meridiem.content.contenttype;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;

import javax.sql.DataSource;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.meridiem.content.ContentServers;
import org.meridiem.content.Desk;
import org.meridiem.content.newsroom.ArticleFixture;
import org.meridiem.content.newsroom.AtOnce;
import org.meridiem.content.newsroom.Newsroom;
import org.meridiem.content.newsroom.Newsroom.Written;
import org.meridiem.testkit.ProblemAssert;
import org.meridiem.testkit.WholeList;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

/// Schemas for the custom members of each kind of article.
@QuarkusTest
@ContentServers
class ContentTypeIT {

    private static final String TYPES = "/v1/editorial/content-types";
    private static final Map<String, Object> RECIPE = Map.of("type", "object", "properties",
            Map.of("servings", Map.of("type", "integer", "minimum", 1)), "required", List.of("servings"));

    @Inject
    DataSource database;

    private String kind;

    @BeforeEach
    void catalogue() {
        Newsroom.catalogue();
        kind = "k" + UUID.randomUUID().toString().substring(0, 8);
    }

    @Test
    void articlesOfTheKindAreHeldToTheSchemaOnEverySave() {
        Response type = create(RECIPE);
        type.then().statusCode(201).header("ETag", "\"1\"").header("Location", TYPES + "/" + kind)
                .body("schema.required", equalTo(List.of("servings"))).body("createdBy.name", equalTo("admin"));
        Desk.as("contributor").get(TYPES + "/" + kind).then().statusCode(200).body("", equalTo(type.path("")));

        ProblemAssert.assertThat(Desk.as("editor").body(article().json()).post("/v1/editorial/articles"))
                .hasStatus(400).hasType("invalid-input").hasErrorsExactlyAt("/custom/servings");
        ProblemAssert.assertThat(Desk.as("editor").body(article().with("custom", Map.of("servings", "four")).json())
                .post("/v1/editorial/articles")).hasStatus(400).hasErrorsExactlyAt("/custom/servings");
        Written written = Newsroom.write("editor", article().with("custom", Map.of("servings", 4)));
        for (Map<String, ?> patch : List.of(Map.of("custom", Map.of("servings", 0)),
                Map.of("custom", Map.of("servings", List.of())))) {
            ProblemAssert.assertThat(Desk.as("editor").header("If-Match", "*").body(patch).patch(written.path()))
                    .hasStatus(400).hasErrorsExactlyAt("/custom/servings");
        }
        written.read("editor").then().header("ETag", written.etag());
        Newsroom.write("editor", ArticleFixture.article().with("kind", kind + "x").with("custom", Map.of("any", 1)));
    }

    @Test
    void aSchemaThatStoredArticlesBreakIsRefusedWithAReport() {
        Written fits = Newsroom.write("editor", article().with("custom", Map.of("servings", 4)));
        Written breaks = Newsroom.write("editor", article().with("custom", Map.of("servings", "many")));
        Written published = Newsroom.publish(article());
        published.patch("editor", Map.of("custom", Map.of("servings", 2)));

        Response tried = Desk.as("admin").body(Map.of("schema", RECIPE)).post(TYPES + "/" + kind + "/check");
        Response refused = create(RECIPE);

        tried.then().statusCode(200).body("checkedArticles", equalTo(3)).body("violatingArticles", equalTo(2))
                .body("articles.id", equalTo(List.of(breaks.id(), published.id())))
                .body("articles[0].errors[0].pointer", equalTo("/custom/servings"))
                .body("articles[0].published", equalTo(false)).body("articles[1].published", equalTo(true))
                .body("articles[1].revision", equalTo(1));
        ProblemAssert.assertThat(refused).hasStatus(409).hasType("conflict");
        refused.then().body("violatingArticles", equalTo(2)).body("articles.id",
                equalTo(List.of(breaks.id(), published.id())));
        Desk.as("admin").get(TYPES + "/" + kind).then().statusCode(404);

        Desk.as("admin").body(Map.of("kind", kind, "name", "Recipe", "schema", RECIPE, "acceptViolations", true))
                .post(TYPES).then().statusCode(201);

        ProblemAssert
                .assertThat(Desk.as("editor").header("If-Match", "*").body(Map.of("dek", "x")).patch(breaks.path()))
                .hasStatus(400).hasErrorsExactlyAt("/custom/servings");
        fits.patch("editor", Map.of("dek", "x"));
        ProblemAssert.assertThat(Desk.as("admin").header("If-Match", "\"1\"").delete(TYPES + "/" + kind)).hasStatus(409)
                .hasType("in-use");
    }

    @Test
    void aChangeNeedsTheVersionAndIsTriedToo() {
        create(Map.of()).then().statusCode(201);
        String path = TYPES + "/" + kind;
        Map<String, Object> wanted = Map.of("name", "Recipe", "schema", RECIPE);

        ProblemAssert.assertThat(Desk.as("admin").body(wanted).put(path)).hasStatus(428);
        ProblemAssert.assertThat(Desk.as("admin").header("If-Match", "\"9\"").body(wanted).put(path)).hasStatus(412);
        Desk.as("admin").header("If-Match", "\"1\"").body(wanted).put(path).then().statusCode(200).header("ETag",
                "\"2\"");
        Desk.as("admin").header("If-Match", "\"2\"").body(wanted).put(path).then().statusCode(200).header("ETag",
                "\"2\"");
        ProblemAssert.assertThat(create(RECIPE)).hasStatus(409).hasType("already-exists").hasErrorsExactlyAt("/kind");
        Newsroom.write("editor", article().with("custom", Map.of("servings", 1)));
        ProblemAssert.assertThat(Desk.as("admin").header("If-Match", "\"2\"")
                .body(Map.of("name", "Recipe", "schema", Map.of("maxProperties", 0))).put(path)).hasStatus(409);
        assertThat(WholeList.item(() -> Desk.as("admin"), TYPES, "kind", kind)).containsEntry("name", "Recipe");
    }

    @Test
    void anUnusedTypeGoes() {
        create(RECIPE).then().statusCode(201);

        Desk.as("admin").header("If-Match", "\"1\"").delete(TYPES + "/" + kind).then().statusCode(204);

        ProblemAssert.assertThat(Desk.as("admin").get(TYPES + "/" + kind)).hasStatus(404);
        Newsroom.write("editor", article());
        create(Map.of()).then().statusCode(201);
    }

    @Test
    void badTypesAreRefusedWithTheirPointers() {
        for (Map<String, ?> bad : List.of(Map.of("requred", List.of()), Map.of("$ref", "https://evil.example/"),
                Map.of("type", "array"), Map.of("pattern", "(?<=a)"))) {
            String pointer = "/schema/" + bad.keySet().iterator().next();
            ProblemAssert.assertThat(create(bad)).hasStatus(400).hasErrorsExactlyAt(pointer);
            ProblemAssert.assertThat(Desk.as("admin").body(Map.of("schema", bad)).post(TYPES + "/" + kind + "/check"))
                    .hasStatus(400).hasErrorsExactlyAt(pointer);
        }
        ProblemAssert
                .assertThat(Desk.as("admin").body(Map.of("kind", kind, "name", "X", "schema", List.of())).post(TYPES))
                .hasStatus(400).hasErrorsExactlyAt("/schema");
        ProblemAssert.assertThat(Desk.as("admin").body(Map.of("kind", "Big Story", "name", " ")).post(TYPES))
                .hasStatus(400).hasErrorAt("/kind");
        ProblemAssert.assertThat(Desk.as("admin").get(TYPES + "/NOT%20A%20KIND")).hasStatus(400);
    }

    @Test
    void noArticleThatBreaksASchemaSlipsInWhileItBecomesEffective() throws Exception {
        for (int round = 0; round < 3; round++) {
            kind = "k" + UUID.randomUUID().toString().substring(0, 8);
            List<Callable<Integer>> acts = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                acts.add(() -> Desk.as("editor").body(article().json()).post("/v1/editorial/articles").statusCode());
            }
            acts.add(2, () -> create(RECIPE).statusCode());

            List<Integer> statuses = AtOnce.all(acts);

            boolean effective = statuses.get(2) == 201;
            long saved = statuses.stream().filter(status -> status == 201).count() - (effective ? 1 : 0);
            assertThat(effective).as("%s", statuses).isEqualTo(saved == 0);
            assertThat(statuses.get(2)).isIn(201, 409);
        }
    }

    @Test
    void aNumberThatIsTooLargeIsRefusedWithASchemaOrWithoutOne() {
        String body = "{\"headline\":\"x\",\"kind\":\"" + kind + "\",\"custom\":{\"servings\":1e999}}";
        ProblemAssert.assertThat(Desk.as("editor").body(body).post("/v1/editorial/articles")).hasStatus(400)
                .hasErrorsExactlyAt("/custom");
        create(Map.of("properties", Map.of("servings", Map.of("multipleOf", 0.5)))).then().statusCode(201);
        ProblemAssert.assertThat(Desk.as("editor").body(body).post("/v1/editorial/articles")).hasStatus(400)
                .hasErrorsExactlyAt("/custom");
        Newsroom.write("editor", article().with("custom", Map.of("servings", 1e300)));
    }

    @Test
    void manyStoredArticlesAreTriedPageByPage() throws Exception {
        Written first = Newsroom.write("editor", article());
        try (Connection connection = database.getConnection();
                PreparedStatement articles = connection.prepareStatement(
                        """
                                insert into article (id, status, slug, headline, kind, language, section_id, head_revision, public_version, version,
                                  created_at, created_by, created_by_name, updated_at, updated_by, updated_by_name)
                                select gen_random_uuid(), status, slug, headline, kind, language, section_id, 1, 0, 1, created_at, created_by,
                                  created_by_name, updated_at, updated_by, updated_by_name from article, generate_series(1, 1200) where id = ?""");
                PreparedStatement revisions = connection.prepareStatement(
                        """
                                insert into article_revision select a.id, 1, 1, r.content, r.created_at, r.created_by, r.created_by_name
                                from article a, article_revision r where r.article_id = ? and a.kind = ? and a.id <> r.article_id""")) {
            articles.setObject(1, UUID.fromString(first.id()));
            articles.executeUpdate();
            revisions.setObject(1, UUID.fromString(first.id()));
            revisions.setString(2, kind);
            revisions.executeUpdate();
        }

        Desk.as("admin").body(Map.of("schema", RECIPE)).post(TYPES + "/" + kind + "/check").then().statusCode(200)
                .body("checkedArticles", equalTo(1_201)).body("violatingArticles", equalTo(1_201))
                .body("articles", hasSize(20));
    }

    @Test
    void whatDoesNotFitTheSchemaAsItIsNowDoesNotBecomePublic() throws Exception {
        create(Map.of("type", "object")).then().statusCode(201);
        Written approved = Newsroom.approved(article().with("custom", Map.of("servings", "four")));
        // Not through the API, which refuses a schema that stored articles break.
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(
                        "update content_type set json_schema = ?, version = version + 1 where kind = ?")) {
            update.setString(1,
                    "{\"properties\":{\"servings\":{\"type\":\"integer\"}},\"required\":[\"servings\"]}");
            update.setString(2, kind);
            update.executeUpdate();
        }

        ProblemAssert.assertThat(
                Newsroom.transition("publisher", approved.id(), "*", Map.of("transition", "publish")))
                .hasStatus(422).hasErrorsExactlyAt("/custom/servings");
    }

    private Response create(Map<String, ?> schema) {
        return Desk.as("admin").body(Map.of("kind", kind, "name", "Recipe", "schema", schema)).post(TYPES);
    }

    private ArticleFixture article() {
        return ArticleFixture.article().with("kind", kind);
    }
}
