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
    /// The codec of the most read articles on [Topic#TRENDING_LISTS].
    EventCodec<TrendingList> TRENDING_LISTS = new StateEventCodec<>(Topic.TRENDING_LISTS, TrendingList.TYPE,
            TrendingList.class, TrendingList::key, TrendingList::asOf, TrendingList::version);
    /// The codec of the other lists on [Topic#TRENDING_LISTS].
    EventCodec<HighlightList> HIGHLIGHTS = new StateEventCodec<>(Topic.TRENDING_LISTS, HighlightList.TYPE,
            HighlightList.class, HighlightList::key, HighlightList::asOf, HighlightList::version);
    /// The codec of the numbers on [Topic#ARTICLE_FIGURES].
    EventCodec<ArticleFigures> ARTICLE_FIGURES = new StateEventCodec<>(Topic.ARTICLE_FIGURES, ArticleFigures.TYPE,
            ArticleFigures.class, ArticleFigures::key, ArticleFigures::asOf, ArticleFigures::asOf);
    /// The codec of what else readers read, on [Topic#ARTICLE_FIGURES].
    EventCodec<AlsoRead> ALSO_READ = new StateEventCodec<>(Topic.ARTICLE_FIGURES, AlsoRead.TYPE, AlsoRead.class,
            AlsoRead::key, AlsoRead::asOf, AlsoRead::asOf);
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
