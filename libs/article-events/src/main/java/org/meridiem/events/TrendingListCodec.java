package org.meridiem.events;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;

import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

final class TrendingListCodec implements EventCodec<TrendingList> {

    private static final String SOURCE = "/trending-service";

    @Override
    public EncodedEvent encode(TrendingList list) {
        String key = list.key();
        // The id is a function of list and version: a list published twice after a restart is the same event.
        UUID id = UUID.nameUUIDFromBytes((key + '@' + list.version()).getBytes(StandardCharsets.UTF_8));
        var attributes = new CloudEvent(id, TrendingList.TYPE, SOURCE, list.asOf(), key, Optional.empty());
        return new EncodedEvent(Topic.TRENDING_LISTS, key, attributes, EventJson.write(list));
    }

    @Override
    public TrendingList decode(Headers headers, byte @Nullable [] value) throws MalformedEventException {
        CloudEvent attributes = CloudEvent.of(headers);
        if (!attributes.type().equals(TrendingList.TYPE)) {
            throw new UnknownEventTypeException(attributes.type());
        }
        var list = EventJson.read(value, TrendingList.class);
        return EventJson.build(() -> {
            attributes.describe(TrendingList.TYPE, list.key());
            return list;
        });
    }
}
