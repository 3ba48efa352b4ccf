package org.meridiem.newsletter.subscription;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import org.meridiem.newsletter.loop.BackgroundLoop;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;

/// What happens to requests in the background: mails are decided on, old requests and old single mails are forgotten.
@Singleton
class SubscriptionWork {

    private static final Duration SWEEP = Duration.ofMinutes(10);

    private final OptInMailing mailing;
    private final OptIns optIns;
    private final SubscriptionConfig config;
    private final DataSource database;
    private final Clock clock;
    private final List<BackgroundLoop> loops = new ArrayList<>();

    SubscriptionWork(OptInMailing mailing, OptIns optIns, SubscriptionConfig config, DataSource database, Clock clock) {
        this.mailing = mailing;
        this.optIns = optIns;
        this.config = config;
        this.database = database;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        loops.add(new BackgroundLoop("opt-in-mailing", config.poll(), mailing::next).start());
        loops.add(new BackgroundLoop("opt-in-expiry", SWEEP, () -> {
            QuarkusTransaction.requiringNew().run(this::forget);
            return false;
        }).start());
    }

    void stop(@Observes ShutdownEvent event) {
        loops.forEach(BackgroundLoop::close);
        loops.clear();
    }

    /// Forgets what is over.
    void forget() {
        optIns.forgetExpired();
        try (Connection connection = database.getConnection();
                PreparedStatement delete = connection
                        .prepareStatement("delete from delivery where mailer = 'transactional' and finished_at < ?")) {
            delete.setTimestamp(1, Timestamp.from(clock.instant().minus(config.keepSingleMails())));
            delete.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("old mails cannot be deleted", e);
        }
    }
}
