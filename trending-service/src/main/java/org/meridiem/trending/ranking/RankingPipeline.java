package org.meridiem.trending.ranking;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.meridiem.events.Topic;
import org.meridiem.trending.kafka.KafkaTopics;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;

/// Keeps the topology running, whatever happens to Kafka: waits for its topics, starts it, and starts it again after a failure.
///
/// The process never ends because of it: this replica goes on collecting beacons and serving the lists that it has.
@ApplicationScoped
public class RankingPipeline {

    private static final Logger LOG = Logger.getLogger(RankingPipeline.class);
    private static final List<Topic> TOPICS = List.of(Topic.ARTICLES, Topic.ENGAGEMENT, Topic.COMMENTS,
            Topic.TRENDING_LISTS, Topic.ARTICLE_FIGURES);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final Duration SHUTDOWN = Duration.ofSeconds(8);

    private static final int MOST_FETCHED = 4 * 1024 * 1024;
    private static final int MOST_FETCHED_OF_PARTITION = 512 * 1024;

    private final RankingConfig config;
    private final Verdict.Counters verdicts;
    private final Map<String, Object> kafka;
    private final KafkaTopics topics;
    private @Nullable Thread keeper;
    private volatile boolean hasRun;

    RankingPipeline(RankingConfig config, MeterRegistry registry,
            @Identifier("default-kafka-broker") Map<String, Object> kafka, KafkaTopics topics) {
        this.config = config;
        this.verdicts = new Verdict.Counters(registry);
        this.kafka = kafka;
        this.topics = topics;
    }

    /// Whether this process ranks at all.
    public boolean isEnabled() {
        return config.enabled();
    }

    /// Whether the topology has been up since this process started. A rebalance later does not change that.
    public boolean hasRun() {
        return hasRun;
    }

    void begin(@Observes StartupEvent event) {
        if (config.enabled()) {
            start();
        } else {
            LOG.info("this replica does not rank");
        }
    }

    /// Starts ranking; it is up some time later.
    synchronized void start() {
        keeper = Thread.ofVirtual().name("ranking-keeper").start(this::keep);
    }

    /// Stops ranking; returns when everything read so far is written. It can be started again.
    @PreDestroy
    synchronized void stop() throws InterruptedException {
        if (keeper != null) {
            keeper.interrupt();
            keeper.join(SHUTDOWN.plusSeconds(2));
            keeper = null;
        }
    }

    private void keep() {
        Duration pause = FIRST_PAUSE;
        while (!Thread.currentThread().isInterrupted()) {
            try {
                waitForTopics();
                runOnce();
                pause = FIRST_PAUSE;
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.warnf(e, "ranking failed, starts again pause=%s", pause);
            }
            try {
                Thread.sleep(pause);
            } catch (InterruptedException e) {
                return;
            }
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
    }

    /// Kafka Streams ends at once when a source topic is missing, and counts wrong when they are not cut alike.
    private void waitForTopics() throws InterruptedException {
        var found = topics.await("ranking", TOPICS);
        int articles = found.get(Topic.ARTICLES.topicName()).partitions().size();
        for (Topic joined : List.of(Topic.ENGAGEMENT, Topic.COMMENTS)) {
            int partitions = found.get(joined.topicName()).partitions().size();
            if (partitions != articles) {
                throw new IllegalStateException(
                        "topics must have equally many partitions: %s has %d, %s has %d".formatted(
                                Topic.ARTICLES.topicName(), articles, joined.topicName(), partitions));
            }
        }
    }

    /// Runs until the topology fails or this process stops.
    private void runOnce() throws InterruptedException {
        var ended = new CountDownLatch(1);
        var streams = new KafkaStreams(RankingTopology.of(config, verdicts), properties());
        try {
            streams.setUncaughtExceptionHandler(failure -> {
                LOG.errorf(failure, "ranking thread failed");
                return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
            });
            streams.setStateListener((now, before) -> {
                LOG.debugf("ranking state now=%s before=%s", now, before);
                if (now == State.RUNNING && !hasRun) {
                    hasRun = true;
                    LOG.info("ranking runs");
                }
                if (now == State.ERROR || now == State.NOT_RUNNING) {
                    ended.countDown();
                }
            });
            streams.start();
            ended.await();
        } finally {
            // Never without a limit: while Kafka is away it would not end.
            streams.close(SHUTDOWN);
        }
    }

    private Properties properties() {
        var properties = new Properties();
        properties.putAll(kafka);
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, config.applicationId());
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.AT_LEAST_ONCE);
        properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, config.threads());
        properties.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, config.standbyReplicas());
        properties.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 1_000);
        // A dead replica's partitions move on after this time; a stopped one says goodbye, which Streams would not do by itself.
        properties.put(StreamsConfig.consumerPrefix("session.timeout.ms"), 6_000);
        properties.put(StreamsConfig.consumerPrefix("heartbeat.interval.ms"), 1_500);
        properties.put(StreamsConfig.consumerPrefix("internal.leave.group.on.close"), true);
        // After a pause there is much to be read at once. It comes in portions: records take ten times the space in the heap that they have on the way.
        properties.put(StreamsConfig.consumerPrefix("fetch.max.bytes"), MOST_FETCHED);
        properties.put(StreamsConfig.consumerPrefix("max.partition.fetch.bytes"), MOST_FETCHED_OF_PARTITION);
        properties.put(StreamsConfig.BUFFERED_RECORDS_PER_PARTITION_CONFIG, 500);
        properties.put(StreamsConfig.producerPrefix("linger.ms"), 20);
        properties.put(StreamsConfig.producerPrefix("compression.type"), "lz4");
        properties.put(StreamsConfig.producerPrefix("buffer.memory"), 8 * 1024 * 1024L);
        return properties;
    }
}
