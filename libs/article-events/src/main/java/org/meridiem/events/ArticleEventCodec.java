package org.meridiem.events;

import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

final class ArticleEventCodec implements EventCodec<ArticleEvent> {

    @Override
    public EncodedEvent encode(ArticleEvent event) {
        Object value = switch (event) {
            case ArticleEvent.Published published -> published.card();
            case ArticleEvent.Updated updated -> updated.card();
            case ArticleEvent.Unpublished unpublished -> unpublished.card();
            case ArticleEvent.TakenDown takenDown -> takenDown.article();
            case ArticleEvent.Deleted deleted -> deleted.article();
        };
        return new EncodedEvent(Topic.ARTICLES, event.articleId().toString(), event.attributes(),
                EventJson.write(value));
    }

    @Override
    public ArticleEvent decode(Headers headers, byte @Nullable [] value) throws MalformedEventException {
        CloudEvent attributes = CloudEvent.of(headers);
        if (value == null) {
            throw new MalformedEventException("a tombstone is not an event");
        }
        return switch (attributes.type()) {
            case ArticleEvent.Published.TYPE -> new ArticleEvent.Published(attributes, card(value));
            case ArticleEvent.Updated.TYPE -> new ArticleEvent.Updated(attributes, card(value));
            case ArticleEvent.Unpublished.TYPE -> new ArticleEvent.Unpublished(attributes, card(value));
            case ArticleEvent.TakenDown.TYPE -> new ArticleEvent.TakenDown(attributes, reference(value));
            case ArticleEvent.Deleted.TYPE -> new ArticleEvent.Deleted(attributes, reference(value));
            default -> throw new UnknownEventTypeException(attributes.type());
        };
    }

    private static ArticleCard card(byte[] value) throws MalformedEventException {
        return EventJson.read(value, ArticleCard.class);
    }

    private static ArticleReference reference(byte[] value) throws MalformedEventException {
        return EventJson.read(value, ArticleReference.class);
    }
}
