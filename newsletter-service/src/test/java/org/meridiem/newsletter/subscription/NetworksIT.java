package org.meridiem.newsletter.subscription;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.greaterThan;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.meridiem.newsletter.Desk;
import org.meridiem.newsletter.delivery.FaultyMailProfile;
import org.meridiem.testkit.ProblemAssert;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;

@QuarkusTest
@TestProfile(FaultyMailProfile.class)
@DisplayName("What one network may ask for")
class NetworksIT {

    private static final String ASK = "/v1/subscriptions";

    private String newsletter = "";

    @BeforeEach
    void open() {
        newsletter = Desk.newsletter();
    }

    @Test
    void isBoundedWhateverAddressesItMakesUpAndWhereverItAsks() {
        // Given
        askedAsOftenAsAllowed("203.0.113.7");

        // Then
        Response refused = ask(ASK, "203.0.113.7");
        ProblemAssert.assertThat(refused).hasStatus(429).hasType("too-many-requests");
        refused.then().header("Retry-After", Integer::parseInt, greaterThan(0));
        ProblemAssert.assertThat(ask(ASK, "198.51.100.1, 203.0.113.7")).hasStatus(429);
        ProblemAssert.assertThat(ask(ASK, "198.51.100.2, 203.0.113.7, 127.0.0.9")).hasStatus(429);
        for (String other : List.of("/v1/preferences/link", "/v1/privacy/export", "/v1/privacy/erase")) {
            ProblemAssert.assertThat(ask(other, "198.51.100.3, 203.0.113.7")).hasStatus(429);
        }
        ask(ASK, "203.0.113.8").then().statusCode(202);
    }

    @Test
    void isOneBoundForASubscribersLineOfIpv6() {
        // Given
        askedAsOftenAsAllowed("2001:db8:1:2::1");

        // Then
        ProblemAssert.assertThat(ask(ASK, "2001:db8:1:2:ffff::9")).hasStatus(429);
        ask(ASK, "2001:db8:1:3::1").then().statusCode(202);
    }

    private void askedAsOftenAsAllowed(String forwardedFor) {
        for (int i = 0; i < FaultyMailProfile.REQUESTS; i++) {
            ask(ASK, forwardedFor).then().statusCode(202);
        }
    }

    /// As a robot, whom nothing is sent for.
    private Response ask(String path, String forwardedFor) {
        return given().contentType(ContentType.JSON).header("X-Forwarded-For", forwardedFor)
                .body(path.equals(ASK)
                        ? Map.of("email", Desk.reader(), "newsletters", List.of(newsletter), "website",
                                "https://x.test")
                        : Map.of("email", Desk.reader(), "website", "https://x.test"))
                .post(path);
    }
}
