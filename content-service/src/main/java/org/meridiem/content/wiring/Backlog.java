package org.meridiem.content.wiring;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicLong;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;

/// Measures what waits: events for Kafka, articles to be renewed, scheduled ones that are late. Alerts watch these numbers.
@ApplicationScoped
class Backlog {

    private static final Logger LOG = Logger.getLogger(Backlog.class);

    private final DataSource database;
    private final AtomicLong events = new AtomicLong();
    private final AtomicLong oldestEventSeconds = new AtomicLong();
    private final AtomicLong renewals = new AtomicLong();
    private final AtomicLong overdue = new AtomicLong();
    private final AtomicLong pendingComments = new AtomicLong();

    Backlog(DataSource database, MeterRegistry meters) {
        this.database = database;
        gauge("meridiem.outbox.backlog", "Events in the outbox that Kafka has not got yet", events, meters);
        gauge("meridiem.outbox.oldest.seconds", "Age of the oldest of them", oldestEventSeconds, meters);
        gauge("meridiem.renewals.backlog",
                "Published articles to be made anew, and changes whose articles are not gathered yet", renewals,
                meters);
        gauge("meridiem.schedule.overdue", "Articles that are due to go out, or to be taken back, and are not yet",
                overdue, meters);
        gauge("meridiem.comments.pending", "Comments that wait for a moderator", pendingComments, meters);
    }

    private static void gauge(String name, String description, AtomicLong value, MeterRegistry meters) {
        Gauge.builder(name, value, AtomicLong::get).description(description).register(meters);
    }

    @Scheduled(every = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void measure() {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("""
                        select (select count(*) from outbox),
                          (select coalesce(extract(epoch from now() - min(occurred_at)), 0)::bigint from outbox),
                          (select count(*) from reprojection) + (select count(*) from renewal_request)
                            + (select count(*) from reference_move),
                          (select count(*) from article where schedule_at <= now() or unpublish_at <= now()),
                          (select count(*) from comment where state = 'PENDING')""");
                ResultSet row = select.executeQuery()) {
            row.next();
            events.set(row.getLong(1));
            oldestEventSeconds.set(row.getLong(2));
            renewals.set(row.getLong(3));
            overdue.set(row.getLong(4));
            pendingComments.set(row.getLong(5));
        } catch (SQLException e) {
            LOG.warnf("backlog cannot be measured: %s", e.getMessage());
        }
    }
}
