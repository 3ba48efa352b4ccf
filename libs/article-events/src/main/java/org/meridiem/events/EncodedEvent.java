package org.meridiem.events;

import org.apache.kafka.clients.producer.ProducerRecord;

/// An event in its final bytes, ready for an outbox or a producer.
///
/// @param topic      where it goes
/// @param key        the record's key; order is kept per key
/// @param attributes the CloudEvents attributes
/// @param value      the JSON value in UTF-8
public record EncodedEvent(Topic topic, String key, CloudEvent attributes, byte[] value) {
    /// The record to send. Its timestamp is the event's time.
    public ProducerRecord<String, byte[]> toRecord() {
        return new ProducerRecord<>(topic.topicName(), null, attributes.time().toEpochMilli(), key, value,
                attributes.headers());
    }
}
