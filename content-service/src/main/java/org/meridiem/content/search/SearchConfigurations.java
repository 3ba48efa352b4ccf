package org.meridiem.content.search;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.meridiem.content.caching.Recency;
import org.meridiem.content.delivery.BoundSql;

/// PostgreSQL's text search configurations that there are articles of: one for each language that it knows, and one for the others.
///
/// Kept until this replica hears of any change, and not for long even so: it may hear of none.
@ApplicationScoped
class SearchConfigurations {

    private static final long LONGEST_NANOS = Duration.ofSeconds(10).toNanos();
    private static final String SIMPLE = "meridiem_simple";

    private final SearchGate gate;
    private final Recency recency;
    private volatile Known known = new Known(List.of(), -1, 0);

    SearchConfigurations(SearchGate gate, Recency recency) {
        this.gate = gate;
        this.recency = recency;
    }

    /// @return at least one
    /// @throws org.meridiem.kit.problem.ProblemException 503 when it takes too long
    List<String> inUse() {
        long changes = recency.changes();
        Known last = known;
        long now = System.nanoTime();
        if (last.changes() == changes && now - last.readAt() < LONGEST_NANOS) {
            return last.names();
        }
        List<String> names = gate.ask(new BoundSql().add("""
                select c.name from (select distinct configuration as name from search_language union select ?) c
                where exists (select from search_document d where d.configuration = c.name) order by c.name""", SIMPLE),
                rows -> {
                    List<String> found = new ArrayList<>();
                    while (rows.next()) {
                        found.add(rows.getString(1));
                    }
                    return found;
                });
        if (names.isEmpty()) {
            names.add(SIMPLE);
        }
        known = new Known(List.copyOf(names), changes, now);
        return names;
    }

    /// @param changes that were heard of when these were read
    /// @param readAt  by [System#nanoTime]
    private record Known(List<String> names, long changes, long readAt) {
    }
}
