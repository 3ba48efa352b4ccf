package org.meridiem.trending.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.meridiem.events.ArticleCard;
import org.meridiem.events.Engagement;
import org.meridiem.events.TrendingList.Item;
import org.meridiem.events.TrendingList.Window;
import org.meridiem.trending.ArticleFixture;

/// What the stream ranks is what a computation over all actions at once ranks. With `-Dmeridiem.replays=<directory>` real data is replayed too.
class ReplayTest {

    private static final int TOP = 20;
    private static final Duration STEP = Duration.ofMinutes(10);

    static Stream<Replay> replays() throws IOException {
        Stream<Replay> generated = Stream.of(Replay.generated(1));
        String directory = System.getProperty("meridiem.replays");
        return directory == null
                ? generated
                : Stream.concat(generated, Stream.of(
                        Replay.accessLog(Path.of(directory, "access-log-2015-05.log")),
                        Replay.timeSlices(Path.of(directory, "uci-newspop-facebook-timeslices.csv"))));
    }

    @ParameterizedTest
    @MethodSource("replays")
    void theRankingIsThatOfAnExactComputation(Replay replay) {
        assertRankedExactly(replay, Map.of());
    }

    /// Most articles have no chance then.
    @Test
    void listsWithoutSparesAreThoseOfAnExactComputation() {
        assertRankedExactly(Replay.generated(2),
                Map.of("meridiem.ranking.list-size", "%d".formatted(TOP), "meridiem.ranking.spares", "1"));
    }

    private static void assertRankedExactly(Replay replay, Map<String, String> settings) {
        var exact = new ExactRanking(Configs.ranking(settings));
        Instant start = replay.actions().stream().map(Engagement::at).min(Instant::compareTo).orElseThrow();
        try (var bench = new RankingBench(settings, start)) {
            // Given
            articles(replay).values().forEach(bench::publish);

            // When
            for (Engagement action : replay.actions()) {
                if (action.at().isAfter(bench.now())) {
                    bench.jump(Duration.between(bench.now(), action.at()).plus(STEP));
                    bench.forgetLists();
                }
                bench.send(action);
                exact.add(action);
            }
            bench.pass(Duration.ofSeconds(5));

            // Then
            for (Window window : Window.values()) {
                List<Item> items = bench.list(window, "*").items();
                assertSameTop(replay.name() + ' ' + window, items, exact.scores(window, bench.now()));
            }
        }
    }

    private static void assertSameTop(String what, List<Item> items, Map<UUID, Double> exact) {
        List<Map.Entry<UUID, Double>> order = exact.entrySet().stream()
                .sorted(Map.Entry.<UUID, Double>comparingByValue().reversed()).toList();
        List<UUID> ranked = items.stream().limit(TOP).map(Item::article).map(ArticleCard::id).toList();
        int size = Math.min(TOP, (int) order.stream().filter(entry -> entry.getValue() > 0.06).count());
        assertThat(ranked).as(what).hasSizeGreaterThanOrEqualTo(size);
        double last = order.get(size - 1).getValue();
        // The same set, but for those that are equal to the last one within a hundredth.
        Set<UUID> missing = order.stream().limit(size).filter(entry -> entry.getValue() > last * 1.01)
                .map(Map.Entry::getKey).collect(Collectors.toCollection(HashSet::new));
        ranked.forEach(missing::remove);
        assertThat(missing).as(what).isEmpty();
        for (int i = 0; i < size; i++) {
            double score = exact.get(ranked.get(i));
            assertThat(score).as("%s, place %d", what, i + 1).isGreaterThanOrEqualTo(last * 0.99);
            assertThat(items.get(i).score()).as("%s, place %d", what, i + 1)
                    .isCloseTo(score, Percentage.withPercentage(1));
        }
    }

    private static Map<UUID, ArticleFixture> articles(Replay replay) {
        var articles = new HashMap<UUID, ArticleFixture>();
        replay.actions().forEach(action -> articles.computeIfAbsent(action.article(), ArticleFixture::article));
        return articles;
    }
}
