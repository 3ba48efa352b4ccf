package org.meridiem.trending;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.meridiem.trending.ArticleFixture.article;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.meridiem.testkit.KafkaResource;
import org.meridiem.testkit.Patience;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

/// A replica that does not rank: ready, collecting, serving.
@QuarkusTest
@TestProfile(CollectorAloneIT.WithoutRanking.class)
@WithTestResource(KafkaResource.class)
class CollectorAloneIT {

    private static final String GROUP = "collectors-that-rank";
    private static final ArticleFixture HARVEST = article("collected-harvest").in("alone");

    @TestHTTPResource(value = "/", management = true)
    URI management;

    public static class WithoutRanking extends TestedTrending {
        @Override
        public Map<String, String> getConfigOverrides() {
            var overrides = new HashMap<>(super.getConfigOverrides());
            overrides.put("meridiem.ranking.enabled", "false");
            overrides.put("meridiem.ranking.application-id", GROUP);
            return overrides;
        }
    }

    @Test
    void itIsReadyCollectsAndServesAndTakesNoPartInRanking() throws ExecutionException, InterruptedException {
        String kafka = ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
        try (var log = new Articles(kafka); Admin admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
            log.publish(HARVEST);
            Patience.await().untilAsserted(() -> given()
                    .get(management.resolve("/q/health/ready")).then().statusCode(200));

            given().header("User-Agent", "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0")
                    .header("Origin", "https://news.example")
                    .body("{\"article\":\"" + HARVEST.id() + "\",\"event\":\"view\"}").post("/v1/views").then()
                    .statusCode(202);
            Patience.await().untilAsserted(() -> assertThat(given()
                    .get(management.resolve("/q/metrics")).asString()).contains("meridiem_beacon_written_total 1.0"));

            given().get("/v1/trending?section=alone").then().statusCode(200);
            assertThat(admin.listGroups().all().get()).extracting(GroupListing::groupId).doesNotContain(GROUP);
        }
    }
}
