package org.meridiem.newsletter.tracking;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;

import org.meridiem.kit.http.IfMatch;
import org.meridiem.kit.http.StaleVersion;
import org.meridiem.kit.problem.ProblemType;
import org.meridiem.kit.security.Caller;
import org.meridiem.newsletter.audit.AuditLog;
import org.meridiem.newsletter.database.Statements;

/// Which newsletters' issues are tracked. Version 0 is that of a newsletter for which nobody said anything: it is not.
@Singleton
class TrackingSettings {

    private static final String READ = """
            select n.id, coalesce(t.opens, false) as opens, coalesce(t.clicks, false) as clicks,
                coalesce(t.version, 0) as version, coalesce(t.updated_by, n.updated_by) as updated_by,
                coalesce(t.updated_at, n.updated_at) as updated_at
            from newsletter n left join tracking_setting t on t.newsletter_id = n.id where n.slug = ?""";

    private static final String WRITE = """
            insert into tracking_setting as t (newsletter_id, opens, clicks, version, updated_at, updated_by)
            values (?, ?, ?, 1, ?, ?)
            on conflict (newsletter_id) do update set opens = excluded.opens, clicks = excluded.clicks,
                version = t.version + 1, updated_at = excluded.updated_at, updated_by = excluded.updated_by
            returning version""";

    private final Statements statements;
    private final AuditLog audit;
    private final Clock clock;

    TrackingSettings(Statements statements, AuditLog audit, Clock clock) {
        this.statements = statements;
        this.audit = audit;
        this.clock = clock;
    }

    /// A newsletter's setting with its version.
    record Setting(UUID newsletter, TrackingView view, long version, StaleVersion stale) {
    }

    Setting of(String newsletter) {
        return read(newsletter, "");
    }

    @Transactional
    long change(String newsletter, TrackingView view, IfMatch ifMatch, Caller by) {
        Setting before = read(newsletter, " for update of n");
        ifMatch.check(before.version(), before::stale);
        long version = statements.first(WRITE, row -> row.getLong(1), before.newsletter(), view.opens(), view.clicks(),
                clock.instant(), by.name()).orElseThrow();
        audit.record(by, "save", "tracking", before.newsletter(), version,
                Map.of("opens", view.opens(), "clicks", view.clicks()));
        return version;
    }

    private Setting read(String newsletter, String lock) {
        return statements.first(READ + lock, row -> new Setting(Statements.id(row, "id"),
                new TrackingView(row.getBoolean("opens"), row.getBoolean("clicks")), row.getLong("version"),
                new StaleVersion(row.getLong("version"), List.of(), row.getString("updated_by"),
                        Statements.time(row, "updated_at"))),
                newsletter)
                .orElseThrow(() -> ProblemType.NOT_FOUND.with("There is no newsletter with this slug."));
    }
}
