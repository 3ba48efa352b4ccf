package org.meridiem.newsletter.article;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.inject.Inject;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.meridiem.events.ArticleEvent;
import org.meridiem.events.DeadLetter;
import org.meridiem.events.EncodedEvent;
import org.meridiem.events.EventCodec;
import org.meridiem.events.Topic;
import org.meridiem.newsletter.ArticleFixture;
import org.meridiem.newsletter.Log;
import org.meridiem.newsletter.NewsletterProfile;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.common.annotation.Identifier;

@QuarkusTest
@TestProfile(NewsletterProfile.class)
@DisplayName("Events of the other services")
class EventsIT {

    @Inject
    DataSource database;
    @Inject
    ArticleCards cards;
    @Inject
    @Identifier(Positions.LISTENER)
    Positions positions;
    @TestHTTPResource(value = "/", management = true)
    URI management;

    @Test
    void sentAgainChangeNothing() {
        // Given
        ArticleFixture article = ArticleFixture.titled("First words");
        ArticleEvent first = article.published(1);
        ArticleEvent second = article.withDek("Second words").updated(2);
        ArticleFixture last = ArticleFixture.titled("Comes last");
        try (var log = new Log()) {
            log.say(first, second);

            // When
            log.say(first, second, article.withDek("Late words").updated(1), last.published(1));
            await(last.id());

            // Then
            Awaitility.await().until(() -> cards.cards(List.of(article.id())).containsKey(article.id()));
            Awaitility.await()
                    .untilAsserted(() -> assertThat(cards.cards(List.of(article.id())).get(article.id()).dek())
                            .isEqualTo("Second words"));
        }
    }

    @Test
    void takeTheWordsAwayWhenTheArticleGoesAndBringThemBack() {
        // Given
        ArticleFixture article = ArticleFixture.titled("Here");
        try (var log = new Log()) {
            log.say(article.published(1));
            await(article.id());

            // When
            log.say(article.unpublished(2));

            // Then
            Awaitility.await().until(() -> state(article.id()).equals("UNPUBLISHED 2 null"));
            log.say(article.published(3));
            await(article.id());
            log.say(article.takenDown(4));
            Awaitility.await().until(() -> state(article.id()).equals("TAKEN_DOWN 4 null"));
            log.say(article.published(3));
            ArticleFixture last = ArticleFixture.titled("Comes last");
            log.say(last.published(1));
            await(last.id());
            assertThat(state(article.id())).isEqualTo("TAKEN_DOWN 4 null");
        }
    }

    @Test
    void thatNobodyCanUseAreSetAsideAndTheRestGoesOn() {
        // Given
        String key = UUID.randomUUID().toString();
        EncodedEvent good = EventCodec.ARTICLES.encode(ArticleFixture.titled("Good").published(1));
        try (var log = new Log()) {

            // When
            log.say(new ProducerRecord<>(Topic.ARTICLES.topicName(), null, null, key,
                    "{".getBytes(StandardCharsets.UTF_8),
                    good.attributes().headers()));
            log.say(new ProducerRecord<>(Topic.ARTICLES.topicName(), key, null));
            var unknown = new ProducerRecord<>(Topic.ARTICLES.topicName(), key, good.value());
            good.attributes().headers().forEach(header -> unknown.headers()
                    .add(header.key(),
                            header.key().equals("ce_type")
                                    ? "org.meridiem.article.celebrated.v1".getBytes(StandardCharsets.UTF_8)
                                    : header.value()));
            log.say(unknown);
            ArticleFixture after = ArticleFixture.titled("After");
            log.say(after.published(1));

            // Then
            await(after.id());
            List<ConsumerRecord<String, byte[]>> letters = Log.all(Topic.ARTICLES_DEAD_LETTER, 2)
                    .stream()
                    .filter(letter -> key.equals(letter.key()))
                    .toList();
            assertThat(letters).hasSize(2);
            ConsumerRecord<String, byte[]> first = letters.getFirst();
            assertThat(first.value()).asString().isEqualTo("{");
            assertThat(header(first, DeadLetter.TOPIC)).isEqualTo("meridiem.articles");
            assertThat(header(first, DeadLetter.CONSUMER)).isEqualTo("newsletter-articles");
            assertThat(header(first, DeadLetter.REASON)).isNotBlank();
            assertThat(header(first, "ce_type")).isEqualTo(good.attributes().type());
            assertThat(letters.getLast().value()).isNull();
        }
    }

    @Test
    void waitForTheDatabaseAsLongAsItTakes() throws SQLException {
        // Given
        ArticleFixture article = ArticleFixture.titled("Patience");
        String name = database();
        int lettersBefore = Log.all(Topic.ARTICLES_DEAD_LETTER, 0).size();
        try (var log = new Log(); Connection elsewhere = elsewhere(); Statement command = elsewhere.createStatement()) {

            // When
            command.execute("alter database \"" + name + "\" connection limit 0");
            try {
                command.execute(
                        "select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + name + "'");
                log.say(article.published(1));

                // Then
                Awaitility.await().until(() -> given().get("/v1/newsletters").statusCode() == 503);
                given().get(management.resolve("/q/health/live")).then().statusCode(200);
            } finally {
                command.execute("alter database \"" + name + "\" connection limit -1");
            }
            Awaitility.await()
                    // A connection of the pool that the outage has cut may be the first one lent.
                    .ignoreException(IllegalStateException.class)
                    .until(() -> cards.cards(List.of(article.id())).containsKey(article.id()));
        }
        assertThat(Log.all(Topic.ARTICLES_DEAD_LETTER, 0)).hasSize(lettersBefore);
    }

    @Test
    void areReadAgainByADatabaseThatDoesNotKnowThem() {
        // Given
        var partition = new TopicPartition(Topic.COMMENTS.topicName(), 0);
        try (var log = new Log();
                var consumer = new KafkaConsumer<>(Map.of("bootstrap.servers",
                        ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class), "group.id",
                        "positions-" + UUID.randomUUID()), new StringDeserializer(), new ByteArrayDeserializer())) {
            log.say(new ProducerRecord<>(partition.topic(), 0, "key", new byte[0]));
            consumer.assign(List.of(partition));
            consumer.commitSync(
                    Map.of(partition, new OffsetAndMetadata(consumer.endOffsets(List.of(partition)).get(partition))));

            // When
            positions.onPartitionsAssigned(consumer, List.of(partition));

            // Then
            assertThat(consumer.position(partition)).isZero();
            assertThat(consumer.poll(Duration.ofSeconds(5))).isNotEmpty();
        }
    }

    private void await(UUID article) {
        Awaitility.await().until(() -> cards.cards(List.of(article)).containsKey(article));
    }

    private static String header(ConsumerRecord<?, ?> taken, String name) {
        return new String(taken.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private String state(UUID article) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection
                        .prepareStatement("select state, version, card from article_card where article_id = ?")) {
            select.setObject(1, article);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getString(1) + ' ' + row.getLong(2) + ' ' + row.getString(3) : "";
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private String database() throws SQLException {
        try (Connection connection = database.getConnection()) {
            return connection.getCatalog();
        }
    }

    private static Connection elsewhere() throws SQLException {
        var config = ConfigProvider.getConfig();
        String url = config.getValue("quarkus.datasource.jdbc.url", String.class).replaceAll("/[^/]*$", "/postgres");
        return DriverManager.getConnection(url, config.getValue("quarkus.datasource.username", String.class),
                config.getValue("quarkus.datasource.password", String.class));
    }
}
