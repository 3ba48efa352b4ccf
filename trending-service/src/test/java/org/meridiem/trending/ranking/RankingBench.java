package org.meridiem.trending.ranking;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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
import org.jspecify.annotations.Nullable;
import org.meridiem.events.AlsoRead;
import org.meridiem.events.ArticleEvent;
import org.meridiem.events.ArticleFigures;
import org.meridiem.events.CloudEvent;
import org.meridiem.events.CommentChange;
import org.meridiem.events.CommentEvent;
import org.meridiem.events.EncodedEvent;
import org.meridiem.events.Engagement;
import org.meridiem.events.EventCodec;
import org.meridiem.events.HighlightList;
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
    private final List<HighlightList> highlights = new ArrayList<>();
    private final Map<String, ArticleFigures> figures = new HashMap<>();
    private final Map<String, AlsoRead> alsoRead = new HashMap<>();
    private final TopologyTestDriver driver;
    private Instant now;

    RankingBench(Map<String, String> config) {
        this(config, START);
    }

    RankingBench(Map<String, String> config, Instant start) {
        this.now = start;
        var properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "bench");
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "unused:1");
        this.driver = new TopologyTestDriver(
                RankingTopology.of(Configs.ranking(config), new Verdict.Counters(registry)), properties, start);
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

    /// As [#pass], in one step.
    void jump(Duration time) {
        now = now.plus(time);
        driver.advanceWallClockTime(time);
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

    void act(String visitor, String network, Engagement.Action action, ArticleFixture article, Instant at) {
        send(new Engagement(UUID.randomUUID(), action, article.id(), at, pseudonym(visitor), pseudonym(network), null,
                null));
    }

    void comeFromTrending(String visitor, ArticleFixture article) {
        send(new Engagement(UUID.randomUUID(), Engagement.Action.VIEW, article.id(), now, pseudonym(visitor),
                pseudonym(visitor), null, "trending"));
    }

    void send(Engagement action) {
        send(EventCodec.ENGAGEMENT.encode(action));
    }

    /// Readers see one comment more, or one less.
    void comment(boolean approved, ArticleFixture article, long number) {
        comment(approved, article, number, now);
    }

    void comment(boolean approved, ArticleFixture article, long number, Instant at) {
        var change = new CommentChange(article.id(), UUID.randomUUID(), at, number);
        var attributes = new CloudEvent(UUID.randomUUID(),
                approved ? CommentEvent.Approved.TYPE : CommentEvent.Removed.TYPE, "/content-service", at,
                article.id().toString(), Optional.empty());
        send(EventCodec.COMMENTS.encode(approved
                ? new CommentEvent.Approved(attributes, change)
                : new CommentEvent.Removed(attributes, change)));
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

    /// A list of another kind as it stands; empty when there is none.
    List<UUID> highlights(HighlightList.Kind kind, String section) {
        lists();
        return highlights.stream().filter(list -> list.key().equals(kind.label() + "/" + section))
                .reduce((_, later) -> later).stream().flatMap(list -> list.items().stream())
                .map(item -> item.article().id()).toList();
    }

    /// The figures as published last; null when they were taken back or never published.
    @Nullable
    ArticleFigures figures(ArticleFixture article) {
        readings();
        return figures.get(ArticleFigures.key(article.id()));
    }

    /// What is read besides, as published last.
    List<UUID> alsoRead(ArticleFixture article) {
        readings();
        AlsoRead known = alsoRead.get(AlsoRead.key(article.id()));
        return known == null ? List.of() : known.articles();
    }

    /// How often a list was published.
    long published(Window window, String section) {
        return lists().stream().filter(list -> list.key().equals(window.label() + "/" + section)).count();
    }

    void forgetLists() {
        lists();
        lists.clear();
        highlights.clear();
        readings();
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
        for (String store : List.of(Counting.ARTICLES, Counting.SCORES, Figures.STORE, Conversation.STORE,
                Visits.STORE, Ranking.STANDINGS, Trails.STORE, Companions.STORE)) {
            size += ((ObjectStore<?, ?>) driver.getStateStore(store)).size();
        }
        return size;
    }

    /// Bytes of all figures while nothing happens to them.
    long bytesOfFigures() {
        return ((ObjectStore<?, ?>) driver.getStateStore(Figures.STORE)).restingBytes();
    }

    @Override
    public void close() {
        driver.close();
    }

    private List<TrendingList> lists() {
        for (var record : output(Topic.TRENDING_LISTS)) {
            try {
                if (type(record).equals(HighlightList.TYPE)) {
                    highlights.add(EventCodec.HIGHLIGHTS.decode(record.headers(), record.value()));
                } else {
                    lists.add(EventCodec.TRENDING_LISTS.decode(record.headers(), record.value()));
                }
            } catch (MalformedEventException e) {
                throw new AssertionError("a list breaks the contract", e);
            }
        }
        return lists;
    }

    private void readings() {
        for (var record : output(Topic.ARTICLE_FIGURES)) {
            try {
                if (record.value() == null) {
                    figures.remove(record.key());
                    alsoRead.remove(record.key());
                } else if (type(record).equals(AlsoRead.TYPE)) {
                    alsoRead.put(record.key(), EventCodec.ALSO_READ.decode(record.headers(), record.value()));
                } else {
                    figures.put(record.key(), EventCodec.ARTICLE_FIGURES.decode(record.headers(), record.value()));
                }
            } catch (MalformedEventException e) {
                throw new AssertionError("figures break the contract", e);
            }
        }
    }

    private List<TestRecord<String, byte[]>> output(Topic topic) {
        return driver.createOutputTopic(topic.topicName(), new StringDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList();
    }

    private static String type(TestRecord<String, byte[]> record) throws MalformedEventException {
        return CloudEvent.of(record.headers()).type();
    }

    private void send(EncodedEvent event) {
        input(event.topic()).pipeInput(new TestRecord<>(event.key(), event.value(), event.attributes().headers(), now));
    }

    private TestInputTopic<String, byte[]> input(Topic topic) {
        return driver.createInputTopic(topic.topicName(), new StringSerializer(), new ByteArraySerializer());
    }

    static String pseudonym(String name) {
        byte[] hash = new byte[8];
        byte[] bytes = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString()
                .getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(bytes, 0, hash, 0, hash.length);
        return HexFormat.of().formatHex(hash);
    }
}
