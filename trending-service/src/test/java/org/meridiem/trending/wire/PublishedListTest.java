package org.meridiem.trending.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.meridiem.trending.ArticleFixture.article;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.meridiem.events.EncodedEvent;
import org.meridiem.events.EventCodec;
import org.meridiem.events.HighlightList;
import org.meridiem.events.MalformedEventException;
import org.meridiem.events.TrendingList;
import org.meridiem.events.TrendingList.Item;
import org.meridiem.events.TrendingList.Window;
import org.meridiem.trending.ArticleFixture;
import org.meridiem.trending.card.WrittenCard;
import org.meridiem.trending.key.ListKey;
import org.meridiem.trending.key.ListKind;

/// The bytes are those of the contract, which others read with its own codec.
class PublishedListTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00.123Z");
    private static final ArticleFixture HARVEST = article("harvest").titled("\"Tea\" \u2014 caf\u00e9 \ud83c\udf75\n")
            .version(3);
    private static final ArticleFixture STEAM = article("steam").inLanguage("de-CH");
    private static final List<PublishedList.Line> LINES = List.of(
            new PublishedList.Line(2, 12.345678, WrittenCard.of(HARVEST.card())),
            new PublishedList.Line(null, 1.0E-6, WrittenCard.of(STEAM.card())));
    private static final List<Item> ITEMS = List.of(new Item(1, 2, 12.345678, HARVEST.card()),
            new Item(2, null, 1.0E-6, STEAM.card()));

    @Test
    void aListIsWrittenAsTheContractDemands() throws Exception {
        // Given
        var contract = new TrendingList(Window.TODAY, "business/t\u00e4e\"", "en-GB", NOW, 7, ITEMS);

        // When
        EncodedEvent event = new PublishedList(new ListKey(ListKind.TODAY, "business/t\u00e4e\"", "en-GB"), NOW, 7,
                LINES)
                .encode();

        // Then
        assertThat(EventCodec.TRENDING_LISTS.decode(event.attributes().headers(), event.value())).isEqualTo(contract);
        assertSameButForTheValue(event, EventCodec.TRENDING_LISTS.encode(contract));
    }

    @Test
    void aListThatIsNotAboutReadingIsWrittenAsTheContractDemands() throws Exception {
        // Given
        var contract = new HighlightList(HighlightList.Kind.RISING, null, NOW, 7, ITEMS);

        // When
        EncodedEvent event = new PublishedList(ListKey.ofSite(ListKind.RISING), NOW, 7, LINES).encode();

        // Then
        assertThat(EventCodec.HIGHLIGHTS.decode(event.attributes().headers(), event.value())).isEqualTo(contract);
        assertSameButForTheValue(event, EventCodec.HIGHLIGHTS.encode(contract));
    }

    @Test
    void whatTheContractsOwnCodecWritesIsRead() throws Exception {
        // Given
        EncodedEvent event = EventCodec.TRENDING_LISTS
                .encode(new TrendingList(Window.NOW, "business", null, NOW, 7, ITEMS));

        // When
        var list = PublishedList.decode(event.attributes().headers(), event.value());

        // Then
        assertThat(list.key()).isEqualTo(new ListKey(ListKind.NOW, "business", null));
        assertThat(list.asOf()).isEqualTo(NOW);
        assertThat(list.version()).isEqualTo(7);
        assertThat(list.lines()).extracting(PublishedList.Line::previousRank).containsExactly(2, null);
        assertThat(list.lines()).extracting(PublishedList.Line::score).containsExactly(12.345678, 1.0E-6);
        assertThat(list.lines().get(1)).isEqualTo(LINES.get(1));
        assertThat(list.lines()).extracting(line -> line.card().section()).containsOnly("business/technology");
    }

    @Test
    void whatIsWrittenIsReadBack() throws Exception {
        // Given
        var list = new PublishedList(new ListKey(ListKind.WEEK, "business", "en"), NOW, 7, LINES);
        var empty = new PublishedList(ListKey.ofSite(ListKind.COMMENTED), NOW, 8, List.of());

        // Then
        for (PublishedList written : List.of(list, empty)) {
            EncodedEvent event = written.encode();
            assertThat(PublishedList.decode(event.attributes().headers(), event.value())).isEqualTo(written);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{", "{}", "{\"window\":\"now\"}",
            "{\"window\":\"ever\",\"asOf\":\"2026-03-01T12:00:00Z\",\"version\":1,\"items\":[]}",
            "{\"window\":\"now\",\"asOf\":\"noon\",\"version\":1,\"items\":[]}",
            "{\"window\":\"now\",\"asOf\":\"2026-03-01T12:00:00Z\",\"version\":1,\"items\":{}}",
            "{\"window\":\"now\",\"asOf\":\"2026-03-01T12:00:00Z\",\"version\":1,\"items\":[{\"rank\":1}]}",
            "{\"window\":\"now\",\"asOf\":\"2026-03-01T12:00:00Z\",\"version\":1,\"items\":[{\"score\":1,\"article\":{}}]}",
            "{\"window\":\"now\",\"asOf\":\"2026-03-01T12:00:00Z\",\"version\":\"x\",\"items\":[]}"})
    void whatIsNoListIsRefused(String value) {
        // Given
        EncodedEvent event = new PublishedList(ListKey.ofSite(ListKind.NOW), NOW, 1, List.of()).encode();

        // Then
        assertThatExceptionOfType(MalformedEventException.class).isThrownBy(() -> PublishedList
                .decode(event.attributes().headers(), value.getBytes(StandardCharsets.UTF_8)));
    }

    private static void assertSameButForTheValue(EncodedEvent event, EncodedEvent other) {
        assertThat(event.topic()).isEqualTo(other.topic());
        assertThat(event.key()).isEqualTo(other.key());
        assertThat(event.attributes()).isEqualTo(other.attributes());
    }
}
