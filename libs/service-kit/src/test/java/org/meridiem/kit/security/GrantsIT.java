package org.meridiem.kit.security;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.meridiem.kit.KitServers;
import org.meridiem.testkit.Tokens;

import io.quarkus.test.junit.QuarkusTest;

/// Keycloak decides: the sample operation needs the scope `article:publish`.
@QuarkusTest
@KitServers
class GrantsIT {

    @ParameterizedTest
    @ValueSource(strings = {"publisher", "admin"})
    void whoHasTheScopeGetsIn(String user) {
        given().auth().oauth2(Tokens.of(user)).get("/samples/secured").then().statusCode(200).body(equalTo(user));
    }

    @ParameterizedTest
    @ValueSource(strings = {"reader", "contributor", "editor", "moderator"})
    void whoHasNotIsForbidden(String user) {
        given().auth().oauth2(Tokens.of(user)).get("/samples/secured").then().statusCode(403).body("type",
                equalTo("urn:problem-type:meridiem:forbidden"));
    }

    @Test
    void nobodyGetsInWithoutAGenuineToken() {
        String token = Tokens.of("publisher");
        String forged = token.substring(0, token.lastIndexOf('.') + 1) + "A".repeat(86);
        for (String bad : new String[]{"nonsense", "a.b.c", forged}) {
            given().auth().oauth2(bad).get("/samples/secured").then().statusCode(401)
                    .contentType("application/problem+json")
                    .header("WWW-Authenticate", containsString("Bearer"));
        }
    }

    @Test
    void anOperationWithoutARuleIsDeniedToEverybody() {
        given().auth().oauth2(Tokens.of("admin")).get("/samples/unannotated").then().statusCode(403)
                .contentType("application/problem+json");
    }

    @Test
    void aPublicOperationDoesNotLookAtTheToken() {
        given().auth().oauth2("nonsense").get("/samples").then().statusCode(200);
    }
}
