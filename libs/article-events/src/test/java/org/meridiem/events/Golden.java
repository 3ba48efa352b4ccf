package org.meridiem.events;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/// One event with the bytes that stand for it for ever: `golden/<type>.json` and `golden/<type>.headers`.
///
/// @param type   the CloudEvents type, and the files' name
/// @param schema file name of the value's schema
/// @param codec  of its topic
/// @param event  the Java value
record Golden<E>(String type, String schema, EventCodec<E> codec, E event) {

    private static final String CARD = "article-card.v1.schema.json";
    private static final String REFERENCE = "article-reference.v1.schema.json";
    private static final String ENGAGEMENT = "engagement.v1.schema.json";

    /// Every type of the contract.
    static Stream<Golden<?>> all() {
        return Stream.of(
                article(ArticleEvent.Published.TYPE, CARD, EventFixture.published()),
                article(ArticleEvent.Updated.TYPE, CARD, EventFixture.updated()),
                article(ArticleEvent.Unpublished.TYPE, CARD, EventFixture.unpublished()),
                article(ArticleEvent.TakenDown.TYPE, REFERENCE, EventFixture.takenDown()),
                article(ArticleEvent.Deleted.TYPE, REFERENCE, EventFixture.deleted()),
                engagement(Engagement.Action.VIEW, "01990d2f-6a01-7000-8000-000000000006", null, null),
                engagement(Engagement.Action.READ, "01990d2f-6a01-7000-8000-000000000007", 45, null),
                engagement(Engagement.Action.SHARE, "01990d2f-6a01-7000-8000-000000000008", null, "trending"),
                new Golden<>(TrendingList.TYPE, "trending-list.v1.schema.json", EventCodec.TRENDING_LISTS,
                        EventFixture.trendingList("world/europe")),
                new Golden<>(HighlightList.TYPE, "highlight-list.v1.schema.json", EventCodec.HIGHLIGHTS,
                        EventFixture.highlightList()),
                new Golden<>(ArticleFigures.TYPE, "article-figures.v1.schema.json", EventCodec.ARTICLE_FIGURES,
                        EventFixture.articleFigures()),
                new Golden<>(AlsoRead.TYPE, "also-read.v1.schema.json", EventCodec.ALSO_READ,
                        EventFixture.alsoRead()),
                comment(CommentEvent.Approved.TYPE, EventFixture.commentApproved()),
                comment(CommentEvent.Removed.TYPE, EventFixture.commentRemoved()),
                new Golden<>(IssueSent.TYPE, "issue-sent.v1.schema.json", EventCodec.NEWSLETTER_EVENTS,
                        EventFixture.issueSent()),
                new Golden<>(CachePurge.TYPE, "cache-purge.v1.schema.json", EventCodec.CACHE_PURGES,
                        EventFixture.cachePurge()),
                new Golden<>(TrendingLever.TYPE, "trending-lever.v1.schema.json", EventCodec.TRENDING_LEVERS,
                        EventFixture.trendingLever()),
                new Golden<>(VisitorSalt.TYPE, "visitor-salt.v1.schema.json", EventCodec.VISITOR_SALTS,
                        EventFixture.visitorSalt()));
    }

    static Golden<?> of(String type) {
        return all().filter(golden -> golden.type().equals(type)).findFirst().orElseThrow();
    }

    EncodedEvent encoded() {
        return codec.encode(event);
    }

    E decode(Headers headers, byte @Nullable [] value) throws MalformedEventException {
        return codec.decode(headers, value);
    }

    byte[] value() {
        return bytes(type + ".json");
    }

    List<String> headerLines() {
        return new String(bytes(type + ".headers"), StandardCharsets.UTF_8).lines().toList();
    }

    Headers headers() {
        var headers = new RecordHeaders();
        for (String line : headerLines()) {
            int colon = line.indexOf(": ");
            headers.add(line.substring(0, colon), line.substring(colon + 2).getBytes(StandardCharsets.UTF_8));
        }
        return headers;
    }

    static String lines(Headers headers) {
        return Arrays.stream(headers.toArray()).map(Golden::line).collect(Collectors.joining("\n"));
    }

    private static String line(Header header) {
        return header.key() + ": " + new String(header.value(), StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return type;
    }

    private static Golden<ArticleEvent> article(String type, String schema, ArticleEvent event) {
        return new Golden<>(type, schema, EventCodec.ARTICLES, event);
    }

    private static Golden<CommentEvent> comment(String type, CommentEvent event) {
        return new Golden<>(type, "comment-change.v1.schema.json", EventCodec.COMMENTS, event);
    }

    private static Golden<Engagement> engagement(Engagement.Action action, String eventId, @Nullable Integer seconds,
            @Nullable String ref) {
        return new Golden<>(action.type(), ENGAGEMENT, EventCodec.ENGAGEMENT,
                EventFixture.engagement(action, eventId, seconds, ref));
    }

    private static byte[] bytes(String name) {
        try (InputStream file = Golden.class.getResourceAsStream("/golden/" + name)) {
            if (file == null) {
                throw new IllegalStateException("no golden file " + name);
            }
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
