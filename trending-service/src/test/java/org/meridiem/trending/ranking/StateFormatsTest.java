package org.meridiem.trending.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.meridiem.trending.ArticleFixture.article;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.meridiem.events.Engagement.Action;
import org.meridiem.trending.card.PackedCard;

class StateFormatsTest {

    private static final UUID ARTICLE = new UUID(7, 9);
    private static final DecayedScores SCORES = DecayedScores.NONE.plus(2, Instant.parse("2026-03-01T12:00:00Z"));
    private static final PackedCard CARD = PackedCard.of(article("harvest").card());

    @Test
    void everyFormatReadsWhatItWrote() {
        assertSame(BinarySerde.OF_UUID, ARTICLE);
        assertSame(BinarySerde.OF_PSEUDONYM, -7L);
        assertSame(Visits.Origin.SERDE, new Visits.Origin(-7, 8, -9));
        assertSame(DecayedScores.SERDE, SCORES);
        assertSame(KnownArticle.SERDE, KnownArticle.Public.of(article("harvest").in("zürich/kultur").card()));
        assertSame(KnownArticle.SERDE, new KnownArticle.Withdrawn(12));
        assertSame(Standing.SERDE, new Standing.Gone(ARTICLE));
        assertSame(Standing.SERDE, new Standing.Ranked(ARTICLE, 3, "de-CH", SCORES, 12.5, 7, CARD));
        assertSame(Standing.Ranked.SERDE, new Standing.Ranked(ARTICLE, 3, "de-CH", SCORES, 12.5, 7, CARD));
        assertSame(Conversation.SERDE, new Conversation(3, 5, 1_234_567, 12.5));
        assertSame(Footprint.SERDE, new Footprint(ARTICLE, 1_234_567, -3.5));
        assertSame(Companions.SERDE, Companions.NONE.plus(new Footprint(ARTICLE, 1_234_567, 0.5), 9));
        var figures = Figures.NONE.counting(Action.SHARE).seeing(-7, Instant.parse("2026-03-01T12:00:00Z"),
                UniqueReaders.FINEST);
        for (long visitor = 0; visitor < 2 * UniqueReaders.EXACT; visitor++) {
            figures = figures.seeing(visitor, Instant.parse("2026-03-01T13:00:00Z"), UniqueReaders.FINEST);
        }
        assertSame(Figures.SERDE, figures);
        assertSame(Ranking.Place.SERDE, new Ranking.Place("business/technology", ARTICLE));
        assertSame(PublishedOrder.SERDE, new PublishedOrder(5, List.of(ARTICLE, new UUID(1, 2)), List.of()));
    }

    @Test
    void pseudonymsOfOtherLengthsInOlderStateAreKnownByTheirFirstBytes() {
        var longer = ByteBuffer.allocate(28).putLong(5).putInt(6).putLong(7).putLong(8).array();
        var shorter = ByteBuffer.allocate(20).putInt(5).putLong(7).putLong(8).array();

        assertThat(Visits.Origin.SERDE.deserializer().deserialize("topic", longer))
                .isEqualTo(new Visits.Origin(5, 7, 8));
        assertThat(Visits.Origin.SERDE.deserializer().deserialize("topic", shorter))
                .isEqualTo(new Visits.Origin(5L << 32, 7, 8)).extracting(Visits.Origin::network)
                .isEqualTo(Visit.number("00000005"));
    }

    @Test
    void figuresWithEightBytesToANumberInOlderStateAreRead() {
        // Given
        var old = ByteBuffer.allocate(54).putLong(300).putLong(2).putLong(0).putLong(491_832).putLong(20_493)
                .putShort((short) 8).putLong(-7).putShort((short) 0).putShort((short) 0).array();

        // When
        Figures read = Figures.SERDE.deserializer().deserialize("topic", old);

        // Then
        assertThat(read.views()).isEqualTo(300);
        assertThat(read.day()).isEqualTo(20_493);
        assertThat(read.thisHour()).isEqualTo(UniqueReaders.NONE.plus(-7, UniqueReaders.FINEST));
        assertThat(read.thisDay()).isEqualTo(UniqueReaders.NONE);
        assertSame(Figures.SERDE, read);
    }

    @Test
    void anArticleStandsInTheListsOfItsSectionOfAllAboveItAndOfTheSite() {
        assertThat(KnownArticle.Public.of(article("a").in("world/europe/rhine").card()).sections())
                .containsExactly("*", "world", "world/europe", "world/europe/rhine");
        assertThat(KnownArticle.Public.of(article("a").in("world").card()).sections()).containsExactly("*", "world");
    }

    @Test
    void theOrderBeforeStaysWhileTheOrderStays() {
        // Given
        var other = new UUID(1, 2);
        var first = PublishedOrder.NONE.next(List.of(ARTICLE), 100);
        var second = first.next(List.of(other, ARTICLE), 50);

        // When
        var third = second.next(List.of(other, ARTICLE), 200);

        // Then
        assertThat(third.previousRank(ARTICLE)).isEqualTo(1);
        assertThat(third.previousRank(other)).isNull();
        assertThat(List.of(first.version(), second.version(), third.version())).containsExactly(100L, 101L, 200L);
    }

    private static <T> void assertSame(BinarySerde<T> serde, T value) {
        assertThat(serde.deserializer().deserialize("topic", serde.serializer().serialize("topic", value)))
                .isEqualTo(value);
    }
}
