package org.meridiem.cluster.kafka;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;
import org.meridiem.cluster.process.Await;
import org.meridiem.cluster.process.ChildProcess;
import org.meridiem.events.Topic;

/// Brings the broker's topics in line with the catalogue.
final class KafkaTopics {

    private static final String BROKER_STARTED = "Kafka Server started";

    private KafkaTopics() {
    }

    /// Waits until the broker answers and creates the topics that it lacks.
    static void ensure(String bootstrap, ChildProcess broker, Duration patience) {
        // The log line spares the client a series of refused connections.
        Await.ready("Kafka", broker, patience,
                () -> broker.lastLines(40).contains(BROKER_STARTED)
                        ? Optional.empty()
                        : Optional.of("it is still loading"));
        Await.ready("Kafka", broker, patience, () -> create(bootstrap));
    }

    private static Optional<String> create(String bootstrap) throws IOException, InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap, "request.timeout.ms", "5000",
                "default.api.timeout.ms", "10000"))) {
            Set<String> present = admin.listTopics().names().get();
            List<NewTopic> missing = new ArrayList<>();
            Arrays.stream(Topic.values()).filter(topic -> !present.contains(topic.topicName()))
                    .map(topic -> new NewTopic(topic.topicName(), topic.partitions(), (short) 1)
                            .configs(topic.configuration()))
                    .forEach(missing::add);
            admin.createTopics(missing).all().get();
            return Optional.empty();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TopicExistsException) {
                return Optional.empty();
            }
            throw new IOException(e.getCause());
        }
    }
}
