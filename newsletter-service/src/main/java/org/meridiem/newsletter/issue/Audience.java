package org.meridiem.newsletter.issue;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Singleton;

import org.meridiem.newsletter.database.Statements;
import org.meridiem.newsletter.mail.EmailAddress;
import org.meridiem.newsletter.segment.SegmentSql;

/// The deliveries of an issue: who is to get it, and what became of that. Joins the running transaction.
@Singleton
class Audience {

    /// One statement for any number of readers.
    ///
    /// Who does not belong to the issue's audience (segment, sections, language) has no row. Who belongs to it but is not to get it has one that says why. A mail leaves at
    /// the hour of the reader's own clock: now, when it is that hour there now, else when it next is; a gap of the clock moves it on, a repeated hour counts once. A reader
    /// who wants one mail a day or week gets the first of each day or week of his own calendar.
    private static final String FREEZE = """
            with zone as materialized (
                select name from pg_timezone_names
            ), aim as materialized (
                select i.id as issue, ?::timestamptz as moment, n.id as newsletter, n.local_hour, split_part(lower(n.language), '-', 1) as language,
                    n.match_language, n.match_sections, coalesce(fallback.name, 'UTC') as zone,
                    array(select unnest(string_to_array(coalesce(t.card, a.card) -> 'section' ->> 'path', '/'))
                        from issue_item t join article_card a on a.article_id = t.article_id
                        where t.issue_id = i.id) as sections,
            """
            + SegmentSql.COLUMNS
            + """
                        from issue i join newsletter n on n.id = i.newsletter_id
                        left join segment g on g.id = i.segment_id
                        left join zone fallback on fallback.name = n.time_zone
                        where i.id = ?
                    ), reader as (
                        select s.id as subscription, p.id as subscriber, s.frequency, aim.issue, aim.moment, aim.newsletter, aim.local_hour,
                            coalesce(zone.name, aim.zone) as zone, p.paused_until, x.email_key is not null as suppressed
                        from aim join subscription s on s.newsletter_id = aim.newsletter and s.state = 'CONFIRMED'
                        join subscriber p on p.id = s.subscriber_id
                        left join zone on zone.name = p.time_zone
                        left join suppression x on x.email_key = p.email_key
                        where (not aim.match_language or p.language is null
                                or split_part(lower(p.language), '-', 1) = aim.language)
                            and (not aim.match_sections or cardinality(p.sections) = 0 or cardinality(aim.sections) = 0
                                or p.sections && aim.sections)
                    """
            + SegmentSql.MATCHES
            + """
                    ), planned as (
                        select r.*, case
                            when local_hour is null or extract(hour from moment at time zone zone) = local_hour then moment
                            when extract(hour from moment at time zone zone) < local_hour
                                then (date_trunc('day', moment at time zone zone) + local_hour * interval '1 hour') at time zone zone
                            else (date_trunc('day', moment at time zone zone) + interval '1 day'
                                + local_hour * interval '1 hour') at time zone zone end as due
                        from reader r
                    ), judged as (
                        select p.*, case
                            when suppressed then 'SUPPRESSED'
                            when paused_until > due then 'PAUSED'
                            when frequency <> 'EVERY' and exists (
                                select from delivery d join issue other on other.id = d.issue_id
                                where d.subscription_id = p.subscription and d.kind = 'ISSUE' and d.issue_id <> p.issue
                                    and d.state not in ('FAILED', 'SUPPRESSED')
                                    and date_trunc(case frequency when 'DAILY' then 'day' else 'week' end,
                                        coalesce(d.planned_at, d.created_at) at time zone zone)
                                        = date_trunc(case frequency when 'DAILY' then 'day' else 'week' end,
                                            due at time zone zone)) then 'FREQUENCY'
                            end as reason
                        from planned p
                    ), frozen as (
                        insert into delivery (id, mailer, kind, issue_id, subscription_id, subscriber_id, state, reason, due_at,
                            planned_at, created_at, finished_at)
                        select uuidv7(), 'bulk', 'ISSUE', issue, subscription, subscriber,
                            case when reason is null then 'PENDING' else 'SUPPRESSED' end, reason, due, due, now(),
                            case when reason is null then null else now() end
                        from judged
                        on conflict (issue_id, subscriber_id) do nothing
                        returning state
                    )
                    select count(*) from frozen where state = 'PENDING'""";

    /// A claimed one that has not begun loses its lease with this, so its courier will not send it.
    private static final String CALL_OFF = """
            update delivery set state = 'SUPPRESSED', reason = 'CANCELLED', finished_at = now(), lease_id = null,
                lease_until = null
            where issue_id = ? and kind = 'ISSUE' and state in ('PENDING', 'CLAIMED')""";

    private static final String TEST = """
            insert into delivery (id, mailer, kind, issue_id, address, state, due_at, created_at)
            values (uuidv7(), 'transactional', 'TEST', ?, ?, 'PENDING', now(), now())""";

    private final Statements statements;
    private final Clock clock;

    Audience(Statements statements, Clock clock) {
        this.statements = statements;
        this.clock = clock;
    }

    /// Makes a delivery for everyone who is subscribed now, in one statement. Who comes later gets the next issue.
    ///
    /// @return how many are to get it
    long freeze(UUID issue) {
        return statements.first(FREEZE, row -> row.getLong(1), clock.instant(), issue).orElseThrow();
    }

    /// When the last mail that has not left is due; now, when none waits.
    Instant lastDue(UUID issue) {
        return statements.first("""
                select coalesce(greatest(max(due_at), now()), now()) as due from delivery
                where issue_id = ? and kind = 'ISSUE' and mailer = 'bulk' and waiting""",
                row -> Statements.time(row, "due"),
                issue).orElseThrow();
    }

    /// Calls off what has not begun.
    void callOff(UUID issue) {
        statements.update(CALL_OFF, issue);
    }

    /// One mail to an editor.
    void test(UUID issue, EmailAddress to) {
        statements.update(TEST, issue, to.value());
    }

    /// What became of the mails so far.
    Tally tally(UUID issue) {
        var counts = new HashMap<String, Long>();
        statements.list("select state, count(*) from delivery where issue_id = ? and kind = 'ISSUE' group by state",
                row -> counts.put(row.getString(1), row.getLong(2)), issue);
        return new Tally(of(counts, "PENDING"), of(counts, "CLAIMED") + of(counts, "DISPATCHING"),
                of(counts, "SENT"), of(counts, "FAILED"), of(counts, "UNCERTAIN"), of(counts, "SUPPRESSED"));
    }

    private static long of(Map<String, Long> counts, String state) {
        return counts.getOrDefault(state, 0L);
    }
}
