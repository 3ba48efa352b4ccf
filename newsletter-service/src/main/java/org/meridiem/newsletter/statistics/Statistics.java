package org.meridiem.newsletter.statistics;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;
import org.meridiem.kit.problem.ProblemType;
import org.meridiem.newsletter.database.Statements;
import org.meridiem.newsletter.tracking.Tracking;

/// Counts what became of an issue.
@Singleton
class Statistics {

    private static final String COUNTS = """
            select state, coalesce(reason, '') as reason, count(*) as mails from delivery
            where issue_id = ? and kind = 'ISSUE' group by 1, 2 order by 3 desc, 1, 2""";

    /// Refused when it was handed over, or returned later.
    private static final String BOUNCED = """
            select count(*) from delivery d where d.issue_id = ? and d.kind = 'ISSUE'
                and (d.reason = 'REJECTED' or exists (select from bounce b where b.delivery_id = d.id and b.kind = 'HARD'))""";

    private static final String LEFT = """
            select count(*) from delivery d join subscription s on s.id = d.subscription_id and s.state = 'ENDED'
            where d.issue_id = ? and d.kind = 'ISSUE' and d.state = 'SENT'
                and s.ended_at between d.finished_at and d.finished_at + interval '7 days'""";

    private static final String SUBJECTS = """
            select w.subject, w.place - 1 = t.winner as winner,
                (select count(*) from delivery d where d.issue_id = t.issue_id and d.variant = w.place - 1
                    and d.state = 'SENT') as sent,
                coalesce(e.opens, 0) as opens, coalesce(e.clicks, 0) as clicks
            from subject_test t cross join unnest(t.subjects) with ordinality as w (subject, place)
            left join issue_engagement e on e.issue_id = t.issue_id and e.variant = w.place - 1
            where t.issue_id = ? order by w.place""";

    private final Statements statements;
    private final Tracking tracking;

    Statistics(Statements statements, Tracking tracking) {
        this.statements = statements;
        this.tracking = tracking;
    }

    private record Count(String state, String reason, long mails) {
    }

    @Transactional
    IssueStatistics of(UUID issue) {
        if (statements.first("select from issue where id = ?", row -> true, issue).isEmpty()) {
            throw ProblemType.NOT_FOUND.with("There is no issue with this id.");
        }
        List<Count> counts = statements.list(COUNTS,
                row -> new Count(row.getString("state"), row.getString("reason"), row.getLong("mails")), issue);
        Map<String, Long> states = new HashMap<>();
        counts.forEach(count -> states.merge(count.state(), count.mails(), Long::sum));
        long bounced = statements.first(BOUNCED, row -> row.getLong(1), issue).orElse(0L);
        List<IssueStatistics.Reason> reasons = counts.stream()
                .filter(count -> !count.state().equals("SENT") && !count.reason().isEmpty())
                .map(count -> new IssueStatistics.Reason(count.state(), count.reason(), count.mails()))
                .toList();
        Tracking.Scope scope = tracking.of(issue);
        return new IssueStatistics(states.values().stream().mapToLong(Long::longValue).sum(),
                of(states, "PENDING") + of(states, "CLAIMED") + of(states, "DISPATCHING"), of(states, "SENT"),
                of(states, "FAILED"), of(states, "UNCERTAIN"), of(states, "SUPPRESSED"), bounced,
                statements.first(LEFT, row -> row.getLong(1), issue).orElse(0L), reasons,
                scope.opens() ? engaged("opens", issue) : null, scope.clicks() ? engaged("clicks", issue) : null,
                statements.list("select url, clicks from issue_link where issue_id = ? order by clicks desc, number",
                        row -> new IssueStatistics.Link(row.getString(1), row.getLong(2)), issue),
                statements.list(SUBJECTS, row -> new IssueStatistics.Variant(row.getString("subject"),
                        row.getLong("sent"), row.getLong("opens"), row.getLong("clicks"), row.getBoolean("winner")),
                        issue),
                statements.list("select mails, by, at from issue_resend where issue_id = ? order by id",
                        row -> new IssueStatistics.Resend(row.getLong(1), row.getString(2), Statements.time(row, "at")),
                        issue));
    }

    private @Nullable Long engaged(String column, UUID issue) {
        return statements.first("select coalesce(sum(" + column + "), 0) from issue_engagement where issue_id = ?",
                row -> row.getLong(1), issue).orElse(0L);
    }

    private static long of(Map<String, Long> states, String state) {
        return states.getOrDefault(state, 0L);
    }
}
