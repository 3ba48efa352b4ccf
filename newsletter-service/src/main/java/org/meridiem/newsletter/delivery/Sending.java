package org.meridiem.newsletter.delivery;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.random.RandomGenerator;

import javax.sql.DataSource;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import org.meridiem.newsletter.loop.BackgroundLoop;
import org.meridiem.newsletter.mail.MailConfig;
import org.meridiem.newsletter.mail.MailPress;
import org.meridiem.newsletter.site.PublicConfig;
import org.meridiem.newsletter.token.ReturnPaths;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;

/// Starts and stops everything that sends on this replica.
@Singleton
class Sending {

    private static final String OPEN = """
            select state, count(*) from delivery where waiting or leased group by state""";

    private final DeliveryConfig config;
    private final Function<Mailer, StreamWorker> workers;
    private final Deadlines deadlines = new Deadlines();
    private final Mailers mailers;
    private final Recovery recovery;
    private final DeliveryMeters meters;
    private final DataSource database;
    private final List<AutoCloseable> running = new ArrayList<>();

    Sending(DeliveryConfig config, MailConfig mail, PublicConfig here, Mailers mailers, Claims claims, Ledger ledger,
            Recovery recovery, Composers composers, MailPress press, ReturnPaths returnPaths, DeliveryMeters meters,
            DataSource database,
            Clock clock) {
        this.config = config;
        this.mailers = mailers;
        this.recovery = recovery;
        this.meters = meters;
        this.database = database;
        var shop = new StreamWorker.Workshop(claims, ledger, deadlines,
                new RetrySchedule(config.retryAfter(), RandomGenerator.getDefault()), meters);
        this.workers = mailer -> {
            var route = new Courier.Route(mailer, delivery -> returnPaths.of(delivery).orElse(mail.from()),
                    mailer.server().localHost().orElse(here.url().getHost()));
            return new StreamWorker(shop, route, Printer.letters(composers, press, route), config, clock);
        };
    }

    void start(@Observes StartupEvent event) {
        if (!config.enabled()) {
            return;
        }
        running.add(deadlines.start());
        for (Stream stream : Stream.values()) {
            mailers.of(stream).forEach(mailer -> running.add(workers.apply(mailer).start()));
        }
        running.add(new BackgroundLoop("delivery-recovery", config.recovery(), this::lookAround).start());
    }

    void stop(@Observes ShutdownEvent event) throws Exception {
        for (AutoCloseable worker : running.reversed()) {
            worker.close();
        }
        running.clear();
    }

    private boolean lookAround() {
        recovery.run();
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(OPEN);
                ResultSet row = select.executeQuery()) {
            for (String state : List.of("PENDING", "CLAIMED", "DISPATCHING")) {
                meters.open(state, 0);
            }
            while (row.next()) {
                meters.open(row.getString(1), row.getLong(2));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("deliveries cannot be counted", e);
        }
        return false;
    }
}
