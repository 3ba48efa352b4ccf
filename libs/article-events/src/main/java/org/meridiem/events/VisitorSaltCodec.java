package org.meridiem.events;

import java.util.Optional;

import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

final class VisitorSaltCodec implements EventCodec<VisitorSalt> {

    private static final String SOURCE = "/trending-service/collector";

    @Override
    public EncodedEvent encode(VisitorSalt salt) {
        var attributes = new CloudEvent(salt.eventId(), VisitorSalt.TYPE, SOURCE, salt.at(), salt.key(),
                Optional.empty());
        return new EncodedEvent(Topic.VISITOR_SALTS, salt.key(), attributes,
                EventJson.write(new VisitorSalt.Value(salt.day(), salt.salt())));
    }

    @Override
    public VisitorSalt decode(Headers headers, byte @Nullable [] value) throws MalformedEventException {
        CloudEvent attributes = CloudEvent.of(headers);
        if (!attributes.type().equals(VisitorSalt.TYPE)) {
            throw new UnknownEventTypeException(attributes.type());
        }
        var read = EventJson.read(value, VisitorSalt.Value.class);
        return EventJson.build(() -> {
            var salt = new VisitorSalt(attributes.id(), attributes.time(), read.day(), read.salt());
            attributes.describe(VisitorSalt.TYPE, salt.key());
            return salt;
        });
    }
}
