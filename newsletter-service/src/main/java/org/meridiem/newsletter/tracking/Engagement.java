package org.meridiem.newsletter.tracking;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;
import org.meridiem.newsletter.database.Statements;
import org.meridiem.newsletter.loop.BackgroundLoop;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;

/// Counts opens and clicks of people: each recipient once.
///
/// A click is judged a moment later. Whoever clicks several different links at once is a scanner, and none of its clicks counts.
@Singleton
class Engagement {

    private static final String TARGET = """
            select l.url from delivery d join issue_tracking t on t.issue_id = d.issue_id and t.clicks
            join issue_link l on l.issue_id = d.issue_id where d.id = ? and l.number = ?""";

    /// Nothing before the server took the mail, and nothing in the first seconds after.
    private static final String CLICK = """
            insert into raw_click (delivery_id, number, at)
            select d.id, ?, ?::timestamptz from delivery d
            where d.id = ? and d.kind = 'ISSUE' and d.state = 'SENT' and d.finished_at + ? * interval '1 ms' < ?""";

    private static final String OPEN = """
            with opened as (
                insert into engagement as e (delivery_id, opened_at)
                select d.id, ?::timestamptz from delivery d join issue_tracking t on t.issue_id = d.issue_id and t.opens
                where d.id = ? and d.kind = 'ISSUE' and d.state = 'SENT' and d.finished_at + ? * interval '1 ms' < ?
                on conflict (delivery_id) do update set opened_at = excluded.opened_at where e.opened_at is null
                returning delivery_id
            )
            insert into issue_engagement as total (issue_id, variant, opens)
            select d.issue_id, coalesce(d.variant, -1), 1 from opened join delivery d on d.id = opened.delivery_id
            on conflict (issue_id, variant) do update set opens = total.opens + 1""";

    /// One statement takes the clicks of recipients who have not clicked for a while, all of a recipient's together, and counts those that are not part of a burst. A click deleted is a click judged: two replicas never judge one.
    private static final String JUDGE = """
            with old as (
                select c.id from raw_click c
                where not exists (select from raw_click later where later.delivery_id = c.delivery_id and later.at >= ?)
                order by c.delivery_id, c.id limit 1000 for update skip locked
            ), suspicious as (
                select c.id from raw_click c join old on old.id = c.id
                where (select count(distinct other.number) from raw_click other where other.delivery_id = c.delivery_id
                    and other.at between c.at - ? * interval '1 ms' and c.at + ? * interval '1 ms') >= ?
            ), taken as (
                delete from raw_click c using old where c.id = old.id
                returning c.id, c.delivery_id, c.number, c.at
            ), good as (
                select * from taken where id not in (select id from suspicious)
            ), clicked as (
                insert into engagement as e (delivery_id, clicked_at)
                select delivery_id, min(at) from good group by delivery_id
                on conflict (delivery_id) do update set clicked_at = excluded.clicked_at where e.clicked_at is null
                returning delivery_id
            ), people as (
                insert into issue_engagement as total (issue_id, variant, clicks)
                select d.issue_id, coalesce(d.variant, -1), count(*) from clicked join delivery d on d.id = clicked.delivery_id
                group by 1, 2
                on conflict (issue_id, variant) do update set clicks = total.clicks + excluded.clicks
            ), links as (
                update issue_link l set clicks = l.clicks + n.clicks
                from (select d.issue_id, g.number, count(*) as clicks from good g join delivery d on d.id = g.delivery_id
                    group by 1, 2) n
                where l.issue_id = n.issue_id and l.number = n.number
            )
            select count(*) from taken""";

    private static final String PRUNE = "delete from engagement where greatest(opened_at, clicked_at) < ?";

    private final Statements statements;
    private final TrackingConfig config;
    private final Clock clock;
    private @Nullable BackgroundLoop judging;

    Engagement(Statements statements, TrackingConfig config, Clock clock) {
        this.statements = statements;
        this.config = config;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        judging = new BackgroundLoop("clicks", config.poll(), this::judge).start();
    }

    void stop(@Observes ShutdownEvent event) {
        if (judging != null) {
            judging.close();
        }
    }

    /// Where a link leads: an address of the issue itself, or nowhere.
    Optional<String> target(UUID delivery, int number) {
        return statements.first(TARGET, row -> row.getString(1), delivery, number);
    }

    /// Somebody clicked.
    void clicked(UUID delivery, int number) {
        Instant now = clock.instant();
        statements.update(CLICK, number, now, delivery, config.quiet().toMillis(), now);
    }

    /// Somebody looked.
    void opened(UUID delivery) {
        Instant now = clock.instant();
        QuarkusTransaction.requiringNew()
                .run(() -> statements.update(OPEN, now, delivery, config.quiet().toMillis(), now));
    }

    /// Judges clicks, and forgets who did what long ago.
    ///
    /// @return true when there may be more
    boolean judge() {
        Duration window = config.burstWindow();
        Instant now = clock.instant();
        return QuarkusTransaction.requiringNew().call(() -> {
            statements.update(PRUNE, now.minus(config.kept()));
            return statements.first(JUDGE, row -> row.getLong(1), now.minus(window.multipliedBy(2)), window.toMillis(),
                    window.toMillis(), config.burst()).orElse(0L) > 0;
        });
    }
}
