package org.meridiem.events;

import java.util.Optional;

import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

final class TrendingLeverCodec implements EventCodec<TrendingLever> {

    private static final String SOURCE = "/trending-service";

    @Override
    public EncodedEvent encode(TrendingLever lever) {
        var attributes = new CloudEvent(lever.eventId(), TrendingLever.TYPE, SOURCE, lever.at(), lever.key(),
                Optional.empty());
        return new EncodedEvent(Topic.TRENDING_LEVERS, lever.key(), attributes, EventJson.write(lever.state()));
    }

    @Override
    public TrendingLever decode(Headers headers, byte @Nullable [] value) throws MalformedEventException {
        CloudEvent attributes = CloudEvent.of(headers);
        if (!attributes.type().equals(TrendingLever.TYPE)) {
            throw new UnknownEventTypeException(attributes.type());
        }
        var state = EventJson.read(value, TrendingLever.State.class);
        return EventJson.build(() -> {
            var lever = new TrendingLever(attributes.id(), attributes.time(), state);
            attributes.describe(TrendingLever.TYPE, lever.key());
            return lever;
        });
    }
}
