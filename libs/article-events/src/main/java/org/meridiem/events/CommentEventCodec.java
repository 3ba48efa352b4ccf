package org.meridiem.events;

import java.util.function.BiFunction;

import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

final class CommentEventCodec implements EventCodec<CommentEvent> {

    @Override
    public EncodedEvent encode(CommentEvent event) {
        return new EncodedEvent(Topic.COMMENTS, event.change().article().toString(), event.attributes(),
                EventJson.write(event.change()));
    }

    @Override
    public CommentEvent decode(Headers headers, byte @Nullable [] value) throws MalformedEventException {
        CloudEvent attributes = CloudEvent.of(headers);
        BiFunction<CloudEvent, CommentChange, CommentEvent> type = switch (attributes.type()) {
            case CommentEvent.Approved.TYPE -> CommentEvent.Approved::new;
            case CommentEvent.Removed.TYPE -> CommentEvent.Removed::new;
            default -> throw new UnknownEventTypeException(attributes.type());
        };
        var change = EventJson.read(value, CommentChange.class);
        return EventJson.build(() -> type.apply(attributes, change));
    }
}
