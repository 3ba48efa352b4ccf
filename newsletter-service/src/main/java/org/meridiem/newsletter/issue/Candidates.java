package org.meridiem.newsletter.issue;

import java.util.List;
import java.util.UUID;

/// Articles that may stand in an issue.
///
/// @param picks          those wanted in any case, in order
/// @param newest         newest first
/// @param newestWanted   how many of them
/// @param trending       best first
/// @param trendingWanted how many of them
public record Candidates(List<UUID> picks, List<UUID> newest, int newestWanted, List<UUID> trending,
        int trendingWanted) {
}
