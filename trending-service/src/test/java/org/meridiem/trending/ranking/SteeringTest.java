package org.meridiem.trending.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.meridiem.trending.ArticleFixture.article;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.meridiem.events.Engagement;
import org.meridiem.events.Engagement.Action;
import org.meridiem.events.TrendingList;
import org.meridiem.events.TrendingList.Window;
import org.meridiem.trending.ArticleFixture;

/// What no single sender can do, and what no order of arrival changes.
class SteeringTest {

    private static final List<Action> ACTIONS = List.of(Action.VIEW, Action.READ, Action.SHARE);
    private static final int ATTACK = 10_000;
    private static final List<ArticleFixture> HONEST = IntStream.range(0, 10)
            .mapToObj(number -> article("honest-" + number)).toList();
    private static final List<ArticleFixture> PUSHED = IntStream.range(0, 5)
            .mapToObj(number -> article("pushed-" + number)).toList();

    @ParameterizedTest
    @ValueSource(ints = {0, 23})
    void neitherOneVisitorNorOneNetworkLiftsAnArticleOverOneWithTwoHundredReaders(int hours) {
        try (var bench = new RankingBench(Map.of())) {
            // Given
            Stream.concat(HONEST.stream(), PUSHED.stream()).forEach(bench::publish);

            // When: in one burst, or all day long
            int step = Math.max(1, ATTACK / (hours * 6 + 1));
            for (int i = 0; i < ATTACK; i++) {
                Action action = ACTIONS.get(i % ACTIONS.size());
                bench.act("one visitor", "one network", action, PUSHED.get(0));
                bench.act("invented" + i, "one farm", action, PUSHED.get(1 + i % 4));
                if (hours > 0 && i % step == 0) {
                    bench.jump(Duration.ofMinutes(10));
                }
            }
            for (int reader = 0; reader < 200; reader++) {
                for (ArticleFixture story : HONEST) {
                    bench.act("reader" + reader, Action.VIEW, story);
                }
            }
            bench.pass(Duration.ofSeconds(6));

            // Then
            List<UUID> honest = HONEST.stream().map(ArticleFixture::id).toList();
            for (Window window : Window.values()) {
                assertThat(ids(bench.list(window, "*")).subList(0, 10)).as("%s", window)
                        .containsExactlyInAnyOrderElementsOf(honest);
            }
            assertThat(bench.list(Window.WEEK, "*").items().get(10).score())
                    .as("twenty visits that weigh three at most").isLessThanOrEqualTo(60);
        }
    }

    @Test
    void theOrderOfArrivalDoesNotChangeTheResult() {
        // Given
        Instant start = Instant.parse("2026-03-01T12:00:00Z");
        var random = new Random(5);
        var actions = new ArrayList<Engagement>();
        for (int i = 0; i < 3_000; i++) {
            int visitor = random.nextInt(150);
            actions.add(new Engagement(UUID.randomUUID(), ACTIONS.get(random.nextInt(ACTIONS.size())),
                    HONEST.get(random.nextInt(HONEST.size())).id(), start.plusSeconds(random.nextInt(3_500)),
                    RankingBench.pseudonym("visitor" + visitor), RankingBench.pseudonym("network" + visitor / 2),
                    null, null));
        }
        // One network with too many readers, each coming once.
        for (int visitor = 0; visitor < 100; visitor++) {
            actions.add(
                    new Engagement(UUID.randomUUID(), Action.VIEW, HONEST.get(0).id(), start.plusSeconds(90L * visitor),
                            RankingBench.pseudonym("student" + visitor), RankingBench.pseudonym("campus"), null, null));
        }
        List<TrendingList> first = lists(actions, start);

        for (int seed = 0; seed < 3; seed++) {
            // When
            Collections.shuffle(actions, new Random(seed));
            List<TrendingList> again = lists(actions, start);

            // Then
            for (int i = 0; i < first.size(); i++) {
                assertThat(ids(again.get(i))).isEqualTo(ids(first.get(i)));
                assertThat(again.get(i).items()).extracting(TrendingList.Item::score)
                        .isEqualTo(first.get(i).items().stream().map(TrendingList.Item::score).toList());
            }
        }
    }

    @Test
    void aBoxOfTrendingStoriesDoesNotFeedItself() {
        try (var bench = new RankingBench(Map.of())) {
            // Given: as many readers from the list as by themselves
            bench.publish(HONEST.get(0), HONEST.get(1));
            for (int reader = 0; reader < 100; reader++) {
                bench.comeFromTrending("clicker" + reader, HONEST.get(0));
            }
            for (int reader = 0; reader < 30; reader++) {
                bench.act("reader" + reader, Action.VIEW, HONEST.get(1));
            }

            // When
            bench.pass(Duration.ofSeconds(3));

            // Then
            assertThat(ids(bench.list(Window.NOW, "*"))).containsExactly(HONEST.get(1).id(), HONEST.get(0).id());
        }
    }

    @Test
    void aFloodOfUnknownArticlesCreatesNoState() {
        try (var bench = new RankingBench(Map.of())) {
            // When
            for (int i = 0; i < 100_000; i++) {
                bench.send(new Engagement(UUID.randomUUID(), Action.VIEW, UUID.randomUUID(), bench.now(),
                        "00000000000000aa", "00000000000000bb", null, null));
            }
            bench.pass(Duration.ofSeconds(12));

            // Then
            assertThat(bench.stateSize()).isZero();
            assertThat(bench.verdicts(Verdict.UNKNOWN_ARTICLE)).isEqualTo(100_000);
        }
    }

    private static List<TrendingList> lists(List<Engagement> actions, Instant start) {
        try (var bench = new RankingBench(Map.of(), start)) {
            HONEST.forEach(bench::publish);
            bench.jump(Duration.ofHours(3));
            actions.forEach(bench::send);
            bench.pass(Duration.ofSeconds(3));
            return Stream.of(Window.values()).map(window -> bench.list(window, "business")).toList();
        }
    }

    private static List<UUID> ids(TrendingList list) {
        return list.items().stream().map(item -> item.article().id()).toList();
    }
}
