package org.meridiem.newsletter.issue;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// Which articles make an issue: the editor's picks, then the newest, and the most read in a block of their own. None stands twice.
///
/// The most read are chosen before the newest, so that the list of them is the true one and the newest fill up with the next.
final class Selection {

    private final int max;

    /// @param max articles in all
    Selection(int max) {
        this.max = max;
    }

    /// The articles in the issue's order.
    List<IssueItems.Item> of(Candidates candidates) {
        var taken = new LinkedHashSet<UUID>();
        List<UUID> stories = new ArrayList<>(take(taken, candidates.picks(), max));
        List<UUID> mostRead = take(taken, candidates.trending(),
                Math.min(candidates.trendingWanted(), max - taken.size()));
        stories.addAll(take(taken, candidates.newest(), Math.min(candidates.newestWanted(), max - taken.size())));
        var items = new ArrayList<IssueItems.Item>();
        stories.forEach(article -> items.add(new IssueItems.Item(article, Part.STORY)));
        mostRead.forEach(article -> items.add(new IssueItems.Item(article, Part.TRENDING)));
        return items;
    }

    private static List<UUID> take(Set<UUID> taken, List<UUID> candidates, int wanted) {
        var chosen = new ArrayList<UUID>();
        for (UUID candidate : candidates) {
            if (chosen.size() == wanted) {
                break;
            }
            if (taken.add(candidate)) {
                chosen.add(candidate);
            }
        }
        return chosen;
    }
}
