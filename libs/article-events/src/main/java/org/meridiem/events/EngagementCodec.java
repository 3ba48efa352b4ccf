package org.meridiem.events;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.io.JsonStringEncoder;

final class EngagementCodec implements EventCodec<Engagement> {

    private static final String SOURCE = "/trending-service/collector";
    private static final List<Engagement.Action> ACTIONS = List.of(Engagement.Action.values());
    /// Of most values.
    private static final int LENGTH = 160;

    @Override
    public EncodedEvent encode(Engagement event) {
        String article = event.article().toString();
        var attributes = new CloudEvent(event.eventId(), event.action().type(), SOURCE, event.at(), article,
                Optional.empty());
        return new EncodedEvent(Topic.ENGAGEMENT, article, attributes, value(event, article));
    }

    /// As [EventJson] would write [Engagement.Value]. By hand, because thousands come in a second.
    private static byte[] value(Engagement event, String article) {
        var json = new StringBuilder(LENGTH).append("{\"article\":\"").append(article).append("\",\"action\":\"")
                .append(event.action().label()).append("\",\"visitor\":\"").append(event.visitor())
                .append("\",\"network\":\"").append(event.network()).append('"');
        if (event.seconds() != null) {
            json.append(",\"seconds\":").append(event.seconds());
        }
        if (event.ref() != null) {
            json.append(",\"ref\":\"").append(JsonStringEncoder.getInstance().quoteAsString(event.ref())).append('"');
        }
        return json.append('}').toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public Engagement decode(Headers headers, byte @Nullable [] value) throws MalformedEventException {
        CloudEvent attributes = CloudEvent.of(headers);
        Engagement.Action action = action(attributes.type());
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

    private static Engagement.Action action(String type) throws UnknownEventTypeException {
        for (Engagement.Action action : ACTIONS) {
            if (action.type().equals(type)) {
                return action;
            }
        }
        throw new UnknownEventTypeException(type);
    }
}
