package org.meridiem.kit.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import javax.sql.DataSource;

import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.meridiem.events.ArticleCard;
import org.meridiem.events.ArticleEvent;
import org.meridiem.events.CloudEvent;
import org.meridiem.events.EventCodec;
import org.meridiem.events.Topic;
import org.meridiem.testkit.KafkaResource;
import org.meridiem.testkit.PostgresResource;
import org.postgresql.ds.PGSimpleDataSource;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

/// The outbox and its relay against a real PostgreSQL and a real Kafka, without a service around them.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OutboxRelayIT {

    private static final Duration SOON = Duration.ofSeconds(20);

    private final PostgresResource postgres = new PostgresResource();
    private final KafkaResource kafka = new KafkaResource();
    private final PGSimpleDataSource database = new PGSimpleDataSource();
    private String bootstrap = "";

    @BeforeAll
    void startServers() throws SQLException, IOException {
        postgres.init(Map.of("database", "content"));
        Map<String, String> settings = postgres.start();
        database.setUrl(settings.get("quarkus.datasource.jdbc.url"));
        database.setUser(settings.get("quarkus.datasource.username"));
        database.setPassword(settings.get("quarkus.datasource.password"));
        bootstrap = kafka.start().get("kafka.bootstrap.servers");
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                InputStream tables = OutboxRelayIT.class.getResourceAsStream("/kit-tables.sql")) {
            statement.execute(new String(tables.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @AfterAll
    void stopServers() {
        kafka.stop();
        postgres.stop();
    }

    @Test
    void committedEventsArriveInOrderAndRolledBackOnesDoNot() throws SQLException {
        UUID article = UUID.randomUUID();
        for (long version = 1; version <= 20; version++) {
            append(article, version, true);
        }
        append(article, 99, false);

        try (OutboxRelay relay = relay()) {
            relay.start();
            Awaitility.await().atMost(SOON).untilAsserted(() -> assertThat(waiting()).isZero());
            assertThat(versionsOf(article)).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L, 11L, 12L, 13L, 14L,
                    15L, 16L, 17L, 18L, 19L, 20L);

            // A waiting relay is woken by the commit.
            append(article, 21, true);
            Awaitility.await().atMost(SOON).untilAsserted(() -> assertThat(versionsOf(article)).endsWith(21L));
        }
    }

    @Test
    void whenTheWorkingRelayLosesItsConnectionAnotherTakesOverAndNoOrderIsLost() throws SQLException {
        UUID article = UUID.randomUUID();
        try (OutboxRelay first = relay(); OutboxRelay second = relay()) {
            first.start();
            second.start();
            for (long version = 1; version <= 60; version++) {
                append(article, version, true);
                if (version % 20 == 0) {
                    endEveryOtherConnection();
                }
            }
            Awaitility.await().atMost(SOON).untilAsserted(() -> assertThat(waiting()).isZero());
        }

        List<Long> versions = versionsOf(article);
        assertThat(versions.stream().distinct()).hasSize(60);
        assertThat(versions).as("repeats allowed, steps back not").isSorted();
    }

    @Test
    void anEventOfAClockThatWasAheadHoldsUpNothing() throws SQLException {
        UUID article = UUID.randomUUID();
        append(event(article, 1, Instant.now().plus(Duration.ofDays(2))), true);
        append(article, 2, true);

        try (OutboxRelay relay = relay()) {
            relay.start();
            Awaitility.await().atMost(SOON).untilAsserted(() -> assertThat(waiting()).isZero());
        }
        assertThat(versionsOf(article)).containsExactly(1L, 2L);
    }

    private OutboxRelay relay() {
        DataSource own = database;
        var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", bootstrap, "acks", "all", "enable.idempotence", "true"),
                new StringSerializer(), new ByteArraySerializer());
        return new OutboxRelay(own, producer, new SimpleMeterRegistry());
    }

    private void append(UUID article, long version, boolean commit) throws SQLException {
        append(event(article, version, Instant.parse("2026-01-31T12:00:00Z")), commit);
    }

    private void append(ArticleEvent event, boolean commit) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            new Outbox(new OneConnection(connection)).append(EventCodec.ARTICLES.encode(event));
            if (commit) {
                connection.commit();
            } else {
                connection.rollback();
            }
        }
    }

    private static ArticleEvent event(UUID article, long version, Instant now) {
        var card = new ArticleCard(article, "slug", URI.create("https://news.example/articles/slug"), "article", "en",
                "Headline", null, "", List.of(),
                new ArticleCard.SectionRef("technology", "Technology", "technology"), List.of(), List.of(), null, 1,
                null,
                now, now, now, version);
        return new ArticleEvent.Published(
                new CloudEvent(UUID.randomUUID(), ArticleEvent.Published.TYPE, "/content-service", now,
                        article.toString(), Optional.empty()),
                card);
    }

    private long waiting() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery("select count(*) from outbox")) {
            count.next();
            return count.getLong(1);
        }
    }

    private void endEveryOtherConnection() throws SQLException {
        try (Connection connection = database.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute(
                    "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()");
        }
    }

    private List<Long> versionsOf(UUID article) {
        try (var consumer = new KafkaConsumer<>(Map.<String, Object>of("bootstrap.servers", bootstrap),
                new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topic.ARTICLES.topicName())
                    .stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<Long> versions = new ArrayList<>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (var record : consumer.poll(Duration.ofMillis(100))) {
                    if (record.key().equals(article.toString())) {
                        versions.add(EventCodec.ARTICLES.decode(record.headers(), record.value()).version());
                    }
                }
            }
            return versions;
        } catch (org.meridiem.events.MalformedEventException e) {
            throw new AssertionError("the relay sent a record that breaks the contract", e);
        }
    }
}
