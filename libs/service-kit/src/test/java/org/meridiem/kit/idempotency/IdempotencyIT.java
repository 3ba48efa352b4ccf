package org.meridiem.kit.idempotency;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.meridiem.kit.KitServers;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

@QuarkusTest
@KitServers
class IdempotencyIT {

    @Test
    void aRepeatGetsTheFirstAnswerAndHasNoSecondEffect() {
        String key = UUID.randomUUID().toString();
        long before = count();
        Response first = post(key, "once");
        Response second = post(key, "once");

        first.then().statusCode(201).header("Idempotent-Replayed", nullValue());
        second.then().statusCode(201).header("Idempotent-Replayed", "true").header("Location", first.header("Location"))
                .header("ETag", first.header("ETag"));
        assertThat(second.asString()).isEqualTo(first.asString());
        assertThat(count()).isEqualTo(before + 1);
    }

    @Test
    void tenAtOnceHaveOneEffect() throws Exception {
        String key = UUID.randomUUID().toString();
        long before = count();
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Response>> answers = clients.invokeAll(
                    Stream.<Callable<Response>>generate(() -> () -> post(key, "at once")).limit(10).toList());
            for (Future<Response> answer : answers) {
                answer.get().then().statusCode(201).body("id", equalTo(answers.getFirst().get().path("id")));
            }
        }
        assertThat(count()).isEqualTo(before + 1);
    }

    @Test
    void theSameKeyForSomethingElseIsRefused() {
        String key = UUID.randomUUID().toString();
        post(key, "one thing").then().statusCode(201);

        post(key, "another thing").then().statusCode(422).body("type",
                equalTo("urn:problem-type:meridiem:idempotency-key-reused"));
    }

    @Test
    void aRefusedRequestLeavesNothingBehindAndMayBeRepeated() {
        String key = UUID.randomUUID().toString();
        long before = count();

        post(key, "refused").then().statusCode(409);
        post(key, "refused").then().statusCode(409).header("Idempotent-Replayed", nullValue());

        assertThat(count()).isEqualTo(before);
    }

    @Test
    void withoutAKeyEveryRequestCounts() {
        long before = count();
        post(null, "twice").then().statusCode(201);
        post(null, "twice").then().statusCode(201);
        assertThat(count()).isEqualTo(before + 2);
    }

    @Test
    void aKeyMustBeOne() {
        post("x".repeat(256), "x").then().statusCode(400).body("errors[0].parameter", equalTo("Idempotency-Key"));
    }

    private static Response post(String key, String name) {
        var request = given().contentType("application/json").body("{\"name\":\"" + name + "\"}");
        return (key == null ? request : request.header("Idempotency-Key", key)).post("/effects");
    }

    private static long count() {
        return given().get("/effects").jsonPath().getLong("count");
    }
}
