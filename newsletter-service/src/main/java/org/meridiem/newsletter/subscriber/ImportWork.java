package org.meridiem.newsletter.subscriber;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import org.jboss.logging.Logger;
import org.meridiem.newsletter.database.Statements;
import org.meridiem.newsletter.loop.BackgroundLoop;
import org.meridiem.newsletter.subscription.SubscriptionConfig;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;

/// Works imports off, a piece at a time. A piece, its lines of the report and the position are one transaction that holds the import's row: a replica that dies leaves nothing half
/// done, and another goes on where it was; two replicas never work on the same import.
@Singleton
class ImportWork {

    private static final Logger LOG = Logger.getLogger(ImportWork.class);
    private static final int PIECE = 1000;
    private static final Duration SWEEP = Duration.ofHours(1);
    private static final Duration RECEIVING = Duration.ofDays(1);

    private static final String NEXT = """
            select id, position, rows, created_by from subscriber_import where state = 'PENDING'
            order by id limit 1 for update skip locked""";

    /// To the database's statistics a new import has no rows, so reading a whole table for its only one looks cheap; for a thousand rows of a list that is known already it takes minutes.
    private static final String BY_INDEX = "set local enable_seqscan = off";

    private static final String PIECE_WAITING = " r.import_id = ? and r.row > ? and r.row <= ? and r.outcome = 'WAITING' ";

    private static final String SUPPRESSED = """
            update subscriber_import_row r set outcome = 'SUPPRESSED'
            where exists (select from suppression x where x.email_key = any(r.marks)) and""" + PIECE_WAITING;

    /// Most rows have nothing to be taken out of and are not written for it.
    private static final String WITHOUT = """
            update subscriber_import_row r
            set newsletters = array(select wanted from unnest(r.newsletters) wanted where wanted <> all(gone.newsletters))
            from (%s group by r.row) gone where r.import_id = ? and r.row = gone.row""";

    private static final String SUBSCRIPTIONS_OF_ROW = """
            select r.row, array_agg(s.newsletter_id) as newsletters
            from subscriber_import_row r join subscriber p on p.email_key = r.email_key
            join subscription s on s.subscriber_id = p.id and s.newsletter_id = any(r.newsletters)
            where""" + PIECE_WAITING;

    /// Who left after the consent that the file speaks of, or left at all where it speaks of none.
    private static final String WITHOUT_LEFT = WITHOUT.formatted(SUBSCRIPTIONS_OF_ROW + """
            and s.state = 'ENDED' and (r.confirmed_at is null or s.ended_at >= r.confirmed_at)""");

    private static final String WITHOUT_PRESENT = WITHOUT
            .formatted(SUBSCRIPTIONS_OF_ROW + "and s.state = 'CONFIRMED'");

    /// Whom a row before subscribes. No join of rows with rows: while an import is new to the database's statistics that would be planned as all with all.
    private static final String WITHOUT_REPEATED = WITHOUT.formatted("""
            select r.row, array_agg(r.wanted) as newsletters from (
                select r.row, wanted, min(r.row) filter (where r.confirmed_at is not null)
                    over (partition by r.email_key, wanted) as subscribing
                from subscriber_import_row r cross join unnest(r.newsletters) wanted where""" + PIECE_WAITING + """
            ) r where r.subscribing < r.row""");

    private static final String NOTHING_LEFT_TO_DO = """
            update subscriber_import_row r set outcome = ? where cardinality(r.newsletters) = 0 and""" + PIECE_WAITING;

    private static final String SUBSCRIBERS = """
            insert into subscriber (id, email, email_key, language, time_zone, sections, created_at, updated_at)
            select distinct on (r.email_key) uuidv7(), r.email, r.email_key, r.language, r.time_zone,
                coalesce(r.sections, '{}'), now(), now()
            from subscriber_import_row r where r.confirmed_at is not null and""" + PIECE_WAITING + """
            order by r.email_key, r.row on conflict (email_key) do nothing""";

    private static final String SUBSCRIPTIONS = """
            with wanted as (
                select p.id as subscriber, n.id as newsletter, max(r.confirmed_at) as confirmed_at, min(r.proof) as proof
                from subscriber_import_row r join subscriber p on p.email_key = r.email_key
                join newsletter n on n.id = any(r.newsletters)
                where r.confirmed_at is not null and"""
            + PIECE_WAITING
            + """
                        group by p.id, n.id
                    ), changed as (
                        insert into subscription as known (id, subscriber_id, newsletter_id, state, confirmed_at)
                        select uuidv7(), subscriber, newsletter, 'CONFIRMED', confirmed_at from wanted
                        on conflict (subscriber_id, newsletter_id) do update
                            set state = 'CONFIRMED', confirmed_at = excluded.confirmed_at, ended_at = null
                            where known.state = 'ENDED'
                        returning subscriber_id, newsletter_id
                    )
                    insert into consent (subscriber_id, newsletter_id, action, wording, at, proof, recorded_by)
                    select w.subscriber, w.newsletter, 'CONFIRMED', 'import', w.confirmed_at, w.proof, ?
                    from changed c join wanted w on w.subscriber = c.subscriber_id and w.newsletter = c.newsletter_id""";

    private static final String ASK = """
            insert into opt_in (id, email, email_key, newsletters, language, time_zone, sections, state, requested_at,
                process_after, expires_at)
            select uuidv7(), min(r.email), r.email_key, array_agg(distinct wanted), min(r.language), min(r.time_zone),
                coalesce(min(r.sections::text), '{}')::text[], 'REQUESTED', now(), now(),
                now() + ? * interval '1 s'
            from subscriber_import_row r cross join unnest(r.newsletters) wanted
            where r.confirmed_at is null and""" + PIECE_WAITING + " group by r.email_key";

    private static final String DONE = """
            update subscriber_import_row r
            set outcome = case when r.confirmed_at is null then 'ASKED' else 'SUBSCRIBED' end where""" + PIECE_WAITING;

    private static final String ON = """
            with piece as (
                select outcome from subscriber_import_row where import_id = ? and row > ? and row <= ?
            )
            update subscriber_import set position = ?, state = ?, finished_at = ?,
                subscribed = subscribed + (select count(*) from piece where outcome = 'SUBSCRIBED'),
                asked = asked + (select count(*) from piece where outcome = 'ASKED'),
                unchanged = unchanged + (select count(*) from piece where outcome = 'UNCHANGED'),
                suppressed = suppressed + (select count(*) from piece where outcome = 'SUPPRESSED'),
                has_left = has_left + (select count(*) from piece where outcome = 'LEFT'),
                failed = failed + (select count(*) from piece where outcome = 'FAILED')
            where id = ?""";

    private final Statements statements;
    private final Imports imports;
    private final SubscriberConfig config;
    private final SubscriptionConfig asking;
    private final Clock clock;
    private final List<BackgroundLoop> loops = new ArrayList<>();

    ImportWork(Statements statements, Imports imports, SubscriberConfig config, SubscriptionConfig asking,
            Clock clock) {
        this.statements = statements;
        this.imports = imports;
        this.config = config;
        this.asking = asking;
        this.clock = clock;
    }

    private record Job(UUID id, long position, long rows, String by) {
    }

    void start(@Observes StartupEvent event) {
        loops.add(new BackgroundLoop("subscriber-imports", config.poll(), this::next).start());
        loops.add(new BackgroundLoop("subscriber-import-reports", SWEEP, this::forget).start());
    }

    void stop(@Observes ShutdownEvent event) {
        loops.forEach(BackgroundLoop::close);
        loops.clear();
    }

    /// Works off one piece of one import.
    ///
    /// @return whether there may be more
    boolean next() {
        return QuarkusTransaction.requiringNew().call(() -> {
            Optional<Job> job = statements.first(NEXT, row -> new Job(Statements.id(row, "id"),
                    row.getLong("position"), row.getLong("rows"), row.getString("created_by")));
            job.ifPresent(this::piece);
            return job.isPresent();
        });
    }

    private boolean forget() {
        imports.forget(clock.instant().minus(config.keepReports()), clock.instant().minus(RECEIVING));
        return false;
    }

    private void piece(Job job) {
        long end = Math.min(job.position() + PIECE, job.rows());
        Object[] piece = {job.id(), job.position(), end};
        statements.update(BY_INDEX);
        statements.update(SUPPRESSED, piece);
        statements.update(WITHOUT_LEFT, job.id(), job.position(), end, job.id());
        statements.update(NOTHING_LEFT_TO_DO, RowOutcome.LEFT.name(), job.id(), job.position(), end);
        statements.update(WITHOUT_PRESENT, job.id(), job.position(), end, job.id());
        statements.update(WITHOUT_REPEATED, job.id(), job.position(), end, job.id());
        statements.update(NOTHING_LEFT_TO_DO, RowOutcome.UNCHANGED.name(), job.id(), job.position(), end);
        statements.update(SUBSCRIBERS, piece);
        statements.update(SUBSCRIPTIONS, job.id(), job.position(), end, job.by());
        statements.update(ASK, asking.confirmWithin().toSeconds(), job.id(), job.position(), end);
        statements.update(DONE, piece);
        boolean over = end == job.rows();
        statements.update(ON, job.id(), job.position(), end, end, over ? "DONE" : "PENDING",
                over ? clock.instant() : null, job.id());
        if (over) {
            LOG.infof("import of subscribers is done, import=%s rows=%d", job.id(), job.rows());
        }
    }
}
