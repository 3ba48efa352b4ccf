package org.meridiem.events;

import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/// Turns one family of events into Kafka records and back. Implementations are stateless and safe for any number of threads.
///
/// @param <E> the events of one topic
public interface EventCodec<E> {
    /// The codec of [Topic#ARTICLES].
    EventCodec<ArticleEvent> ARTICLES = new ArticleEventCodec();
    /// The codec of [Topic#COMMENTS].
    EventCodec<CommentEvent> COMMENTS = new CommentEventCodec();
    /// The codec of [Topic#ENGAGEMENT].
    EventCodec<Engagement> ENGAGEMENT = new EngagementCodec();
    /// The codec of [Topic#TRENDING_LISTS].
    EventCodec<TrendingList> TRENDING_LISTS = new TrendingListCodec();
    /// The codec of [Topic#NEWSLETTER_EVENTS].
    EventCodec<IssueSent> NEWSLETTER_EVENTS = new IssueSentCodec();
    /// The codec of [Topic#CACHE_PURGES].
    EventCodec<CachePurge> CACHE_PURGES = new CachePurgeCodec();
    /// The codec of [Topic#TRENDING_LEVERS].
    EventCodec<TrendingLever> TRENDING_LEVERS = new TrendingLeverCodec();
    /// The codec of [Topic#VISITOR_SALTS].
    EventCodec<VisitorSalt> VISITOR_SALTS = new VisitorSaltCodec();

    /// The final bytes of an event.
    EncodedEvent encode(E event);

    /// Reads a record.
    ///
    /// @param headers the record's headers
    /// @param value   the record's value, null for a tombstone
    /// @throws UnknownEventTypeException for a type that this version does not know: a consumer may skip it
    /// @throws MalformedEventException   for anything else that breaks the contract: a consumer dead-letters it
    E decode(Headers headers, byte @Nullable [] value) throws MalformedEventException;
}
