package org.meridiem.newsletter.delivery;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.inject.Singleton;

import org.meridiem.newsletter.database.QueuePlans;

import io.quarkus.narayana.jta.QuarkusTransaction;

/// Takes due deliveries for this replica. Two replicas never get the same row; neither waits for the other (but for the moment in which a shared speed limit is read).
///
/// Consent, suppressed addresses, pauses, the issue's state and its deadline are read in the claim itself: who has left is `SUPPRESSED` and what is too late is `FAILED`
/// without an attempt.
@Singleton
class Claims {

    /// While subjects are tried, those who do not take part wait for the winner.
    private static final String SENDING_ISSUES = """
            select i.id, exists (select from subject_test t where t.issue_id = i.id and t.winner is null) as trying
            from issue i where i.state = 'SENDING' order by i.send_started_at, i.id""";

    private static final String CLAIM_OF_ISSUE = """
            with picked as materialized (
                select ctid as place, issue_id, subscription_id, subscriber_id from delivery
                where issue_id = ? and mailer = 'bulk' and waiting and due_at <= now() %s
                order by due_at, id limit ? for update skip locked
            ), judged as materialized (
                select picked.place, person.email, i.content_revision,
                    case when s.state is distinct from 'CONFIRMED' then 'UNSUBSCRIBED'
                        when x.email_key is not null then 'SUPPRESSED'
                        when person.paused_until > now() then 'PAUSED'
                        when i.send_deadline <= now() then 'TOO_LATE' end as objection
                from picked join issue i on i.id = picked.issue_id
                left join subscription s on s.id = picked.subscription_id
                left join subscriber person on person.id = picked.subscriber_id
                left join suppression x on x.email_key = person.email_key
            )
            update delivery d set reason = j.objection,
                state = case when j.objection is null then 'CLAIMED' when j.objection = 'TOO_LATE' then 'FAILED'
                    else 'SUPPRESSED' end,
                finished_at = case when j.objection is not null then now() end,
                lease_id = case when j.objection is null then ?::uuid end,
                lease_until = case when j.objection is null then now() + ? * interval '1 ms' end
            from judged j where d.ctid = j.place
            returning d.id, d.kind, d.state, d.issue_id, j.content_revision, d.subscriber_id, d.subscription_id,
                d.opt_in_id, j.email, d.variant, d.attempts, d.created_at""";

    private static final String CLAIM_ANY = CLAIM_OF_ISSUE.formatted("");
    private static final String CLAIM_TRIED = CLAIM_OF_ISSUE.formatted("and variant is not null");

    private static final String CLAIM_TRANSACTIONAL = """
            with picked as materialized (
                select ctid as place, id from delivery
                where mailer = 'transactional' and waiting and due_at <= now()
                order by due_at, id limit ? for update skip locked
            ), judged as materialized (
                select picked.place, coalesce(d.address, o.email, person.email) as email,
                    coalesce(i.content_revision, 0) as content_revision,
                    case when o.state = 'CONFIRMED' or o.expires_at <= now() then 'POINTLESS'
                        when d.kind = 'WELCOME' and s.state is distinct from 'CONFIRMED' then 'UNSUBSCRIBED'
                        when d.kind = 'WELCOME'
                            and exists (select from suppression x where x.email_key = person.email_key)
                            then 'SUPPRESSED' end as objection
                from picked join delivery d on d.id = picked.id
                left join opt_in o on o.id = d.opt_in_id
                left join issue i on i.id = d.issue_id
                left join subscription s on s.id = d.subscription_id
                left join subscriber person on person.id = s.subscriber_id
            )
            update delivery d set reason = j.objection,
                state = case when j.objection is null then 'CLAIMED' else 'SUPPRESSED' end,
                finished_at = case when j.objection is not null then now() end,
                lease_id = case when j.objection is null then ?::uuid end,
                lease_until = case when j.objection is null then now() + ? * interval '1 ms' end
            from judged j where d.ctid = j.place
            returning d.id, d.kind, d.state, d.issue_id, j.content_revision, d.subscriber_id, d.subscription_id,
                d.opt_in_id, j.email, d.variant, d.attempts, d.created_at""";

    /// What a claim found.
    ///
    /// @param claimed ours to send
    /// @param judged  how many rows it decided about, with those that need no sending
    record Batch(List<Claimed> claimed, int judged) {
        static final Batch NONE = new Batch(List.of(), 0);
    }

    private final DataSource database;
    private final DomainLimits domains;
    private final Duration lease;

    Claims(DataSource database, DomainLimits domains, DeliveryConfig config) {
        this.database = database;
        this.domains = domains;
        this.lease = config.lease();
    }

    /// Claims up to so many deliveries of a stream, in a transaction of its own.
    ///
    /// @param allowance what the server that is to carry them may be given
    Batch claim(Stream stream, int max, Allowance allowance) {
        return QuarkusTransaction.requiringNew().call(() -> {
            try (Connection connection = database.getConnection()) {
                QueuePlans.pin(connection);
                int allowed = allowance.available(connection, max);
                if (allowed <= 0) {
                    return Batch.NONE;
                }
                Batch batch = switch (stream) {
                    case BULK -> ofIssues(connection, allowed);
                    case TRANSACTIONAL -> transactional(connection, allowed);
                };
                allowance.take(connection, batch.claimed().size());
                return batch;
            }
        });
    }

    /// Issues take turns: each gets its share of the batch, so that a long one does not hold up a short one.
    private Batch ofIssues(Connection connection, int max) throws SQLException {
        List<Sending> issues = sending(connection);
        var claimed = new ArrayList<Claimed>();
        int judged = 0;
        for (int i = 0; i < issues.size() && claimed.size() < max; i++) {
            int share = Math.ceilDiv(max - claimed.size(), issues.size() - i);
            try (PreparedStatement claim = connection
                    .prepareStatement(issues.get(i).trying() ? CLAIM_TRIED : CLAIM_ANY)) {
                claim.setObject(1, issues.get(i).id());
                claim.setInt(2, share);
                UUID leaseId = UUID.randomUUID();
                claim.setObject(3, leaseId);
                claim.setLong(4, lease.toMillis());
                judged += read(claim, leaseId, claimed);
            }
        }
        return new Batch(domains.keep(connection, claimed), judged);
    }

    private Batch transactional(Connection connection, int max) throws SQLException {
        var claimed = new ArrayList<Claimed>();
        try (PreparedStatement claim = connection.prepareStatement(CLAIM_TRANSACTIONAL)) {
            claim.setInt(1, max);
            UUID leaseId = UUID.randomUUID();
            claim.setObject(2, leaseId);
            claim.setLong(3, lease.toMillis());
            return new Batch(claimed, read(claim, leaseId, claimed));
        }
    }

    /// An issue that is being sent.
    private record Sending(UUID id, boolean trying) {
    }

    private static List<Sending> sending(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SENDING_ISSUES);
                ResultSet row = select.executeQuery()) {
            var issues = new ArrayList<Sending>();
            while (row.next()) {
                issues.add(new Sending(row.getObject("id", UUID.class), row.getBoolean("trying")));
            }
            return issues;
        }
    }

    private static int read(PreparedStatement claim, UUID leaseId, List<Claimed> claimed) throws SQLException {
        int judged = 0;
        try (ResultSet row = claim.executeQuery()) {
            while (row.next()) {
                judged++;
                if (row.getString("state").equals("CLAIMED")) {
                    claimed.add(new Claimed(row.getObject("id", UUID.class), leaseId,
                            Kind.valueOf(row.getString("kind")),
                            row.getObject("issue_id", UUID.class), row.getInt("content_revision"),
                            row.getObject("subscriber_id", UUID.class), row.getObject("subscription_id", UUID.class),
                            row.getObject("opt_in_id", UUID.class), row.getString("email"),
                            row.getObject("variant", Integer.class), row.getInt("attempts"),
                            row.getTimestamp("created_at").toInstant()));
                }
            }
        }
        return judged;
    }
}
