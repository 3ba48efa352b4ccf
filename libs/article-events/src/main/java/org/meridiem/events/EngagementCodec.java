package org.meridiem.events;

import java.util.Arrays;
import java.util.Optional;

import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

final class EngagementCodec implements EventCodec<Engagement> {

    private static final String SOURCE = "/trending-service/collector";

    @Override
    public EncodedEvent encode(Engagement event) {
        String article = event.article().toString();
        var attributes = new CloudEvent(event.eventId(), event.action().type(), SOURCE, event.at(), article,
                Optional.empty());
        var value = new Engagement.Value(event.article(), event.action(), event.visitor(), event.network(),
                event.seconds(), event.ref());
        return new EncodedEvent(Topic.ENGAGEMENT, article, attributes, EventJson.write(value));
    }

    @Override
    public Engagement decode(Headers headers, byte @Nullable [] value) throws MalformedEventException {
        CloudEvent attributes = CloudEvent.of(headers);
        Engagement.Action action = Arrays.stream(Engagement.Action.values())
                .filter(candidate -> candidate.type().equals(attributes.type()))
                .findFirst()
                .orElseThrow(() -> new UnknownEventTypeException(attributes.type()));
        var read = EventJson.read(value, Engagement.Value.class);
        if (read.action() != action) {
            throw new MalformedEventException("the action is not that of the type");
        }
        return EventJson.build(() -> {
            var event = new Engagement(attributes.id(), action, read.article(), attributes.time(), read.visitor(),
                    read.network(), read.seconds(), read.ref());
            attributes.describe(action.type(), event.article().toString());
            return event;
        });
    }
}
