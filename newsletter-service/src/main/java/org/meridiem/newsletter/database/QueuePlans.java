package org.meridiem.newsletter.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/// How PostgreSQL is to go about statements that take some rows out of a large table and look up what belongs to them: along the indexes, whatever the statistics say.
///
/// Statistics of a table that is a queue are always old: it is filled at once, and nearly all of it is what is waited for, then nearly nothing. And a plan that is kept knows no `limit`: it
/// counts on a tenth of the table, and would rather sort all that waits, or hash all subscribers, for each batch.
public final class QueuePlans {

    private static final String PIN = """
            select set_config('plan_cache_mode', 'force_generic_plan', true), set_config('enable_seqscan', 'off', true),
                set_config('enable_bitmapscan', 'off', true), set_config('enable_hashjoin', 'off', true),
                set_config('enable_mergejoin', 'off', true), set_config('enable_sort', 'off', true)""";

    private QueuePlans() {
    }

    /// Holds until the transaction ends.
    public static void pin(Connection transaction) throws SQLException {
        try (PreparedStatement pin = transaction.prepareStatement(PIN)) {
            pin.execute();
        }
    }
}
