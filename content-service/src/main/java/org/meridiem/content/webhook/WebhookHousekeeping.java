package org.meridiem.content.webhook;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicLong;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;
import org.meridiem.content.editing.EditorialDatabaseException;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;

/// Measures what waits for receivers, and forgets what need not be kept. On every replica; doing it twice is harmless.
@ApplicationScoped
class WebhookHousekeeping {

    private static final Logger LOG = Logger.getLogger(WebhookHousekeeping.class);
    private static final int BATCH = 1_000;
    // What is to be sent is kept while there is a webhook that may get it.
    private static final String FORGET_DELIVERIES = """
            delete from webhook_delivery where id in (
              select d.id from webhook_delivery d join webhook w on w.id = d.webhook_id
              where d.created_at < now() - ? * interval '1 millisecond' and (d.status <> 'PENDING' or not w.active)
              limit ? for update of d skip locked)""";
    private static final String FORGET_EVENTS = """
            delete from webhook_event where id in (
              select e.id from webhook_event e where e.occurred_at < now() - ? * interval '1 millisecond'
                and not exists (select 1 from webhook_delivery d where d.event_id = e.id)
              limit ?)""";

    private final DataSource database;
    private final WebhookConfig config;
    private final AtomicLong pending = new AtomicLong();
    private final AtomicLong oldestSeconds = new AtomicLong();
    private final AtomicLong disabled = new AtomicLong();

    WebhookHousekeeping(DataSource database, WebhookConfig config, MeterRegistry meters) {
        this.database = database;
        this.config = config;
        gauge("meridiem.webhooks.backlog", "Deliveries to be sent or sent again", pending, meters);
        gauge("meridiem.webhooks.oldest.seconds", "How long the oldest has been due that was not tried yet",
                oldestSeconds, meters);
        gauge("meridiem.webhooks.disabled", "Webhooks that were switched off because their receivers fail", disabled,
                meters);
    }

    private static void gauge(String name, String description, AtomicLong value, MeterRegistry meters) {
        Gauge.builder(name, value, AtomicLong::get).description(description).register(meters);
    }

    @Scheduled(every = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void measure() {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        """
                                select count(*), coalesce(extract(epoch from now() - min(d.next_at) filter (where d.attempts = 0)), 0)::bigint,
                                  (select count(*) from webhook where disabled_reason is not null)
                                from webhook_delivery d join webhook w on w.id = d.webhook_id where d.status = 'PENDING' and w.active""");
                ResultSet row = select.executeQuery()) {
            row.next();
            pending.set(row.getLong(1));
            oldestSeconds.set(Math.max(0, row.getLong(2)));
            disabled.set(row.getLong(3));
        } catch (SQLException e) {
            LOG.warnf("webhook backlog cannot be measured: %s", e.getMessage());
        }
    }

    @Scheduled(every = "10m", delayed = "2m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void forget() {
        int deliveries = forget(FORGET_DELIVERIES);
        LOG.debugf("webhook log: %d deliveries and %d events forgotten", deliveries, forget(FORGET_EVENTS));
    }

    /// In bites, so that no transaction is long.
    private int forget(String sql) {
        int total = 0;
        try (Connection connection = database.getConnection();
                PreparedStatement delete = connection.prepareStatement(sql)) {
            delete.setLong(1, config.keepLog().toMillis());
            delete.setInt(2, BATCH);
            int gone;
            do {
                gone = delete.executeUpdate();
                total += gone;
            } while (gone == BATCH);
            return total;
        } catch (SQLException e) {
            throw new EditorialDatabaseException(e);
        }
    }
}
