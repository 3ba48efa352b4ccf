package org.meridiem.trending.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.meridiem.trending.ArticleFixture.article;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.meridiem.events.ArticleCard;
import org.meridiem.events.DeadLetter;
import org.meridiem.events.Engagement.Action;
import org.meridiem.events.HighlightList.Kind;
import org.meridiem.events.TrendingList;
import org.meridiem.events.TrendingList.Window;
import org.meridiem.trending.ArticleFixture;

class RankingTopologyTest {

    private static final ArticleFixture HARVEST = article("harvest");
    private static final ArticleFixture STEAM = article("steam");

    private final RankingBench bench = new RankingBench(Map.of());

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void whatReadersDoRanksArticlesBySiteAndBySectionWithAllAboveIt() {
        // Given
        bench.publish(HARVEST, STEAM);

        // When
        bench.act("ann", Action.VIEW, HARVEST);
        bench.act("ben", Action.VIEW, STEAM);
        bench.act("cat", Action.SHARE, STEAM);
        bench.pass(Duration.ofSeconds(2));

        // Then
        for (String section : List.of("*", "business", "business/technology")) {
            TrendingList list = bench.list(Window.TODAY, section);
            assertThat(ids(list)).as(section).containsExactly(STEAM.id(), HARVEST.id());
            assertThat(list.items().getFirst().score()).isCloseTo(4, within(0.01));
            assertThat(list.items().getFirst().rank()).isEqualTo(1);
            assertThat(list.items().getFirst().article()).isEqualTo(STEAM.card());
        }
        assertThat(bench.keys()).hasSize(18).contains("today/business@en");
    }

    @Test
    void theSameActionOfAVisitorCountsAgainAfterAPauseOfHalfAnHour() {
        // Given
        bench.publish(HARVEST);

        // When
        bench.act("ann", Action.VIEW, HARVEST);
        bench.pass(Duration.ofMinutes(29));
        bench.act("ann", Action.VIEW, HARVEST);
        bench.act("ann", Action.READ, HARVEST);
        bench.pass(Duration.ofMinutes(30));
        bench.act("ann", Action.VIEW, HARVEST);
        bench.pass(Duration.ofSeconds(11));

        // Then
        assertThat(bench.verdicts(Verdict.COUNTED)).isEqualTo(3);
        assertThat(bench.verdicts(Verdict.REPEATED)).isEqualTo(1);
        assertThat(bench.list(Window.WEEK, "*").items().getFirst().score()).isCloseTo(4, within(0.05));
    }

    @Test
    void oneNetworkCountsOnlySoOftenForOneArticle() {
        // Given
        bench.publish(HARVEST, STEAM);

        // When
        for (int i = 0; i < 100; i++) {
            bench.act("bot" + i, "farm", Action.VIEW, HARVEST);
        }
        for (int i = 0; i < 30; i++) {
            bench.act("reader" + i, Action.VIEW, STEAM);
        }
        bench.pass(Duration.ofSeconds(2));

        // Then
        assertThat(ids(bench.list(Window.NOW, "*"))).containsExactly(STEAM.id(), HARVEST.id());
        assertThat(bench.verdicts(Verdict.CAPPED)).isEqualTo(80);
    }

    @Test
    void actionsOnUnknownArticlesLeaveNoState() {
        // When
        for (int i = 0; i < 5_000; i++) {
            bench.act("ann", Action.VIEW, article("invented-" + i));
        }
        bench.pass(Duration.ofSeconds(12));

        // Then
        assertThat(bench.stateSize()).isZero();
        assertThat(bench.keys()).isEmpty();
        assertThat(bench.verdicts(Verdict.UNKNOWN_ARTICLE)).isEqualTo(5_000);
    }

    @Test
    void anActionThatIsQuickerThanItsArticleWaitsForIt() {
        // Given
        bench.act("ann", Action.VIEW, HARVEST);
        bench.pass(Duration.ofSeconds(5));

        // When
        bench.publish(HARVEST);
        bench.pass(Duration.ofSeconds(2));

        // Then
        assertThat(ids(bench.list(Window.NOW, "*"))).containsExactly(HARVEST.id());
    }

    @Test
    void anUnpublishedArticleLeavesEveryListAtOnceAndCountsNoMore() {
        // Given
        bench.publish(HARVEST, STEAM);
        bench.act("ann", Action.VIEW, HARVEST);
        bench.act("ben", Action.VIEW, STEAM);
        bench.pass(Duration.ofSeconds(2));

        // When
        bench.send(HARVEST.version(2).unpublished());

        // Then
        for (Window window : Window.values()) {
            for (String section : List.of("*", "business", "business/technology")) {
                assertThat(ids(bench.list(window, section))).as("%s of %s", window, section)
                        .containsExactly(STEAM.id());
            }
        }
        bench.act("cat", Action.SHARE, HARVEST);
        bench.pass(Duration.ofSeconds(12));
        assertThat(ids(bench.list(Window.NOW, "*"))).containsExactly(STEAM.id());
        assertThat(bench.verdicts(Verdict.WITHDRAWN)).isEqualTo(1);
    }

    @Test
    void aLateEventDoesNotBringAnArticleBack() {
        // Given
        bench.send(HARVEST.version(3).takenDown());

        // When
        bench.send(HARVEST.version(2).updated());
        bench.act("ann", Action.VIEW, HARVEST);
        bench.pass(Duration.ofSeconds(2));

        // Then
        assertThat(bench.keys()).isEmpty();
    }

    @Test
    void aRepublishedArticleStartsFromNothing() {
        // Given
        bench.publish(HARVEST);
        bench.act("ann", Action.SHARE, HARVEST);
        bench.send(HARVEST.version(2).unpublished());

        // When
        bench.send(HARVEST.version(3).published());
        bench.act("ben", Action.VIEW, HARVEST);
        bench.pass(Duration.ofSeconds(2));

        // Then
        assertThat(bench.list(Window.NOW, "*").items().getFirst().score()).isCloseTo(1, within(0.01));
    }

    @Test
    void aChangedCardShowsWithTheNextList() {
        // Given
        bench.publish(HARVEST);
        bench.act("ann", Action.VIEW, HARVEST);
        bench.pass(Duration.ofSeconds(2));
        ArticleCard changed = HARVEST.version(2).titled("Tea prices rise").card();

        // When
        bench.send(HARVEST.version(2).titled("Tea prices rise").updated());
        bench.pass(Duration.ofSeconds(1));

        // Then
        assertThat(bench.list(Window.TODAY, "*").items().getFirst().article()).isEqualTo(changed);
    }

    @Test
    void anArticleThatMovesLeavesTheListsOfItsOldSection() {
        // Given
        bench.publish(HARVEST);
        bench.act("ann", Action.VIEW, HARVEST);
        bench.pass(Duration.ofSeconds(2));

        // When
        bench.send(HARVEST.version(2).in("business/markets").updated());
        bench.pass(Duration.ofSeconds(1));

        // Then
        assertThat(ids(bench.list(Window.TODAY, "business/technology"))).isEmpty();
        assertThat(ids(bench.list(Window.TODAY, "business/markets"))).containsExactly(HARVEST.id());
        assertThat(ids(bench.list(Window.TODAY, "business"))).containsExactly(HARVEST.id());
    }

    @Test
    void rankIsComparedWithTheOrderBefore() {
        // Given
        bench.publish(HARVEST, STEAM);
        bench.act("ann", Action.VIEW, HARVEST);
        bench.pass(Duration.ofSeconds(2));
        bench.act("ben", Action.READ, STEAM);
        bench.pass(Duration.ofSeconds(2));
        long version = bench.list(Window.NOW, "*").version();

        // When
        bench.act("cat", Action.SHARE, HARVEST);
        bench.pass(Duration.ofSeconds(2));

        // Then
        TrendingList list = bench.list(Window.NOW, "*");
        assertThat(ids(list)).containsExactly(HARVEST.id(), STEAM.id());
        assertThat(list.items()).extracting(TrendingList.Item::previousRank).containsExactly(2, 1);
        assertThat(list.version()).isGreaterThan(version);
    }

    @Test
    void whatNobodyReadsAnyMoreFadesFromTheShortListFirst() {
        // Given
        bench.publish(HARVEST);
        bench.act("ann", Action.VIEW, HARVEST);
        bench.pass(Duration.ofSeconds(2));

        // When
        bench.pass(Duration.ofHours(4));

        // Then
        assertThat(ids(bench.list(Window.NOW, "*"))).isEmpty();
        assertThat(ids(bench.list(Window.TODAY, "*"))).containsExactly(HARVEST.id());
        bench.pass(Duration.ofDays(10));
        assertThat(ids(bench.list(Window.WEEK, "*"))).isEmpty();
    }

    @Test
    void stateIsPrunedOnceItIsOld() {
        // Given
        bench.publish(HARVEST);
        for (int i = 0; i < 500; i++) {
            bench.act("reader" + i, Action.VIEW, HARVEST);
        }

        // When
        bench.pass(Duration.ofDays(12));
        bench.act("ann", Action.VIEW, HARVEST);
        bench.pass(Duration.ofMinutes(2));

        // Then: the article, one score, its figures, one network, a trail, a standing for each of three sections
        assertThat(bench.stateSize()).isEqualTo(8);
    }

    @Test
    void newScoresInTheSameOrderArePublishedEveryOtherSecond() {
        // Given
        bench.publish(HARVEST);
        bench.act("ann", Action.VIEW, HARVEST);
        bench.pass(Duration.ofSeconds(2));
        bench.forgetLists();

        // When
        for (int second = 0; second < 20; second++) {
            bench.act("reader" + second, Action.VIEW, HARVEST);
            bench.pass(Duration.ofSeconds(1));
        }

        // Then
        assertThat(bench.published(Window.NOW, "*")).isEqualTo(10);
    }

    @Test
    void aClockAheadDoesNotHoldTheTop() {
        // Given
        bench.publish(HARVEST, STEAM);

        // When
        bench.act("ann", Action.VIEW, HARVEST, bench.now().plus(Duration.ofDays(365)));
        bench.act("ben", Action.READ, STEAM);
        bench.pass(Duration.ofSeconds(2));

        // Then
        assertThat(ids(bench.list(Window.NOW, "*"))).containsExactly(STEAM.id(), HARVEST.id());
    }

    @Test
    void whatCannotBeReadGoesToTheDeadLettersAndTheRestGoesOn() {
        // Given
        bench.publish(HARVEST);

        // When
        bench.sendGarbage();
        bench.act("ann", Action.VIEW, HARVEST);
        bench.pass(Duration.ofSeconds(2));

        // Then
        assertThat(bench.deadLetters()).singleElement().satisfies(letter -> {
            assertThat(letter.value()).isEqualTo("{\"no\":\"event\"}");
            assertThat(letter.headers().lastHeader(DeadLetter.TOPIC).value())
                    .asString().isEqualTo("meridiem.engagement");
            assertThat(letter.headers().lastHeader(DeadLetter.REASON)).isNotNull();
        });
        assertThat(ids(bench.list(Window.NOW, "*"))).containsExactly(HARVEST.id());
    }

    @Test
    void theListStaysFullWhenArticlesAreWithdrawn() {
        // Given
        for (int i = 0; i < 80; i++) {
            bench.publish(article("story-" + i));
            bench.act("ann", Action.VIEW, article("story-" + i));
        }
        bench.pass(Duration.ofSeconds(2));
        UUID first = bench.list(Window.TODAY, "*").items().getFirst().article().id();

        // When
        for (int i = 0; i < 80; i++) {
            if (article("story-" + i).id().equals(first)) {
                bench.send(article("story-" + i).version(2).unpublished());
            }
        }

        // Then
        assertThat(bench.list(Window.TODAY, "*").items()).hasSize(60).noneMatch(
                item -> item.article().id().equals(first));
    }

    @Test
    void listsTellWhenTheyWereMade() {
        // Given
        bench.publish(HARVEST);
        Instant before = bench.now();

        // When
        bench.act("ann", Action.VIEW, HARVEST);
        bench.pass(Duration.ofSeconds(2));

        // Then
        assertThat(bench.list(Window.NOW, "*").asOf()).isBetween(before, bench.now());
    }

    @Test
    void everyLanguageHasListsOfItsOwn() {
        // Given
        var german = article("ernte").inLanguage("de");
        bench.publish(HARVEST, german);
        bench.act("ann", Action.VIEW, HARVEST);
        bench.act("ben", Action.SHARE, german);
        bench.pass(Duration.ofSeconds(2));
        assertThat(ids(bench.list(Window.TODAY, "business@de"))).containsExactly(german.id());
        assertThat(ids(bench.list(Window.TODAY, "*@en"))).containsExactly(HARVEST.id());
        assertThat(ids(bench.list(Window.TODAY, "*"))).containsExactly(german.id(), HARVEST.id());

        // When
        bench.send(german.version(2).inLanguage("en").updated());
        bench.pass(Duration.ofSeconds(2));

        // Then
        assertThat(ids(bench.list(Window.TODAY, "business@de"))).isEmpty();
        assertThat(ids(bench.list(Window.TODAY, "*@en"))).containsExactly(german.id(), HARVEST.id());
    }

    @Test
    void whoComesFromAListCountsLess() {
        // Given
        bench.publish(HARVEST);

        // When
        bench.comeFromTrending("ann", HARVEST);
        bench.pass(Duration.ofSeconds(2));

        // Then
        assertThat(bench.list(Window.TODAY, "*").items().getFirst().score()).isCloseTo(0.25, within(0.01));
    }

    @Test
    void commentsCountAndRankTheMostCommented() {
        // Given
        bench.publish(HARVEST, STEAM);
        bench.act("ann", Action.VIEW, STEAM);

        // When
        bench.comment(true, HARVEST, 1);
        bench.comment(true, HARVEST, 2);
        bench.comment(true, HARVEST, 2);
        bench.comment(true, STEAM, 1);
        bench.pass(Duration.ofSeconds(2));

        // Then
        assertThat(bench.highlights(Kind.COMMENTED, "business")).containsExactly(HARVEST.id(), STEAM.id());
        assertThat(bench.list(Window.TODAY, "*").items()).extracting(TrendingList.Item::score)
                .allSatisfy(score -> assertThat(score).isBetween(3.9, 6.1));

        // When
        bench.comment(false, HARVEST, 1);
        bench.comment(false, HARVEST, 0);
        bench.pass(Duration.ofSeconds(2));

        // Then
        assertThat(bench.highlights(Kind.COMMENTED, "business")).containsExactly(STEAM.id());
        double before = bench.list(Window.WEEK, "*").items().getFirst().score();
        bench.comment(true, HARVEST, 1);
        bench.pass(Duration.ofSeconds(3));
        assertThat(bench.list(Window.WEEK, "*").items().getFirst().score())
                .as("a comment that comes and goes counts once").isCloseTo(before, within(0.01));
    }

    @Test
    void anArticleThatLosesItsCommentsMakesRoomForOneThatHadNoChance() {
        try (var narrow = new RankingBench(
                Map.of("meridiem.ranking.list-size", "1", "meridiem.ranking.spares", "1"))) {
            // Given
            narrow.publish(HARVEST, STEAM);
            narrow.comment(true, HARVEST, 1);
            narrow.comment(true, HARVEST, 2);
            narrow.comment(true, STEAM, 1);
            narrow.pass(Duration.ofSeconds(15));
            assertThat(narrow.highlights(Kind.COMMENTED, "business")).containsExactly(HARVEST.id());

            // When
            narrow.comment(false, HARVEST, 1);
            narrow.comment(false, HARVEST, 0);
            narrow.pass(Duration.ofSeconds(15));

            // Then
            assertThat(narrow.highlights(Kind.COMMENTED, "business")).containsExactly(STEAM.id());
        }
    }

    @Test
    void whatIsReadMoreThanUsualRisesAndTheAlwaysPopularDoesNot() {
        // Given: one article is popular all day, the others a little
        bench.publish(HARVEST, STEAM, article("quiet"));
        for (int minute = 0; minute < 24 * 60; minute += 10) {
            for (int reader = 0; reader < 20; reader++) {
                bench.act("fan" + minute + "-" + reader, Action.VIEW, HARVEST);
            }
            bench.act("guest" + minute, Action.VIEW, STEAM);
            bench.act("visitor" + minute, Action.VIEW, article("quiet"));
            bench.jump(Duration.ofMinutes(10));
        }
        assertThat(bench.highlights(Kind.RISING, "*")).isEmpty();

        // When
        for (int reader = 0; reader < 150; reader++) {
            bench.act("new" + reader, Action.VIEW, STEAM);
        }
        bench.pass(Duration.ofSeconds(3));

        // Then
        assertThat(bench.highlights(Kind.RISING, "*")).containsExactly(STEAM.id());
        bench.pass(Duration.ofHours(3));
        assertThat(bench.highlights(Kind.RISING, "*")).doesNotContain(STEAM.id());
    }

    @Test
    void fewReadersDoNotRiseHoweverMuchTheyDo() {
        // Given
        bench.publish(HARVEST);

        // When
        for (int reader = 0; reader < 9; reader++) {
            bench.act("ann" + reader, Action.VIEW, HARVEST);
            bench.act("ann" + reader, Action.READ, HARVEST);
            bench.act("ann" + reader, Action.SHARE, HARVEST);
        }
        bench.pass(Duration.ofSeconds(3));
        assertThat(bench.highlights(Kind.RISING, "*")).isEmpty();
        bench.act("ben", Action.VIEW, HARVEST);
        bench.pass(Duration.ofSeconds(3));

        // Then
        assertThat(bench.highlights(Kind.RISING, "*")).containsExactly(HARVEST.id());
    }

    @Test
    void readersAreCountedLessExactlyWhenTheyTakeTooMuchMemory() {
        try (var small = new RankingBench(Map.of("meridiem.ranking.readers-memory", "600"))) {
            // Given
            small.publish(HARVEST);
            for (int reader = 0; reader < 400; reader++) {
                small.act("reader" + reader, "network" + reader, Action.VIEW, HARVEST);
            }
            long before = small.bytesOfFigures();

            // When
            small.pass(Duration.ofMinutes(1));
            small.act("another", Action.VIEW, HARVEST);
            small.pass(Duration.ofSeconds(6));

            // Then
            assertThat(before).isGreaterThan(2_500);
            assertThat(small.bytesOfFigures()).isLessThan(600);
            assertThat(small.figures(HARVEST).views()).isEqualTo(401);
            assertThat(small.figures(HARVEST).day().readers()).isBetween(300L, 500L);
        }
    }

    @Test
    void figuresTellReadersPerHourAndDay() {
        // Given: noon
        bench.publish(HARVEST);
        bench.act("ann", Action.VIEW, HARVEST);
        bench.act("ben", Action.VIEW, HARVEST);
        bench.act("ben", Action.READ, HARVEST);
        bench.act("ben", Action.READ, HARVEST);
        bench.pass(Duration.ofHours(2));
        bench.act("ann", Action.SHARE, HARVEST);

        // When
        bench.act("cat", Action.VIEW, HARVEST, bench.now().minus(Duration.ofHours(1)));
        bench.pass(Duration.ofSeconds(6));

        // Then
        assertThat(bench.figures(HARVEST)).isNotNull().satisfies(figures -> {
            assertThat(List.of(figures.views(), figures.reads(), figures.shares())).containsExactly(3L, 1L, 1L);
            assertThat(figures.hour().since()).isEqualTo(Instant.parse("2026-03-01T14:00:00Z"));
            assertThat(figures.hour().readers()).isEqualTo(1);
            assertThat(figures.day().since()).isEqualTo(Instant.parse("2026-03-01T00:00:00Z"));
            assertThat(figures.day().readers()).isEqualTo(3);
        });
        bench.send(HARVEST.version(2).unpublished());
        assertThat(bench.figures(HARVEST)).isNull();
    }

    @Test
    void whatReadersReadBesidesIsNotWhatEverybodyReads() {
        // Given: everybody reads the popular one, the readers of the harvest also read about steam
        var popular = article("popular");
        bench.publish(HARVEST, STEAM, popular);
        for (int reader = 0; reader < 200; reader++) {
            bench.act("anybody" + reader, Action.VIEW, popular);
        }
        for (int reader = 0; reader < 6; reader++) {
            bench.act("friend" + reader, Action.VIEW, popular);
            bench.act("friend" + reader, Action.VIEW, HARVEST);
            bench.act("friend" + reader, Action.VIEW, STEAM);
        }
        bench.act("one", Action.VIEW, HARVEST);
        bench.act("one", Action.VIEW, article("chance"));

        // When
        bench.pass(Duration.ofSeconds(6));

        // Then
        assertThat(bench.alsoRead(HARVEST)).containsExactly(STEAM.id(), popular.id());
        assertThat(bench.alsoRead(popular)).hasSize(2);
    }

    private static List<UUID> ids(TrendingList list) {
        return list.items().stream().map(item -> item.article().id()).toList();
    }
}
