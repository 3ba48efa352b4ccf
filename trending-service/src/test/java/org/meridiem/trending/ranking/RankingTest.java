package org.meridiem.trending.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.meridiem.trending.ArticleFixture.article;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.apache.kafka.common.serialization.Serdes;
import org.junit.jupiter.api.Test;
import org.meridiem.trending.card.PackedCard;
import org.meridiem.trending.key.ListKey;
import org.meridiem.trending.key.ListKind;
import org.meridiem.trending.ranking.Standing.Ranked;

class RankingTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final ObjectStore<Ranking.Place, Ranked> standings = ObjectStore.builder("standings",
            Ranking.Place.SERDE, Ranked.SERDE).build();
    private final ObjectStore<String, PublishedOrder> orders = ObjectStore.builder("orders", Serdes.String(),
            PublishedOrder.SERDE).build();
    private final List<ListKey> emptied = new ArrayList<>();

    @Test
    void whatFadedWhileNobodyRankedLeavesTheListsAfterTheStart() {
        // Given
        ranking(NOW).told("tea", new Ranked(new UUID(1, 1), 1, "en", DecayedScores.NONE.plus(1, NOW),
                Double.NEGATIVE_INFINITY, 50, PackedCard.of(article("harvest").card())), NOW);
        Ranking before = ranking(NOW);
        before.tick(NOW);
        assertThat(emptied).isEmpty();

        // When
        Instant later = NOW.plus(Duration.ofDays(30));
        ranking(later).tick(later);

        // Then
        assertThat(emptied).contains(new ListKey(ListKind.NOW, "tea", null), new ListKey(ListKind.WEEK, "tea", "en"));
        assertThat(standings.size()).isZero();
    }

    private Ranking ranking(Instant now) {
        return new Ranking(Configs.ranking(Map.of()), standings, orders, list -> {
            assertThat(ListKey.of(list.key().text())).isEqualTo(list.key());
            if (list.lines().isEmpty()) {
                emptied.add(list.key());
            }
        }, now);
    }
}
