package org.meridiem.events;

import java.util.function.BiFunction;

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
        return switch (attributes.type()) {
            case ArticleEvent.Published.TYPE -> event(ArticleEvent.Published::new, attributes, card(value));
            case ArticleEvent.Updated.TYPE -> event(ArticleEvent.Updated::new, attributes, card(value));
            case ArticleEvent.Unpublished.TYPE -> event(ArticleEvent.Unpublished::new, attributes, card(value));
            case ArticleEvent.TakenDown.TYPE -> event(ArticleEvent.TakenDown::new, attributes, reference(value));
            case ArticleEvent.Deleted.TYPE -> event(ArticleEvent.Deleted::new, attributes, reference(value));
            default -> throw new UnknownEventTypeException(attributes.type());
        };
    }

    private static <S> ArticleEvent event(BiFunction<CloudEvent, S, ArticleEvent> type, CloudEvent attributes, S state)
            throws MalformedEventException {
        return EventJson.build(() -> type.apply(attributes, state));
    }

    private static ArticleCard card(byte @Nullable [] value) throws MalformedEventException {
        return EventJson.read(value, ArticleCard.class);
    }

    private static ArticleReference reference(byte @Nullable [] value) throws MalformedEventException {
        return EventJson.read(value, ArticleReference.class);
    }
}
