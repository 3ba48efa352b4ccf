package org.meridiem.events;

import java.time.Instant;

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
        return stamped(attributes.time());
    }

    /// The record to send, for an event that may have been made under a clock that was ahead: a broker refuses records from the future for
    /// ever. The event's own time stays in its attributes.
    ///
    /// @param now the timestamp at most
    public ProducerRecord<String, byte[]> toRecordNoLaterThan(Instant now) {
        return stamped(attributes.time().isAfter(now) ? now : attributes.time());
    }

    private ProducerRecord<String, byte[]> stamped(Instant time) {
        return new ProducerRecord<>(topic.topicName(), null, time.toEpochMilli(), key, value, attributes.headers());
    }
}
