package org.meridiem.events;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/// The codec of what trending-service computes: each record replaces the one before it of the same key, and is its value's JSON whole.
///
/// @param topic    where it lies
/// @param name     the CloudEvents type
/// @param type     of the value
/// @param key      of a value, also the event's subject
/// @param time     of a value
/// @param instance what tells two values of a key apart
record StateEventCodec<E>(Topic topic, String name, Class<E> type, Function<E, String> key, Function<E, Instant> time,
        Function<E, Object> instance) implements EventCodec<E> {

    private static final String SOURCE = "/trending-service";

    @Override
    public EncodedEvent encode(E state) {
        String subject = key.apply(state);
        // The id is a function of key and instance: what is published twice after a restart is the same event.
        UUID id = UUID.nameUUIDFromBytes((subject + '@' + instance.apply(state)).getBytes(StandardCharsets.UTF_8));
        var attributes = new CloudEvent(id, name, SOURCE, time.apply(state), subject, Optional.empty());
        return new EncodedEvent(topic, subject, attributes, EventJson.write(state));
    }

    @Override
    public E decode(Headers headers, byte @Nullable [] value) throws MalformedEventException {
        CloudEvent attributes = CloudEvent.of(headers);
        if (!attributes.type().equals(name)) {
            throw new UnknownEventTypeException(attributes.type());
        }
        E state = EventJson.read(value, type);
        return EventJson.build(() -> {
            attributes.describe(name, key.apply(state));
            return state;
        });
    }
}
