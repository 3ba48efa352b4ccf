package org.meridiem.testkit;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.NewTopic;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.meridiem.cluster.lease.InfrastructureLease;
import org.meridiem.events.Topic;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/// The topics of the catalogue, empty at each start of the application under test; every other topic and every consumer
/// group is gone. One application under test has the shared broker at a time; another that starts meanwhile gets a broker of
/// its own. Sets `kafka.bootstrap.servers`.
public final class KafkaResource implements QuarkusTestResourceLifecycleManager {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private @Nullable AutoCloseable claim;

    /// Made by Quarkus.
    public KafkaResource() {
        // Everything happens in start.
    }

    @Override
    public Map<String, String> start() {
        String bootstrap = broker();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            deleteAll(admin);
            List<NewTopic> catalogue = Arrays.stream(Topic.values())
                    .map(topic -> new NewTopic(topic.topicName(), topic.partitions(), (short) 1)
                            .configs(topic.configuration()))
                    .toList();
            admin.createTopics(catalogue).all().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("Kafka's topics cannot be made anew", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
        return Map.of("kafka.bootstrap.servers", bootstrap);
    }

    @Override
    public void stop() {
        if (claim != null) {
            try {
                claim.close();
            } catch (Exception e) {
                throw new IllegalStateException("Kafka cannot be let go", e);
            }
            claim = null;
        }
    }

    private String broker() {
        Optional<InfrastructureLease> shared = SharedInfrastructure.exclusive("kafka");
        if (shared.isPresent()) {
            claim = shared.get();
            return SharedInfrastructure.endpoints().kafka();
        }
        PrivateKafka own = PrivateKafka.start();
        claim = own;
        return own.bootstrap();
    }

    private static void deleteAll(Admin admin) throws ExecutionException, InterruptedException {
        admin.deleteTopics(admin.listTopics().names().get()).all().get();
        // Deletion is answered before every broker thread has seen it.
        Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50))
                .until(() -> admin.listTopics().names().get().equals(Set.of()));
        List<String> groups = admin.listGroups().all().get().stream().map(GroupListing::groupId).toList();
        try {
            admin.deleteConsumerGroups(groups).all().get();
        } catch (ExecutionException e) {
            // A consumer of the application before is still leaving; its offsets end with its topics.
            if (!(e.getCause() instanceof org.apache.kafka.common.errors.ApiException)) {
                throw e;
            }
        }
    }
}
