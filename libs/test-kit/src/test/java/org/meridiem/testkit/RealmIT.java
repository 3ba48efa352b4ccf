package org.meridiem.testkit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.restassured.response.Response;

/// The realm of `deploy/keycloak` in the real Keycloak: who may do what is said in this table, and nothing beyond.
class RealmIT {

    private static final String TABLE = """
            content-service     article:create        contributor editor publisher admin
            content-service     article:read          contributor editor publisher admin
            content-service     article:edit          contributor editor publisher admin
            content-service     article:submit        contributor editor publisher admin
            content-service     article:edit-any      editor publisher admin
            content-service     article:review        editor publisher admin
            content-service     article:schedule      editor publisher admin
            content-service     article:archive       editor publisher admin
            content-service     article:delete        editor publisher admin
            content-service     article:publish       publisher admin
            content-service     article:take-down     publisher admin
            content-service     taxonomy:read         contributor editor publisher moderator admin
            content-service     tag:manage            editor publisher admin
            content-service     author:manage         editor publisher admin
            content-service     section:manage        admin
            content-service     redirect:manage       editor publisher admin
            content-service     content-type:manage   admin
            content-service     webhook:manage        admin
            content-service     audit:read            admin
            content-service     transfer:manage       admin
            content-service     media:upload          contributor editor publisher admin
            content-service     media:read            contributor editor publisher admin
            content-service     media:manage          editor publisher admin
            content-service     site:manage           admin
            content-service     comment:write         reader contributor editor publisher moderator admin
            content-service     comment:moderate      moderator admin
            newsletter-service  newsletter:read       editor publisher admin
            newsletter-service  newsletter:manage     editor publisher admin
            newsletter-service  issue:read            editor publisher admin
            newsletter-service  issue:edit            editor publisher admin
            newsletter-service  issue:approve         editor publisher admin
            newsletter-service  issue:send            editor publisher admin
            newsletter-service  subscriber:manage     admin
            newsletter-service  audit:read            admin
            trending-service    ranking:manage        editor publisher admin
            """;
    private static final List<String> ROLES = List.of("reader", "contributor", "editor", "publisher", "moderator",
            "admin");

    static Stream<String> roles() {
        return ROLES.stream();
    }

    @ParameterizedTest
    @MethodSource("roles")
    void aRoleMayDoWhatTheTableSaysAndNoMore(String role) {
        assertThat(granted(role)).isEqualTo(expected(role));
    }

    @Test
    void aSecondContributorIsSomebodyElseWithTheSameRights() {
        assertThat(granted("contributor2")).isEqualTo(expected("contributor"));
        assertThat(Tokens.subject("contributor2")).isNotEqualTo(Tokens.subject("contributor"));
    }

    @Test
    void aTokenIsForAllThreeServices() {
        Map<String, Object> payload = payload(Tokens.of("editor"));

        assertThat(payload.get("iss")).isEqualTo(SharedInfrastructure.endpoints().issuer().toString());
        assertThat(payload.get("aud")).asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
                .contains("content-service", "trending-service", "newsletter-service");
    }

    @Test
    void aWrongPasswordAndAServicesOwnClientGetNoUsersToken() {
        assertThat(token("meridiem-cli", "wrong").path("error").toString()).isEqualTo("invalid_grant");
        Response service = given().formParam("client_secret", "content-service-local-secret")
                .formParam("client_id", "content-service")
                .formParam("grant_type", "password").formParam("username", "editor").formParam("password", "local")
                .post(tokenEndpoint());
        assertThat(service.path("error").toString()).isEqualTo("unauthorized_client");
    }

    @Test
    void aLoginFromASwaggerUiNeedsProofKeyAndStaysOnThisMachine() {
        assertThat(authorize("http://127.0.0.1:8081/q/swagger-ui/oauth2-redirect.html", true).statusCode())
                .isEqualTo(200);
        assertThat(authorize("http://127.0.0.1:8081/q/swagger-ui/oauth2-redirect.html", false).getHeader("Location"))
                .contains("error=invalid_request");
        assertThat(authorize("https://elsewhere.test/", true).statusCode()).isEqualTo(400);
    }

    private static Response authorize(String redirect, boolean proofKey) {
        var request = given().redirects().follow(false).queryParam("client_id", "meridiem-cli")
                .queryParam("response_type", "code")
                .queryParam("scope", "openid").queryParam("redirect_uri", redirect);
        if (proofKey) {
            request.queryParam("code_challenge", "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM")
                    .queryParam("code_challenge_method", "S256");
        }
        return request.get(SharedInfrastructure.endpoints().issuer() + "/protocol/openid-connect/auth");
    }

    private static Map<String, Set<String>> expected(String role) {
        Map<String, Set<String>> expected = new TreeMap<>();
        TABLE.lines().map(line -> Arrays.asList(line.trim().split("\\s+")))
                .filter(cells -> cells.subList(2, cells.size()).contains(role))
                .forEach(cells -> expected.computeIfAbsent(cells.get(0), _ -> new TreeSet<>()).add(cells.get(1)));
        return expected;
    }

    private static Map<String, Set<String>> granted(String user) {
        Map<String, Set<String>> granted = new TreeMap<>();
        for (String client : List.of("content-service", "newsletter-service", "trending-service")) {
            Response response = given().auth().oauth2(Tokens.of(user))
                    .formParam("grant_type", "urn:ietf:params:oauth:grant-type:uma-ticket")
                    .formParam("audience", client).formParam("response_mode", "permissions").post(tokenEndpoint());
            if (response.statusCode() == 403) {
                continue;
            }
            List<List<String>> scopes = response.then().statusCode(200).extract().jsonPath().getList("scopes");
            scopes.forEach(granted.computeIfAbsent(client, _ -> new TreeSet<>())::addAll);
        }
        return granted;
    }

    private static Response token(String client, String password) {
        return given().formParam("client_id", client).formParam("grant_type", "password")
                .formParam("username", "editor")
                .formParam("password", password).post(tokenEndpoint());
    }

    private static String tokenEndpoint() {
        return SharedInfrastructure.endpoints().issuer() + "/protocol/openid-connect/token";
    }

    private static Map<String, Object> payload(String token) {
        String json = new String(java.util.Base64.getUrlDecoder().decode(token.split("\\.")[1]),
                java.nio.charset.StandardCharsets.UTF_8);
        return io.restassured.path.json.JsonPath.from(json).getMap("");
    }
}
