package org.meridiem.newsletter.audit;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import org.jboss.logging.Logger;
import org.meridiem.newsletter.database.Statements;
import org.meridiem.newsletter.loop.BackgroundLoop;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;

/// Lets go of what need not be kept, a piece at a time. Replicas share the pieces.
@Singleton
class AuditRetention {

    private static final Logger LOG = Logger.getLogger(AuditRetention.class);
    private static final int PIECE = 10_000;

    private static final String REMOVE = """
            delete from audit_entry where id in (
                select id from audit_entry where at < ? order by at, id limit ? for update skip locked)""";

    private final Statements statements;
    private final AuditConfig config;
    private final Clock clock;
    private final List<BackgroundLoop> loops = new ArrayList<>();

    AuditRetention(Statements statements, AuditConfig config, Clock clock) {
        this.statements = statements;
        this.config = config;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        if (config.keep().isPresent()) {
            loops.add(new BackgroundLoop("audit-retention", config.sweep(), this::next).start());
        }
    }

    void stop(@Observes ShutdownEvent event) {
        loops.forEach(BackgroundLoop::close);
        loops.clear();
    }

    /// @return whether there may be more
    boolean next() {
        return config.keep().map(keep -> {
            Instant before = clock.instant().minus(keep).truncatedTo(ChronoUnit.DAYS);
            int gone = QuarkusTransaction.requiringNew().call(() -> {
                statements.list("select set_config('meridiem.audit_retention', 'on', true)", row -> row.getString(1));
                return statements.update(REMOVE, before, PIECE);
            });
            if (gone > 0) {
                LOG.infof("entries of the audit log were past their time, entries=%d", gone);
            }
            return gone == PIECE;
        }).orElse(false);
    }
}
