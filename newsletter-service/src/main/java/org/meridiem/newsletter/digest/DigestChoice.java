package org.meridiem.newsletter.digest;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;
import org.meridiem.events.ArticleCard;
import org.meridiem.newsletter.article.ArticleCards;
import org.meridiem.newsletter.article.TrendingLists;
import org.meridiem.newsletter.digest.DigestContent.Quota;
import org.meridiem.newsletter.digest.DigestContent.Trending;
import org.meridiem.newsletter.issue.Candidates;

/// Which articles may stand in a digest's next issue. Joins the running transaction.
@Singleton
class DigestChoice {

    /// An event may come this much later than the article was published, and still count for the next issue.
    private static final Duration LATE_NEWS = Duration.ofDays(1);
    private static final int LOOKED_AT = 500;

    private final ArticleCards cards;
    private final TrendingLists trending;
    private final DigestRuns runs;

    DigestChoice(ArticleCards cards, TrendingLists trending, DigestRuns runs) {
        this.cards = cards;
        this.trending = trending;
        this.runs = runs;
    }

    /// What may stand in the issue that is put together at the cut-off; none of it stood in one before.
    Candidates of(Digest digest, Instant cutOff) {
        DigestContent content = digest.definition().content();
        @Nullable
        Trending wanted = content.trending();
        List<UUID> picks = fresh(digest, content.picksOrNone());
        List<UUID> mostRead = wanted == null ? List.of() : fresh(digest, trending.best(wanted.window()));
        int n = wanted == null ? 0 : wanted.n();
        List<ArticleCard> news = cards.firstPublished(digest.since(), digest.since().minus(LATE_NEWS), cutOff,
                LOOKED_AT);
        Set<UUID> elsewhere = new HashSet<>(picks);
        mostRead.stream().filter(article -> !picks.contains(article)).limit(n).forEach(elsewhere::add);
        elsewhere.addAll(runs.taken(digest.id(), news.stream().map(ArticleCard::id).toList()));
        return new Candidates(picks, withinQuotas(news, content.quotas(), elsewhere), content.newestWanted(), mostRead,
                n);
    }

    /// Those of the news that the quotas let in, in the same order. The longest path that covers an article's section counts.
    static List<UUID> withinQuotas(List<ArticleCard> news, List<Quota> quotas, Set<UUID> elsewhere) {
        Map<Quota, Integer> used = new HashMap<>();
        var chosen = new ArrayList<UUID>();
        for (ArticleCard card : news) {
            if (elsewhere.contains(card.id())) {
                continue;
            }
            if (quotas.isEmpty()) {
                chosen.add(card.id());
                continue;
            }
            quotas.stream().filter(quota -> quota.covers(card.section().path()))
                    .max((one, other) -> one.section().length() - other.section().length())
                    .filter(quota -> used.merge(quota, 1, Integer::sum) <= quota.max())
                    .ifPresent(_ -> chosen.add(card.id()));
        }
        return chosen;
    }

    /// Those that are public and that the digest has not had.
    private List<UUID> fresh(Digest digest, List<UUID> articles) {
        var fresh = new LinkedHashSet<>(articles);
        fresh.retainAll(cards.cards(articles).keySet());
        fresh.removeAll(runs.taken(digest.id(), articles));
        return List.copyOf(fresh);
    }
}
