package org.meridiem.events;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/// The events whose bytes are golden. Together they hold every member, present and left out.
final class EventFixture {

    static final UUID ARTICLE = UUID.fromString("01990d2f-6a00-7c31-9b52-3f0e5d7a1c01");
    static final UUID OTHER_ARTICLE = UUID.fromString("01990d2f-6a00-7c31-9b52-3f0e5d7a1c02");
    static final UUID COMMENT = UUID.fromString("01990d2f-6a00-7c31-9b52-3f0e5d7a1c05");
    static final UUID LEVER = UUID.fromString("01990d2f-6a00-7c31-9b52-3f0e5d7a1c06");
    static final UUID ISSUE = UUID.fromString("01990d2f-6a00-7c31-9b52-3f0e5d7a1c03");

    private static final Instant FIRST = Instant.parse("2026-03-02T06:30:00Z");
    private static final Instant CHANGED = Instant.parse("2026-03-02T09:15:42.123456Z");

    private static final ArticleCard.SectionRef EUROPE = new ArticleCard.SectionRef("europe", "Europe", "world/europe");
    private static final List<ArticleCard.TagRef> TAGS = List.of(new ArticleCard.TagRef("rivers", "Rivers"),
            new ArticleCard.TagRef("shipping", "Shipping"));
    private static final List<ArticleCard.AuthorRef> AUTHORS = List.of(
            new ArticleCard.AuthorRef("ines-duarte", "Inês Duarte"),
            new ArticleCard.AuthorRef("data-desk", "Data desk"));

    private EventFixture() {
    }

    /// Every member present, and text that JSON could write in more than one way.
    static ArticleCard fullCard(long version) {
        return new ArticleCard(ARTICLE, "low-water-on-the-rhine",
                URI.create("https://news.example/low-water-on-the-rhine"),
                "analysis", "en-GB", "Low water on the Rhine: “we load half” – and pay twice 🚢",
                "Low water on the Rhine",
                "Barges <half full>, freight & fuel dearer: what 40\u00a0cm less mean\nfor \"just in time\" \\ stock.",
                List.of("Barges carry half their load.", "Rates have doubled in a week."), EUROPE, TAGS, AUTHORS,
                new ArticleCard.Image(UUID.fromString("01990d2f-6a00-7c31-9b52-3f0e5d7a1c04"),
                        URI.create(
                                "https://news.example/v1/media/01990d2f-6a00-7c31-9b52-3f0e5d7a1c04/card?w=640&format=auto"),
                        "A barge passes a dry gravel bank.", 640, 360),
                4, 12, FIRST, FIRST, CHANGED, version);
    }

    /// Every optional member left out, every list and every text that may be empty is.
    static ArticleCard bareCard(long version) {
        return new ArticleCard(OTHER_ARTICLE, "market-day", URI.create("http://127.0.0.1:8081/market-day"), "article",
                "de",
                "Markttag", null, "", List.of(), new ArticleCard.SectionRef("local", "Lokales", "local"), List.of(),
                List.of(), null, 1, null, FIRST, FIRST, FIRST, version);
    }

    static ArticleEvent published() {
        return new ArticleEvent.Published(
                articleAttributes("01990d2f-6a01-7000-8000-000000000001", ArticleEvent.Published.TYPE, ARTICLE,
                        Optional.of("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")),
                fullCard(1));
    }

    static ArticleEvent updated() {
        return new ArticleEvent.Updated(articleAttributes("01990d2f-6a01-7000-8000-000000000002",
                ArticleEvent.Updated.TYPE, OTHER_ARTICLE, Optional.empty()), bareCard(2));
    }

    static ArticleEvent unpublished() {
        return new ArticleEvent.Unpublished(articleAttributes("01990d2f-6a01-7000-8000-000000000003",
                ArticleEvent.Unpublished.TYPE, OTHER_ARTICLE, Optional.empty()), bareCard(3));
    }

    static ArticleEvent takenDown() {
        return new ArticleEvent.TakenDown(articleAttributes("01990d2f-6a01-7000-8000-000000000004",
                ArticleEvent.TakenDown.TYPE, ARTICLE, Optional.empty()), fullCard(2).reference());
    }

    static ArticleEvent deleted() {
        return new ArticleEvent.Deleted(articleAttributes("01990d2f-6a01-7000-8000-000000000005",
                ArticleEvent.Deleted.TYPE, OTHER_ARTICLE, Optional.empty()), bareCard(4).reference());
    }

    static Engagement engagement(Engagement.Action action, String eventId, @Nullable Integer seconds,
            @Nullable String ref) {
        return new Engagement(UUID.fromString(eventId), action, ARTICLE, CHANGED, "5f0c1a9be2", "a77e", seconds, ref);
    }

    static TrendingList trendingList(@Nullable String section) {
        return new TrendingList(TrendingList.Window.NOW, section, CHANGED, 17,
                List.of(new TrendingList.Item(1, 3, 128.25, fullCard(1)),
                        new TrendingList.Item(2, null, 0.1, bareCard(2))));
    }

    static HighlightList highlightList() {
        return new HighlightList(HighlightList.Kind.RISING, "world/europe", CHANGED, 17,
                trendingList("world/europe").items());
    }

    static ArticleFigures articleFigures() {
        return new ArticleFigures(ARTICLE, CHANGED, 1204, 388, 17,
                new ArticleFigures.Readers(Instant.parse("2026-03-02T09:00:00Z"), 96),
                new ArticleFigures.Readers(Instant.parse("2026-03-02T00:00:00Z"), 870));
    }

    static AlsoRead alsoRead() {
        return new AlsoRead(ARTICLE, CHANGED, List.of(OTHER_ARTICLE));
    }

    static IssueSent issueSent() {
        return new IssueSent(UUID.fromString("01990d2f-6a01-7000-8000-00000000000a"), ISSUE, "morning-briefing",
                "Morning briefing: low water on the Rhine", CHANGED, 18_204, 12, 1, 7);
    }

    static CommentEvent commentApproved() {
        return new CommentEvent.Approved(articleAttributes("01990d2f-6a01-7000-8000-00000000000b",
                CommentEvent.Approved.TYPE, ARTICLE, Optional.empty()),
                new CommentChange(ARTICLE, COMMENT, CHANGED, 12));
    }

    static CommentEvent commentRemoved() {
        return new CommentEvent.Removed(articleAttributes("01990d2f-6a01-7000-8000-00000000000c",
                CommentEvent.Removed.TYPE, ARTICLE, Optional.empty()),
                new CommentChange(ARTICLE, COMMENT, CHANGED, 11));
    }

    static CachePurge cachePurge() {
        return new CachePurge(UUID.fromString("01990d2f-6a01-7000-8000-00000000000b"), CHANGED,
                List.of("article-" + ARTICLE, "articles", "articles-section-europe"), true);
    }

    static TrendingLever trendingLever() {
        return new TrendingLever(UUID.fromString("01990d2f-6a01-7000-8000-00000000000d"), CHANGED,
                new TrendingLever.State(LEVER, 2, TrendingLever.Action.PIN, ARTICLE, "world/europe", "world", 1,
                        Instant.parse("2026-03-02T18:00:00Z"), false, "9f86d081884c7d65", List.of(
                                new TrendingLever.Change(FIRST, "7c31", "ines", "created", "Our own investigation"),
                                new TrendingLever.Change(CHANGED, "9b52", "otto", "changed",
                                        "Stays over the evening"))));
    }

    static VisitorSalt visitorSalt() {
        return new VisitorSalt(UUID.fromString("01990d2f-6a01-7000-8000-00000000000e"), CHANGED,
                LocalDate.parse("2026-03-02"),
                "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f");
    }

    private static CloudEvent articleAttributes(String eventId, String type, UUID article,
            Optional<String> traceparent) {
        return new CloudEvent(UUID.fromString(eventId), type, "/content-service", CHANGED, article.toString(),
                traceparent);
    }
}
