package org.meridiem.events;

import java.util.Optional;

import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

final class IssueSentCodec implements EventCodec<IssueSent> {

    private static final String SOURCE = "/newsletter-service";

    @Override
    public EncodedEvent encode(IssueSent event) {
        String key = event.issue().toString();
        var attributes = new CloudEvent(event.eventId(), IssueSent.TYPE, SOURCE, event.finishedAt(), key,
                Optional.empty());
        var value = new IssueSent.Value(event.issue(), event.newsletter(), event.subject(), event.finishedAt(),
                event.sent(),
                event.failed(), event.uncertain(), event.suppressed());
        return new EncodedEvent(Topic.NEWSLETTER_EVENTS, key, attributes, EventJson.write(value));
    }

    @Override
    public IssueSent decode(Headers headers, byte @Nullable [] value) throws MalformedEventException {
        CloudEvent attributes = CloudEvent.of(headers);
        if (!attributes.type().equals(IssueSent.TYPE)) {
            throw new UnknownEventTypeException(attributes.type());
        }
        var read = EventJson.read(value, IssueSent.Value.class);
        return EventJson.build(() -> {
            var event = new IssueSent(attributes.id(), read.issue(), read.newsletter(), read.subject(),
                    read.finishedAt(), read.sent(), read.failed(), read.uncertain(), read.suppressed());
            attributes.describe(IssueSent.TYPE, event.issue().toString());
            return event;
        });
    }
}
