package org.meridiem.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.meridiem.cluster.LocalCluster;
import org.meridiem.cluster.Part;

/// Kafka is gone for half a minute: editors publish and readers read as if nothing were, and every event arrives afterwards.
@ExtendWith(RunningCluster.class)
class KafkaAwayIT {

    private static final Duration OUTAGE = Duration.ofSeconds(30);

    @Test
    void nobodyNoticesAndNothingIsLost(LocalCluster cluster, Newsroom newsroom) {
        newsroom.hasTaxonomy();
        var before = newsroom.published("Published before the outage");
        List<Newsroom.Article> during = new ArrayList<>();

        cluster.server(Part.KAFKA).kill();
        try {
            Instant end = Instant.now().plus(OUTAGE);
            while (Instant.now().isBefore(end)) {
                var article = newsroom.published("Published during the outage " + during.size());
                during.add(article);
                Newsroom.reader(cluster.endpoints().content()).get("/v1/articles/" + article.slug()).then()
                        .statusCode(200);
                Newsroom.reader(cluster.endpoints().content()).get("/v1/articles/" + before.slug()).then()
                        .statusCode(200);
                Newsroom.reader(cluster.endpoints().content()).get("/v1/articles").then().statusCode(200);
                Newsroom.reader(cluster.endpoints().trending()).get("/v1/trending").then().statusCode(200);
                Newsroom.reader(cluster.endpoints().trending())
                        .contentType("text/plain")
                        .body("{\"article\":\"" + article.id() + "\",\"event\":\"view\"}")
                        .post("/v1/views")
                        .then()
                        .statusCode(202);
            }
        } finally {
            cluster.server(Part.KAFKA).start();
        }

        assertThat(during).hasSizeGreaterThan(5);
        Newsroom.await(Duration.ofSeconds(60)).ignoreExceptions().untilAsserted(() -> {
            var events = ArticleTopic.read(cluster.endpoints().kafka());
            assertThat(during)
                    .allSatisfy(article -> assertThat(ArticleTopic.versions(events, article.id())).containsExactly(1L));
        });
    }
}
