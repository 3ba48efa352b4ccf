package org.meridiem.newsletter.issue;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.meridiem.events.EventCodec;
import org.meridiem.events.IssueSent;
import org.meridiem.kit.outbox.Outbox;
import org.meridiem.newsletter.database.QueuePlans;
import org.meridiem.newsletter.loop.BackgroundLoop;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;

/// Notes when an issue has no open delivery any more, and says so to the world: once, whatever number of replicas look.
@Singleton
class IssueCompletion {

    private static final Logger LOG = Logger.getLogger(IssueCompletion.class);

    private static final String DONE = """
            select i.id from issue i where i.state = 'SENDING' and not exists (
                select from delivery d where d.issue_id = i.id and d.mailer = 'bulk' and d.waiting)
                and not exists (select from delivery d where d.issue_id = i.id and d.kind = 'ISSUE' and d.leased)
            limit 1 for update skip locked""";

    /// A mail that was on its way when its issue was called off may have come back.
    private static final String CALL_OFF_LATECOMERS = """
            update delivery set state = 'SUPPRESSED', reason = 'CANCELLED', finished_at = now()
            where issue_id = ? and kind = 'ISSUE' and mailer = 'bulk' and waiting""";

    private static final String CANCELLED = """
            select id from issue where state = 'CANCELLED' and finished_at > now() - interval '1 day'""";

    private final Issues issues;
    private final IssueItems items;
    private final Audience audience;
    private final Outbox outbox;
    private final IssueConfig config;
    private final DataSource database;
    private final Clock clock;
    private @Nullable BackgroundLoop loop;

    IssueCompletion(Issues issues, IssueItems items, Audience audience, Outbox outbox, IssueConfig config,
            DataSource database,
            Clock clock) {
        this.issues = issues;
        this.items = items;
        this.audience = audience;
        this.outbox = outbox;
        this.config = config;
        this.database = database;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        loop = new BackgroundLoop("issue-completion", config.completionPoll(), this::next).start();
    }

    void stop(@Observes ShutdownEvent event) {
        if (loop != null) {
            loop.close();
        }
    }

    /// Completes one issue.
    ///
    /// @return false when none is complete
    boolean next() {
        return QuarkusTransaction.requiringNew().call(() -> {
            Optional<UUID> done = done();
            done.ifPresent(this::complete);
            return done.isPresent();
        });
    }

    private Optional<UUID> done() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement cancelled = connection.prepareStatement(CANCELLED);
                PreparedStatement callOff = connection.prepareStatement(CALL_OFF_LATECOMERS);
                PreparedStatement select = connection.prepareStatement(DONE)) {
            QueuePlans.pin(connection);
            try (ResultSet row = cancelled.executeQuery()) {
                while (row.next()) {
                    callOff.setObject(1, row.getObject(1, UUID.class));
                    callOff.executeUpdate();
                }
            }
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(row.getObject(1, UUID.class)) : Optional.empty();
            }
        }
    }

    private void complete(UUID id) {
        Instant now = clock.instant();
        Issue issue = issues.get(id);
        issue.finish(now);
        Tally tally = audience.tally(id);
        outbox.append(EventCodec.NEWSLETTER_EVENTS
                .encode(new IssueSent(UuidVersion7Strategy.INSTANCE.generateUuid(null), id, issue.newsletter().slug(),
                        issue.subject(items.shown(id)), now, tally.sent(), tally.failed(), tally.uncertain(),
                        tally.suppressed())));
        issues.flush();
        LOG.infof("issue is sent, issue=%s sent=%d failed=%d uncertain=%d suppressed=%d", id, tally.sent(),
                tally.failed(), tally.uncertain(), tally.suppressed());
    }
}
