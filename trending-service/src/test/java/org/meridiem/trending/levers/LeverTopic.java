package org.meridiem.trending.levers;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.meridiem.events.EventCodec;
import org.meridiem.events.MalformedEventException;
import org.meridiem.events.Topic;
import org.meridiem.events.TrendingLever;
import org.meridiem.trending.kafka.TopicTail;

/// The topic as it lies on the broker.
final class LeverTopic {

    private LeverTopic() {
    }

    static List<TrendingLever> read(Map<String, Object> kafka) throws MalformedEventException {
        var partition = new TopicPartition(Topic.TRENDING_LEVERS.topicName(), 0);
        List<TrendingLever> events = new ArrayList<>();
        try (var consumer = TopicTail.consumer(kafka)) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).get(partition);
            while (consumer.position(partition) < end) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(100))) {
                    if (record.value() != null) {
                        events.add(EventCodec.TRENDING_LEVERS.decode(record.headers(), record.value()));
                    }
                }
            }
        }
        return events;
    }
}
