package org.meridiem.events;

import java.nio.charset.StandardCharsets;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;

/// Where a record on a dead-letter topic comes from and why it lies there. The record itself keeps its key, its value and its own headers.
///
/// @param topic     the topic that it was read from
/// @param partition its partition there
/// @param offset    its offset there
/// @param consumer  the consumer group that gave it up
/// @param reason    what is wrong, without the record's content
public record DeadLetter(Topic topic, int partition, long offset, String consumer, String reason) {

    /// Header with the name of the topic that the record was read from.
    public static final String TOPIC = "dead-letter-topic";
    /// Header with the partition there, decimal.
    public static final String PARTITION = "dead-letter-partition";
    /// Header with the offset there, decimal.
    public static final String OFFSET = "dead-letter-offset";
    /// Header with the consumer group that gave the record up.
    public static final String CONSUMER = "dead-letter-consumer";
    /// Header with the reason.
    public static final String REASON = "dead-letter-reason";

    private static final int LONGEST_REASON = 1_000;

    /// Refuses missing members and cuts a reason of more than 1,000 characters.
    public DeadLetter {
        Require.present(topic, "topic");
        Require.filled(consumer, "consumer");
        Require.present(reason, "reason");
        if (reason.length() > LONGEST_REASON) {
            reason = reason.substring(0, LONGEST_REASON);
        }
    }

    /// The letter for a record that a consumer gives up.
    ///
    /// @param failed   the record as it was read
    /// @param consumer the consumer group
    /// @param reason   what is wrong, without the record's content
    /// @throws IllegalArgumentException for a record of a topic that is not in [Topic]
    public static DeadLetter of(ConsumerRecord<?, ?> failed, String consumer, String reason) {
        Topic topic = Topic.named(failed.topic())
                .orElseThrow(() -> new IllegalArgumentException("no topic of the contract: " + failed.topic()));
        return new DeadLetter(topic, failed.partition(), failed.offset(), consumer, reason);
    }

    /// The record to send: the failed one with this letter in its headers.
    ///
    /// Its timestamp is the time of sending. With the failed record's own, a dead letter from a replay would be past its retention on arrival.
    ///
    /// @throws IllegalStateException when the topic has no dead-letter topic
    public <K, V> ProducerRecord<K, V> toRecord(ConsumerRecord<K, V> failed) {
        var letter = new ProducerRecord<>(topic.deadLetter().topicName(), null, null, failed.key(), failed.value(),
                failed.headers());
        addTo(letter.headers());
        return letter;
    }

    /// Writes this letter into the headers of a record on its way to the dead-letter topic, in place of an older letter there.
    public void addTo(Headers headers) {
        set(headers, TOPIC, topic.topicName());
        set(headers, PARTITION, Integer.toString(partition));
        set(headers, OFFSET, Long.toString(offset));
        set(headers, CONSUMER, consumer);
        set(headers, REASON, reason);
    }

    private static void set(Headers headers, String name, String value) {
        headers.remove(name).add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
