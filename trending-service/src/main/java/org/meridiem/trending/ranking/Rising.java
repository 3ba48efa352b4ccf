package org.meridiem.trending.ranking;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

import org.meridiem.events.TrendingList.Window;
import org.meridiem.trending.key.ListKind;
import org.meridiem.trending.ranking.Standing.Ranked;

/// How far an article is above what was to be expected.
///
/// Expected is what is more: the article's own pace, that is the score of [Window#NOW] that reading at the steady pace of its score of [Window#TODAY] would
/// come to, or the mean score of the other articles of its section that are being read. How unlikely the difference is says Anscombe's transform
/// of Poisson counts (Biometrika 35, 1948), `2(√(x + 3/8) − √(μ + 3/8))`, which is about normal for few readers as for many. Only more
/// than expected rises, and only with enough different readers.
final class Rising {

    /// An article above expectation.
    record Risen(Ranked standing, double score) {
    }

    private static final double STEADY = (double) Window.NOW.halfLife().toSeconds()
            / Window.TODAY.halfLife().toSeconds();
    private static final Comparator<Risen> BEST_FIRST = Comparator.comparingDouble(Risen::score)
            .thenComparing(risen -> risen.standing().article()).reversed();

    private Rising() {
    }

    /// The articles above expectation, best first.
    ///
    /// @param read    the articles of one section that are being read
    /// @param floor   a score below it is chance
    /// @param readers so many different readers it takes
    static List<Risen> of(Collection<Ranked> read, Instant now, double floor, int readers) {
        double sum = read.stream().mapToDouble(standing -> standing.valueAt(ListKind.NOW, now)).sum();
        return read.stream().filter(standing -> standing.readers() >= readers)
                .map(standing -> new Risen(standing, score(standing, sum, read.size() - 1, now)))
                .filter(risen -> risen.score() >= floor)
                .sorted(BEST_FIRST).toList();
    }

    private static double score(Ranked standing, double sum, int others, Instant now) {
        double reading = standing.valueAt(ListKind.NOW, now);
        double own = standing.valueAt(ListKind.TODAY, now) * STEADY;
        double usual = others == 0 ? 0 : (sum - reading) / others;
        return 2 * (Math.sqrt(reading + 0.375) - Math.sqrt(Math.max(own, Math.max(0, usual)) + 0.375));
    }
}
