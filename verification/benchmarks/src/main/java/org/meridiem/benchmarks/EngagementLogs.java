package org.meridiem.benchmarks;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.meridiem.cluster.ClusterException;
import org.meridiem.events.Topic;

/// The logs of what readers did: the collector's and the floor's.
final class EngagementLogs {

    private EngagementLogs() {
    }

    /// What a collector alone has written is no work for the ranking that is measured next.
    static void empty(String kafka) throws InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
            Map<TopicPartition, RecordsToDelete> all = new HashMap<>();
            for (int partition = 0; partition < Topic.ENGAGEMENT.partitions(); partition++) {
                all.put(new TopicPartition(Topic.ENGAGEMENT.topicName(), partition), RecordsToDelete.beforeOffset(-1));
            }
            admin.deleteRecords(all).all().get();
        } catch (ExecutionException e) {
            throw new ClusterException("The log of views cannot be emptied: " + e.getCause(), e);
        }
    }

    /// With as many partitions as the collector's.
    static void makeFloors(String kafka) throws InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
            admin.createTopics(List.of(new NewTopic(EngagementFloor.TOPIC, Topic.ENGAGEMENT.partitions(), (short) 1)))
                    .all().get();
        } catch (ExecutionException e) {
            throw new ClusterException("The floor's topic cannot be made: " + e.getCause(), e);
        }
    }
}
