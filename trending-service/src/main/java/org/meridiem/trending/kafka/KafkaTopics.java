package org.meridiem.trending.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import jakarta.inject.Singleton;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;
import org.meridiem.events.Topic;

import io.smallrye.common.annotation.Identifier;

/// Waits for topics. Nobody here creates them: a client that asks a broker for a missing topic may get one with the broker's defaults instead of [Topic]'s.
@Singleton
public class KafkaTopics {

    private static final Logger LOG = Logger.getLogger(KafkaTopics.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Map<String, Object> kafka;

    /// @param kafka how clients connect
    public KafkaTopics(@Identifier("default-kafka-broker") Map<String, Object> kafka) {
        this.kafka = kafka;
    }

    /// Returns once all topics are there, however long Kafka is away.
    ///
    /// @param who what waits, for the log
    /// @return the topics by name
    public Map<String, TopicDescription> await(String who, List<Topic> topics) throws InterruptedException {
        List<String> names = topics.stream().map(Topic::topicName).toList();
        boolean said = false;
        while (true) {
            try {
                return describe(names);
            } catch (ExecutionException | TimeoutException | KafkaException e) {
                if (!said) {
                    LOG.infof("waiting for Kafka and its topics who=%s topics=%s reason=%s", who, names, e.toString());
                    said = true;
                }
            }
            Thread.sleep(PAUSE);
        }
    }

    private Map<String, TopicDescription> describe(List<String> names)
            throws ExecutionException, TimeoutException, InterruptedException {
        Admin admin = Admin.create(properties());
        try {
            return admin.describeTopics(names).allTopicNames().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } finally {
            // A plain close would wait for the answer that nobody waits for any more.
            admin.close(Duration.ZERO);
        }
    }

    private Properties properties() {
        var properties = new Properties();
        properties.putAll(kafka);
        properties.keySet().retainAll(AdminClientConfig.configNames());
        return properties;
    }
}
