package org.meridiem.trending.collector;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.meridiem.events.Topic;
import org.meridiem.testkit.KafkaResource;
import org.meridiem.testkit.Patience;
import org.meridiem.trending.TestedTrending;
import org.meridiem.trending.kafka.TopicTail;
import org.meridiem.trending.kafka.TopicWriter;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.common.annotation.Identifier;

/// Replicas that find their salts through a real Kafka. Each test has days of its own.
@QuarkusTest
@TestProfile(TestedTrending.class)
@WithTestResource(KafkaResource.class)
class SharedSaltsIT {

    private static final InetAddress HOME = InetAddress.ofLiteral("203.0.113.7");

    @Inject
    @Identifier("default-kafka-broker")
    Map<String, Object> kafka;

    @Test
    void replicasThatStartAtOnceAgreeAndSoDoesOneThatComesLater() throws InterruptedException {
        // Given
        Instant noon = Instant.parse("2031-03-01T12:00:00Z");
        List<Replica> replicas = Stream.generate(() -> new Replica(noon)).limit(4).toList();

        // When
        replicas.forEach(Replica::start);
        replicas.forEach(Replica::awaitShared);
        var late = new Replica(noon);
        late.start();
        late.awaitShared();

        // Then
        assertThat(Stream.concat(replicas.stream(), Stream.of(late)).map(replica -> replica.nameAt(noon)).distinct())
                .hasSize(1);
        for (Replica replica : replicas) {
            replica.salts.stop();
        }
        late.salts.stop();
    }

    @Test
    void theNextDaysSaltIsAgreedOnBeforeMidnight() throws InterruptedException {
        // Given
        Instant evening = Instant.parse("2032-03-01T23:30:00Z");
        Instant tomorrow = evening.plus(Duration.ofHours(1));
        var one = new Replica(evening);
        var other = new Replica(evening);

        // When
        one.start();
        one.awaitShared();
        Patience.await().until(() -> one.pseudonyms.isShared(tomorrow.atOffset(ZoneOffset.UTC).toLocalDate()));
        other.start();
        other.awaitShared();

        // Then
        assertThat(other.nameAt(tomorrow)).isEqualTo(one.nameAt(tomorrow)).isNotEqualTo(one.nameAt(evening));
        one.salts.stop();
        other.salts.stop();
    }

    @Test
    void aSaltIsWithdrawnFromTheTopicTwoDaysLater() throws InterruptedException {
        // Given
        Instant past = Instant.parse("2034-03-01T12:00:00Z");
        var old = new Replica(past);
        old.start();
        old.awaitShared();
        old.salts.stop();
        assertThat(proposalsOf("2034-03-01")).isPositive();

        // When
        var later = new Replica(past.plus(Duration.ofDays(2)));
        later.start();
        later.awaitShared();

        // Then
        Patience.await().until(() -> proposalsOf("2034-03-01") == 0);
        later.salts.stop();
    }

    @Test
    void withoutKafkaAReplicaHasASaltOfItsOwn() throws InterruptedException {
        // Given
        Map<String, Object> nobody = Map.of("bootstrap.servers", "127.0.0.1:1");
        Instant noon = Instant.parse("2033-03-01T12:00:00Z");
        var pseudonyms = new Pseudonyms();
        var salts = new SharedSalts(nobody, pseudonyms, new TopicWriter(nobody), Clock.fixed(noon, ZoneOffset.UTC));

        // When
        salts.tidy();

        // Then
        assertThat(salts.wereShared()).isFalse();
        assertThat(pseudonyms.visitor(HOME, "Firefox", noon)).isEqualTo(pseudonyms.visitor(HOME, "Firefox", noon));
    }

    /// Proposals of a day that have not been withdrawn.
    private long proposalsOf(String day) {
        var keys = new ConcurrentSkipListSet<String>();
        var tail = TopicTail.of(kafka, List.of(Topic.VISITOR_SALTS), record -> {
            if (record.value() == null) {
                keys.remove(record.key());
            } else {
                keys.add(record.key());
            }
        });
        Thread.ofVirtual().start(tail);
        Patience.await().until(tail::caughtUp);
        tail.stop();
        return keys.stream().filter(key -> key.startsWith(day)).count();
    }

    /// One process's share of the work.
    private final class Replica {

        private final Pseudonyms pseudonyms = new Pseudonyms();
        private final SharedSalts salts;

        Replica(Instant now) {
            salts = new SharedSalts(kafka, pseudonyms, new WithoutTimes(kafka), Clock.fixed(now, ZoneOffset.UTC));
        }

        void start() {
            salts.start(new StartupEvent());
        }

        void awaitShared() {
            Patience.await().until(salts::wereShared);
        }

        String nameAt(Instant time) {
            return pseudonyms.visitor(HOME, "Firefox", time);
        }
    }

    /// A broker refuses records from the future, where these tests play.
    private static final class WithoutTimes extends TopicWriter {

        WithoutTimes(Map<String, Object> kafka) {
            super(kafka);
        }

        @Override
        public void write(ProducerRecord<String, byte[]> record) throws NotConfirmed, InterruptedException {
            super.write(new ProducerRecord<>(record.topic(), null, null, record.key(), record.value(),
                    record.headers()));
        }
    }
}
