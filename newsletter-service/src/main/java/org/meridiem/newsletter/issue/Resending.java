package org.meridiem.newsletter.issue;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;

import org.jboss.logging.Logger;
import org.meridiem.kit.http.IfMatch;
import org.meridiem.kit.http.StaleVersion;
import org.meridiem.kit.problem.ProblemType;
import org.meridiem.kit.security.Caller;
import org.meridiem.newsletter.audit.AuditLog;
import org.meridiem.newsletter.delivery.DeliveryConfig;

/// Sends mails again whose arrival nobody knows of. Only ever because a person decided so: some of the recipients get the mail twice.
@Singleton
class Resending {

    private static final Logger LOG = Logger.getLogger(Resending.class);

    /// Without its lease: an answer to the first mail that comes late must not settle the second. Who left since is found by the claim.
    private static final String AGAIN = """
            update delivery set state = 'PENDING', reason = 'RESENT', reply = null, attempts = 0, due_at = now(),
                finished_at = null, lease_id = null, lease_until = null
            where issue_id = ? and kind = 'ISSUE' and state = 'UNCERTAIN'""";

    private static final String NOTE = "insert into issue_resend (issue_id, mails, by, at) values (?, ?, ?, ?)";

    private final Issues issues;
    private final DeliveryConfig delivery;
    private final AuditLog audit;
    private final DataSource database;
    private final Clock clock;

    Resending(Issues issues, DeliveryConfig delivery, AuditLog audit, DataSource database, Clock clock) {
        this.issues = issues;
        this.delivery = delivery;
        this.audit = audit;
        this.database = database;
        this.clock = clock;
    }

    /// Makes the uncertain mails of an issue due. An issue that was complete is being sent again.
    ///
    /// @return the issue
    @Transactional
    Issue uncertain(UUID id, IfMatch ifMatch, Caller by) {
        by.demand("issue:send");
        Issue issue = issues.lock(id);
        ifMatch.check(issue.version(),
                () -> new StaleVersion(issue.version(), List.of(), issue.updatedBy(), issue.updatedAt()));
        if (!issue.isOut() || issue.status() == Status.CANCELLED) {
            throw ProblemType.CONFLICT.with("An issue that is " + issue.status() + " has nothing to send again.")
                    .and("status", issue.status());
        }
        Instant now = clock.instant();
        try (Connection connection = database.getConnection();
                PreparedStatement again = connection.prepareStatement(AGAIN);
                PreparedStatement note = connection.prepareStatement(NOTE)) {
            again.setObject(1, id);
            int mails = again.executeUpdate();
            if (mails > 0) {
                note.setObject(1, id);
                note.setInt(2, mails);
                note.setString(3, by.name());
                note.setTimestamp(4, Timestamp.from(now));
                note.executeUpdate();
                issue.reopen(by, now, delivery.lateness());
                issues.flush();
                audit.record(by, "resendUncertain", "issue", id, issue.version(), Map.of("mails", mails));
            }
            LOG.infof("uncertain mails are sent again, issue=%s mails=%d by=%s", id, mails, by.id());
            return issue;
        } catch (SQLException e) {
            throw new IllegalStateException("mails cannot be sent again", e);
        }
    }
}
