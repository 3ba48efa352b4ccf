package org.meridiem.trending.ranking;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.meridiem.trending.ArticleFixture.article;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;

import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.meridiem.events.Engagement;
import org.meridiem.events.Engagement.Action;
import org.meridiem.events.EventCodec;
import org.meridiem.testkit.KafkaResource;
import org.meridiem.testkit.Patience;
import org.meridiem.trending.ArticleFixture;
import org.meridiem.trending.Articles;
import org.meridiem.trending.TestedTrending;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;

/// The topology on a real Kafka, stopped and started again: all its state comes back from there.
@QuarkusTest
@TestProfile(TestedTrending.class)
@WithTestResource(KafkaResource.class)
class RankingPipelineIT {

    private static final ArticleFixture HARVEST = article("restarted-harvest").in("restart");
    private static final ArticleFixture STEAM = article("restarted-steam").in("restart");

    @Inject
    RankingPipeline ranking;

    @Test
    void scoresOrderAndRepeatsSurviveARestart() throws InterruptedException {
        try (var log = new Articles(ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class))) {
            // Given
            log.publish(HARVEST, STEAM);
            act(log, "0a", Action.VIEW, HARVEST);
            act(log, "0b", Action.SHARE, STEAM);
            await(STEAM, HARVEST);
            ranking.stop();

            // When
            act(log, "0b", Action.SHARE, STEAM);
            act(log, "0c", Action.SHARE, HARVEST);
            assertThat(list().getList("items.article.slug")).as("served while the ranking is down").hasSize(2);
            ranking.start();
            await(HARVEST, STEAM);

            // Then
            assertThat(list().getList("items.previousRank")).containsExactly(2, 1);
            assertThat(list().getDouble("items[0].score")).isBetween(3.8, 4.0);
            assertThat(list().getDouble("items[1].score")).as("the share was counted before").isBetween(2.8, 3.0);
        }
    }

    private static void act(Articles log, String visitor, Action action, ArticleFixture article) {
        log.send(EventCodec.ENGAGEMENT.encode(new Engagement(UUID.randomUUID(), action, article.id(), Instant.now(),
                "00000000000000" + visitor, "00000000000000" + visitor, null, null)));
    }

    private static void await(ArticleFixture... order) {
        var slugs = List.of(order).stream().map(ArticleFixture::name).toList();
        Patience.await()
                .untilAsserted(() -> assertThat(list().getList("items.article.slug")).isEqualTo(slugs));
    }

    private static JsonPath list() {
        return given().get("/v1/trending?section=restart&window=now").jsonPath();
    }
}
