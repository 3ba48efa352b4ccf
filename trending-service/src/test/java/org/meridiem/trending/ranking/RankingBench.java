package org.meridiem.trending.ranking;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;

import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.meridiem.events.ArticleEvent;
import org.meridiem.events.EncodedEvent;
import org.meridiem.events.Engagement;
import org.meridiem.events.EventCodec;
import org.meridiem.events.MalformedEventException;
import org.meridiem.events.Topic;
import org.meridiem.events.TrendingList;
import org.meridiem.events.TrendingList.Window;
import org.meridiem.trending.ArticleFixture;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

/// The whole topology without a broker, under a clock that only [#pass] moves.
final class RankingBench implements AutoCloseable {

    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final List<TrendingList> lists = new ArrayList<>();
    private final TopologyTestDriver driver;
    private Instant now = START;

    RankingBench(Map<String, String> config) {
        var properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "bench");
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "unused:1");
        this.driver = new TopologyTestDriver(
                RankingTopology.of(Configs.ranking(config), new Verdict.Counters(registry)), properties, START);
    }

    Instant now() {
        return now;
    }

    void pass(Duration time) {
        // In steps, as a running process lives it: a punctuator fires once per advance.
        Duration step = time.compareTo(Duration.ofMinutes(30)) > 0 ? Duration.ofMinutes(10) : Duration.ofMillis(250);
        for (Instant end = now.plus(time); now.isBefore(end);) {
            Duration next = Duration.between(now, end).compareTo(step) < 0 ? Duration.between(now, end) : step;
            now = now.plus(next);
            driver.advanceWallClockTime(next);
        }
    }

    void publish(ArticleFixture... articles) {
        for (ArticleFixture article : articles) {
            send(article.published());
        }
    }

    void send(ArticleEvent event) {
        send(EventCodec.ARTICLES.encode(event));
    }

    void act(String visitor, Engagement.Action action, ArticleFixture article) {
        act(visitor, visitor, action, article, now);
    }

    void act(String visitor, String network, Engagement.Action action, ArticleFixture article) {
        act(visitor, network, action, article, now);
    }

    void act(String visitor, Engagement.Action action, ArticleFixture article, Instant at) {
        act(visitor, visitor, action, article, at);
    }

    private void act(String visitor, String network, Engagement.Action action, ArticleFixture article, Instant at) {
        send(EventCodec.ENGAGEMENT.encode(new Engagement(UUID.randomUUID(), action, article.id(), at,
                pseudonym(visitor), pseudonym(network), null, null)));
    }

    void sendGarbage() {
        input(Topic.ENGAGEMENT).pipeInput(new TestRecord<>("key", "{\"no\":\"event\"}".getBytes(StandardCharsets.UTF_8),
                new RecordHeaders(), now));
    }

    /// The list as it stands.
    TrendingList list(Window window, String section) {
        return lists().stream().filter(list -> list.key().equals(window.label() + "/" + section))
                .reduce((_, later) -> later)
                .orElseThrow(() -> new AssertionError("no list " + window + " of " + section));
    }

    /// How often a list was published.
    long published(Window window, String section) {
        return lists().stream().filter(list -> list.key().equals(window.label() + "/" + section)).count();
    }

    void forgetLists() {
        lists();
        lists.clear();
    }

    Set<String> keys() {
        return Set.copyOf(lists().stream().map(TrendingList::key).toList());
    }

    List<TestRecord<String, String>> deadLetters() {
        return driver.createOutputTopic(Topic.ENGAGEMENT_DEAD_LETTER.topicName(), new StringDeserializer(),
                new StringDeserializer()).readRecordsToList();
    }

    double verdicts(Verdict verdict) {
        return registry.get("meridiem.engagement")
                .tag("verdict", verdict.name().toLowerCase(Locale.ROOT).replace('_', '-')).counter().count();
    }

    /// Entries in all stores, but for what was published.
    int stateSize() {
        int size = 0;
        for (String store : List.of(Counting.ARTICLES, Counting.SCORES, RepeatedActions.STORE, NetworkCap.STORE,
                Ranking.STANDINGS)) {
            try (var entries = driver.getKeyValueStore(store).all()) {
                for (; entries.hasNext(); size++) {
                    entries.next();
                }
            }
        }
        return size;
    }

    @Override
    public void close() {
        driver.close();
    }

    private List<TrendingList> lists() {
        var output = driver.createOutputTopic(Topic.TRENDING_LISTS.topicName(), new StringDeserializer(),
                new ByteArrayDeserializer());
        output.readRecordsToList().forEach(record -> {
            try {
                lists.add(EventCodec.TRENDING_LISTS.decode(record.headers(), record.value()));
            } catch (MalformedEventException e) {
                throw new AssertionError("a list breaks the contract", e);
            }
        });
        return lists;
    }

    private void send(EncodedEvent event) {
        input(event.topic()).pipeInput(new TestRecord<>(event.key(), event.value(), event.attributes().headers(), now));
    }

    private TestInputTopic<String, byte[]> input(Topic topic) {
        return driver.createInputTopic(topic.topicName(), new StringSerializer(), new ByteArraySerializer());
    }

    private static String pseudonym(String name) {
        byte[] hash = new byte[8];
        byte[] bytes = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString()
                .getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(bytes, 0, hash, 0, hash.length);
        return HexFormat.of().formatHex(hash);
    }
}
