package org.meridiem.newsletter.delivery;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/// A token bucket that all replicas share: a row. Its lock is held until the caller's transaction ends, so keep that short.
///
/// The database's clock counts: replicas' clocks differ.
public final class SharedBucket {

    private static final String FILL = """
            insert into shared_bucket as bucket (name, tokens, updated_at) values (?, ?, clock_timestamp())
            on conflict (name) do update set
                tokens = least(?, bucket.tokens + extract(epoch from clock_timestamp() - bucket.updated_at) * ?),
                updated_at = clock_timestamp()
            returning tokens""";

    private final String name;
    private final double perSecond;
    private final double capacity;

    /// @param name      the row
    /// @param perSecond how many tokens come in
    /// @param capacity  how many it holds
    public SharedBucket(String name, double perSecond, double capacity) {
        this.name = name;
        this.perSecond = perSecond;
        this.capacity = capacity;
    }

    /// How many whole tokens there are. The bucket stays locked until the transaction ends.
    public int available(Connection transaction) throws SQLException {
        try (PreparedStatement fill = transaction.prepareStatement(FILL)) {
            fill.setString(1, name);
            fill.setDouble(2, capacity);
            fill.setDouble(3, capacity);
            fill.setDouble(4, perSecond);
            try (ResultSet row = fill.executeQuery()) {
                row.next();
                return (int) Math.floor(row.getDouble(1));
            }
        }
    }

    /// Takes tokens that [#available] said are there.
    public void take(Connection transaction, int tokens) throws SQLException {
        try (PreparedStatement update = transaction
                .prepareStatement("update shared_bucket set tokens = tokens - ? where name = ?")) {
            update.setInt(1, tokens);
            update.setString(2, name);
            update.executeUpdate();
        }
    }
}
