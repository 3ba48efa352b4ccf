package org.meridiem.events;

import java.util.Optional;

import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

final class CachePurgeCodec implements EventCodec<CachePurge> {

    private static final String SOURCE = "/content-service";

    @Override
    public EncodedEvent encode(CachePurge purge) {
        var attributes = new CloudEvent(purge.eventId(), CachePurge.TYPE, SOURCE, purge.at(), purge.key(),
                Optional.empty());
        return new EncodedEvent(Topic.CACHE_PURGES, purge.key(), attributes,
                EventJson.write(new CachePurge.Value(purge.tags(), purge.erase())));
    }

    @Override
    public CachePurge decode(Headers headers, byte @Nullable [] value) throws MalformedEventException {
        CloudEvent attributes = CloudEvent.of(headers);
        if (!attributes.type().equals(CachePurge.TYPE)) {
            throw new UnknownEventTypeException(attributes.type());
        }
        var read = EventJson.read(value, CachePurge.Value.class);
        return EventJson.build(() -> {
            var purge = new CachePurge(attributes.id(), attributes.time(), read.tags(), read.erase());
            attributes.describe(CachePurge.TYPE, purge.key());
            return purge;
        });
    }
}
