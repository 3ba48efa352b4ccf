package org.meridiem.trending.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.meridiem.trending.ArticleFixture.article;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.meridiem.events.Engagement;
import org.meridiem.events.Engagement.Action;
import org.meridiem.events.EventCodec;
import org.meridiem.events.MalformedEventException;
import org.meridiem.events.Topic;
import org.meridiem.events.TrendingList;
import org.meridiem.testkit.KafkaResource;
import org.meridiem.trending.ArticleFixture;
import org.meridiem.trending.Articles;
import org.meridiem.trending.kafka.KafkaTopics;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.StartupEvent;

/// The topology on a real Kafka, stopped and started again.
class RankingPipelineIT {

    private static final ArticleFixture HARVEST = article("harvest");
    private static final ArticleFixture STEAM = article("steam");

    private final KafkaResource resource = new KafkaResource();
    private final String bootstrap = resource.start().get("kafka.bootstrap.servers");
    private final Articles log = new Articles(bootstrap);

    @AfterEach
    void close() {
        log.close();
        resource.stop();
    }

    @Test
    void scoresRanksAndRepeatsSurviveARestart() throws InterruptedException {
        // Given
        RankingPipeline before = started();
        log.publish(HARVEST, STEAM);
        act("0a", Action.VIEW, HARVEST);
        act("0b", Action.SHARE, STEAM);
        await(list -> ids(list).equals(List.of(STEAM.id(), HARVEST.id())));
        long version = lists().get("now/*").version();
        before.stop();

        // When
        RankingPipeline after = started();
        act("0b", Action.SHARE, STEAM);
        act("0c", Action.SHARE, HARVEST);
        await(list -> list.version() > version && ids(list).equals(List.of(HARVEST.id(), STEAM.id())));

        // Then
        TrendingList list = lists().get("now/*");
        assertThat(list.items()).extracting(TrendingList.Item::previousRank).containsExactly(2, 1);
        assertThat(list.items().get(0).score()).isBetween(3.8, 4.0);
        assertThat(list.items().get(1).score()).as("the share was counted before").isBetween(2.8, 3.0);
        after.stop();
    }

    private RankingPipeline started() {
        Map<String, Object> kafka = Map.of("bootstrap.servers", bootstrap);
        var pipeline = new RankingPipeline(Configs.ranking(Map.of()), new SimpleMeterRegistry(), kafka,
                new KafkaTopics(kafka));
        pipeline.start(new StartupEvent());
        Awaitility.await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(50)).until(pipeline::hasRun);
        return pipeline;
    }

    private void act(String visitor, Action action, ArticleFixture article) {
        log.send(EventCodec.ENGAGEMENT.encode(new Engagement(UUID.randomUUID(), action, article.id(), Instant.now(),
                HexFormat.of().formatHex(new byte[7]) + visitor, "00000000000000" + visitor, null, null)));
    }

    private void await(java.util.function.Predicate<TrendingList> condition) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(200)).untilAsserted(
                () -> assertThat(lists().get("now/*")).isNotNull().matches(condition));
    }

    /// The newest list of each key.
    private Map<String, TrendingList> lists() {
        var lists = new HashMap<String, TrendingList>();
        try (var consumer = new KafkaConsumer<>(Map.<String, Object>of("bootstrap.servers", bootstrap),
                new StringDeserializer(), new ByteArrayDeserializer())) {
            var partition = new TopicPartition(Topic.TRENDING_LISTS.topicName(), 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).get(partition);
            while (consumer.position(partition) < end) {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> {
                    try {
                        lists.put(record.key(), EventCodec.TRENDING_LISTS.decode(record.headers(), record.value()));
                    } catch (MalformedEventException e) {
                        throw new AssertionError("a list breaks the contract", e);
                    }
                });
            }
        }
        return lists;
    }

    private static List<UUID> ids(TrendingList list) {
        return list.items().stream().map(item -> item.article().id()).toList();
    }
}
