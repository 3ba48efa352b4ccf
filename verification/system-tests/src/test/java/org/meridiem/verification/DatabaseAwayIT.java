package org.meridiem.verification;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.meridiem.cluster.LocalCluster;
import org.meridiem.cluster.Part;

/// PostgreSQL is stopped: readers get the pages that are kept, and are told to come again for the others.
@ExtendWith(RunningCluster.class)
class DatabaseAwayIT {

    private static final Duration OUTAGE = Duration.ofSeconds(15);

    @Test
    void pagesThatAreKeptAreServedAndItRecoversByItself(LocalCluster cluster, Newsroom newsroom) {
        newsroom.hasTaxonomy();
        String hot = "/v1/articles/" + newsroom.published("Read before the outage").slug();
        String cold = "/v1/articles/" + newsroom.published("Not read before the outage").slug();
        URI content = cluster.endpoints().content();
        URI readiness = cluster.endpoints().management(Part.CONTENT).resolve("/q/health/ready");
        Newsroom.reader(content).get(hot).then().statusCode(200);
        Newsroom.reader(content).get("/v1/articles?section=technology").then().statusCode(200);

        cluster.server(Part.POSTGRES).stop();
        try {
            Instant end = Instant.now().plus(OUTAGE);
            while (Instant.now().isBefore(end)) {
                Newsroom.reader(content).get(hot).then().statusCode(200).header("ETag", notNullValue());
                Newsroom.reader(content).get("/v1/articles?section=technology").then().statusCode(200);
                Newsroom.reader(content).get(cold).then().statusCode(503)
                        .contentType("application/problem+json").header("Retry-After", notNullValue());
                Newsroom.reader(readiness).get(readiness).then().statusCode(200);
            }
            Newsroom.reader(content).get(hot).then().header("Cache-Status",
                    equalTo("Meridiem; hit; detail=database-away"));
        } finally {
            cluster.server(Part.POSTGRES).start();
        }

        Newsroom.await(Duration.ofSeconds(30)).untilAsserted(() -> {
            Newsroom.reader(content).get(cold).then().statusCode(200);
            Newsroom.reader(content).get(hot).then().statusCode(200).header("Cache-Status", nullValue());
        });
    }
}
