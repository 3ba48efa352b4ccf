package org.meridiem.trending.levers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.meridiem.events.TrendingLever;
import org.meridiem.events.TrendingLever.Action;
import org.meridiem.trending.key.ListKey;
import org.meridiem.trending.key.ListKind;
import org.meridiem.trending.lists.Arrangement.Candidate;
import org.meridiem.trending.lists.Arrangement.Place;

class LeverArrangementTest {

    private static final Candidate FIRST = article(1, "world/europe");
    private static final Candidate SECOND = article(2, "sport");
    private static final Candidate THIRD = article(3, "world");
    private static final Candidate UNREAD = article(4, "world/asia");
    private static final List<Candidate> RANKED = List.of(FIRST, SECOND, THIRD);
    private static final ListKey SITE = ListKey.ofSite(ListKind.TODAY);

    private int levers;

    @Test
    void withoutLeversAListStaysAsItIs() {
        assertThat(arranged(SITE)).containsExactly(FIRST.article(), SECOND.article(), THIRD.article());
    }

    @Test
    void aPinnedArticleStandsAtItsPlaceThoughNobodyReadsIt() {
        assertThat(arranged(SITE, pin(UNREAD, 2, null)))
                .containsExactly(FIRST.article(), UNREAD.article(), SECOND.article(), THIRD.article());
        assertThat(new LeverArrangement(List.of(pin(THIRD, 1, null))).arrange(SITE, RANKED, this::unread))
                .startsWith(new Place(THIRD.article(), true), new Place(FIRST.article(), false));
    }

    @Test
    void aPinBeyondTheEndStandsLast() {
        assertThat(arranged(SITE, pin(UNREAD, 40, null))).last().isEqualTo(UNREAD.article());
    }

    @Test
    void twoPinsForOnePlaceStandOneAfterTheOtherAndKeepTheirArticlesOnce() {
        assertThat(arranged(SITE, pin(THIRD, 1, null), pin(UNREAD, 1, null), pin(THIRD, 3, null)))
                .containsExactly(THIRD.article(), UNREAD.article(), FIRST.article(), SECOND.article());
    }

    @Test
    void aPinWithoutAListIsOnlyWhereTheArticleCouldStand() {
        var sport = new ListKey(ListKind.NOW, "sport", null);
        var world = new ListKey(ListKind.NOW, "world", null);

        assertThat(new LeverArrangement(List.of(pin(UNREAD, 1, null))).arrange(sport, List.of(SECOND), this::unread))
                .extracting(Place::article).containsExactly(SECOND.article());
        assertThat(new LeverArrangement(List.of(pin(UNREAD, 1, null))).arrange(world, List.of(THIRD), this::unread))
                .extracting(Place::article).containsExactly(UNREAD.article(), THIRD.article());
    }

    @Test
    void aPinWithAListIsThereAndNowhereElse() {
        var sport = new ListKey(ListKind.NOW, "sport", null);
        var lever = pin(UNREAD, 1, "sport");

        assertThat(new LeverArrangement(List.of(lever)).arrange(sport, List.of(SECOND), this::unread))
                .extracting(Place::article).containsExactly(UNREAD.article(), SECOND.article());
        assertThat(arranged(SITE, lever)).doesNotContain(UNREAD.article());
    }

    @Test
    void noPinStandsInAListThatIsNotOfMostReadArticles() {
        assertThat(arranged(ListKey.ofSite(ListKind.RISING), pin(UNREAD, 1, null))).doesNotContain(UNREAD.article());
    }

    @Test
    void aBuriedArticleIsBehindAllOthers() {
        assertThat(arranged(SITE, lever(Action.BURY, FIRST.article(), null, null, null)))
                .containsExactly(SECOND.article(), THIRD.article(), FIRST.article());
    }

    @Test
    void anExcludedArticleIsOutPinnedOrNot() {
        assertThat(arranged(SITE, pin(FIRST, 1, null), lever(Action.EXCLUDE, FIRST.article(), null, null, null)))
                .containsExactly(SECOND.article(), THIRD.article());
    }

    @Test
    void anExcludedSectionIsOutWithAllBelowItAndNoneThatOnlyBeginsLikeIt() {
        var worldwide = article(5, "worldwide");
        var arrangement = new LeverArrangement(List.of(lever(Action.EXCLUDE, null, "world", null, null)));

        assertThat(arrangement.arrange(SITE, List.of(FIRST, SECOND, THIRD, worldwide), this::unread))
                .extracting(Place::article).containsExactly(SECOND.article(), worldwide.article());
    }

    @Test
    void anArticleThatIsNoLongerPublicIsNotPinned() {
        var gone = article(6, "world");

        assertThat(arranged(SITE, pin(gone, 1, null))).doesNotContain(gone.article());
    }

    private List<UUID> arranged(ListKey key, TrendingLever.State... levers) {
        return new LeverArrangement(Arrays.asList(levers)).arrange(key, RANKED, this::unread).stream()
                .map(Place::article).toList();
    }

    private Optional<Candidate> unread(UUID article) {
        return Optional.of(UNREAD).filter(candidate -> candidate.article().equals(article));
    }

    private TrendingLever.State pin(Candidate article, int place, @Nullable String list) {
        return lever(Action.PIN, article.article(), null, list, place);
    }

    private TrendingLever.State lever(Action action, @Nullable UUID article, @Nullable String section,
            @Nullable String list, @Nullable Integer place) {
        levers++;
        return new TrendingLever.State(new UUID(0, levers), 1, action, article, section, list, place, Instant.MAX,
                false, null, List.of());
    }

    private static Candidate article(int number, String section) {
        return new Candidate(new UUID(1, number), section, "en");
    }
}
