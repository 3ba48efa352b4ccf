package org.meridiem.newsletter.delivery;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

import javax.sql.DataSource;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;
import org.meridiem.newsletter.database.QueuePlans;

import io.quarkus.narayana.jta.QuarkusTransaction;

/// Writes down what happens to claimed deliveries. Every step is a transaction of its own and only works while the lease is ours.
///
/// Several deliveries are written in one transaction, so nothing here waits for a row that somebody else holds: two who wait for one another would be the end of both.
@Singleton
class Ledger {

    /// The last look before mails leave: an unsubscription, a pause or a cancellation since the claim still counts.
    private static final String DISPATCH = """
            with leaving as materialized (
                select d.ctid as place from unnest(?::uuid[], ?::uuid[]) as mine (id, lease)
                join delivery d on d.id = mine.id and d.lease_id = mine.lease
                left join issue i on i.id = d.issue_id
                left join subscription s on s.id = d.subscription_id and s.state = 'CONFIRMED'
                left join subscriber person on person.id = s.subscriber_id
                left join suppression x on x.email_key = person.email_key
                where d.state in ('CLAIMED', 'DISPATCHING') and d.lease_until > now()
                    and case d.kind when 'ISSUE' then i.state = 'SENDING' and person.id is not null and x.email_key is null
                            and (person.paused_until is null or person.paused_until <= now())
                        when 'WELCOME' then person.id is not null and x.email_key is null
                        else true end
                for update of d skip locked
            )
            update delivery d set state = 'DISPATCHING', lease_until = now() + ? * interval '1 ms'
            from leaving where d.ctid = leaving.place
            returning d.id""";

    /// `UNCERTAIN` is among the states because another replica may have given us up while the answer was on its way: it came after all.
    private static final String SETTLE = """
            with said as materialized (
                select d.ctid as place, r.* from unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::int[], ?::bigint[])
                    as r (id, lease, state, reason, reply, attempts, wait)
                join delivery d on d.id = r.id and d.lease_id = r.lease
                where d.state in ('CLAIMED', 'DISPATCHING') or d.state = 'UNCERTAIN' and r.state <> 'PENDING'
                for update of d %s
            )
            update delivery d set state = said.state, reason = said.reason, reply = said.reply, attempts = said.attempts,
                due_at = case when said.state = 'PENDING' then now() + said.wait * interval '1 ms' else d.due_at end,
                finished_at = case when said.state = 'PENDING' then null else now() end,
                lease_id = null, lease_until = null
            from said where %s
            returning d.id""";

    private static final String SETTLE_AT_ONCE = SETTLE.formatted("skip locked", "d.ctid = said.place");
    /// By its id: a row that was waited for is in another place than where the statement's snapshot has it.
    private static final String SETTLE_PATIENTLY = SETTLE.formatted("", "d.id = said.id");

    private final DataSource database;
    private final Duration dispatchLease;

    Ledger(DataSource database, DeliveryConfig config) {
        this.database = database;
        this.dispatchLease = config.dispatchLease();
    }

    /// Commits that mails are about to leave. From here on a dead process leaves `UNCERTAIN`.
    ///
    /// One commit for what all connections send in a moment: a crash makes uncertain what was about to leave in that moment, and not all that was claimed. It must be
    /// durable at once: were it lost in a crash of the database, the mails would go twice.
    ///
    /// @return those that may leave; the others are not ours any more, not wanted any more, or paused
    Set<UUID> dispatch(List<Claimed> deliveries) {
        return QuarkusTransaction.requiringNew().call(() -> {
            try (Connection connection = database.getConnection();
                    PreparedStatement update = connection.prepareStatement(DISPATCH)) {
                QueuePlans.pin(connection);
                update.setArray(1, array(connection, "uuid", deliveries, Claimed::id));
                update.setArray(2, array(connection, "uuid", deliveries, Claimed::lease));
                update.setLong(3, dispatchLease.toMillis());
                return ids(update);
            }
        });
    }

    /// Writes down what became of deliveries. A row that is not ours any more stays as it is.
    void settle(List<Result> results) {
        Set<UUID> written = write(SETTLE_AT_ONCE, results);
        // Somebody holds the others, or they are not ours any more: one at a time, so that waiting hinders nobody.
        for (Result result : results) {
            if (!written.contains(result.delivery().id())) {
                write(SETTLE_PATIENTLY, List.of(result));
            }
        }
    }

    private Set<UUID> write(String sql, List<Result> results) {
        return QuarkusTransaction.requiringNew().call(() -> {
            try (Connection connection = database.getConnection();
                    PreparedStatement update = connection.prepareStatement(sql)) {
                QueuePlans.pin(connection);
                update.setArray(1, array(connection, "uuid", results, result -> result.delivery().id()));
                update.setArray(2, array(connection, "uuid", results, result -> result.delivery().lease()));
                update.setArray(3, array(connection, "text", results, Result::state));
                update.setArray(4, array(connection, "text", results, result -> orNull(result.reason())));
                update.setArray(5, array(connection, "text", results, result -> orNull(result.reply())));
                update.setArray(6, array(connection, "int", results, Result::attempts));
                update.setArray(7, array(connection, "bigint", results, result -> result.after().toMillis()));
                return ids(update);
            }
        });
    }

    private static <T> Array array(Connection connection, String type, Collection<T> of,
            Function<T, @Nullable Object> member) throws SQLException {
        return connection.createArrayOf(type, of.stream().map(member).toArray());
    }

    private static Set<UUID> ids(PreparedStatement update) throws SQLException {
        try (ResultSet row = update.executeQuery()) {
            var ids = new HashSet<UUID>();
            while (row.next()) {
                ids.add(row.getObject(1, UUID.class));
            }
            return ids;
        }
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
