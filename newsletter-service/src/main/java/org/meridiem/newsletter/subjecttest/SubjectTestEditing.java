package org.meridiem.newsletter.subjecttest;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.meridiem.kit.http.IfMatch;
import org.meridiem.kit.http.StaleVersion;
import org.meridiem.kit.problem.ProblemType;
import org.meridiem.kit.security.Caller;
import org.meridiem.newsletter.audit.AuditLog;
import org.meridiem.newsletter.database.Statements;
import org.meridiem.newsletter.delivery.DeliveryConfig;

/// Writes subject tests of drafts, and lets an editor choose the winner.
@Singleton
class SubjectTestEditing {

    private static final Logger LOG = Logger.getLogger(SubjectTestEditing.class);

    private static final int SHARE = 20;
    private static final int WAIT = 60;

    private static final String HOLD = """
            select i.state, coalesce(s.opens, false) as opens, coalesce(s.clicks, false) as clicks, t.version, t.updated_by,
                t.updated_at, t.winner, t.decide_at, cardinality(t.subjects) as subjects
            from issue i left join tracking_setting s on s.newsletter_id = i.newsletter_id
            left join subject_test t on t.issue_id = i.id where i.id = ? for update of i""";

    private static final String WRITE = """
            insert into subject_test as t (issue_id, subjects, share_percent, decide_by, wait_minutes, version, updated_at, updated_by)
            values (?, ?, ?, ?, ?, 1, ?, ?)
            on conflict (issue_id) do update set subjects = excluded.subjects, share_percent = excluded.share_percent,
                decide_by = excluded.decide_by, wait_minutes = excluded.wait_minutes, version = t.version + 1,
                updated_at = excluded.updated_at, updated_by = excluded.updated_by""";

    private static final String DECIDE = """
            update subject_test set winner = ?, decided_at = ?, decided_by = ?, version = version + 1, updated_at = ?,
                updated_by = ? where issue_id = ?""";

    private final SubjectTests tests;
    private final Statements statements;
    private final DeliveryConfig delivery;
    private final AuditLog audit;
    private final Clock clock;

    SubjectTestEditing(SubjectTests tests, Statements statements, DeliveryConfig delivery, AuditLog audit,
            Clock clock) {
        this.tests = tests;
        this.statements = statements;
        this.delivery = delivery;
        this.audit = audit;
        this.clock = clock;
    }

    /// What is there before a change, held until the transaction ends.
    ///
    /// @param version 0 without a test
    private record Held(String state, boolean opens, boolean clicks, long version, @Nullable String by,
            @Nullable Instant at, @Nullable Integer winner, boolean running, int subjects) {

        void check(IfMatch ifMatch, Instant now) {
            ifMatch.check(version, () -> new StaleVersion(version, List.of(), by == null ? "" : by,
                    at == null ? now : at));
        }
    }

    /// Writes the test of a draft.
    @Transactional
    SubjectTestView write(UUID issue, SubjectTestWrite write, IfMatch ifMatch, Caller by) {
        Instant now = clock.instant();
        Held held = hold(issue);
        held.check(ifMatch, now);
        demandDraft(held);
        DecideBy decideBy = write.decideBy() == null ? DecideBy.HAND : write.decideBy();
        if (decideBy == DecideBy.OPENS && !held.opens() || decideBy == DecideBy.CLICKS && !held.clicks()) {
            throw ProblemType.UNPROCESSABLE.with("The newsletter does not count " + (decideBy == DecideBy.OPENS
                    ? "opens"
                    : "clicks") + ", so they cannot decide; see its tracking.");
        }
        int wait = write.waitMinutes() == null ? WAIT : write.waitMinutes();
        if (Duration.ofMinutes(wait).compareTo(delivery.lateness()) >= 0) {
            throw ProblemType.UNPROCESSABLE.with("Mails that leave " + delivery.lateness().toMinutes()
                    + " minutes after sending began stay home, so the wait has to be shorter.");
        }
        List<String> subjects = write.subjects().stream().map(String::strip).toList();
        if (subjects.stream().anyMatch(text -> text.codePoints().anyMatch(SubjectTestEditing::breaksLines))
                || subjects.stream().distinct().count() < subjects.size()) {
            throw ProblemType.INVALID_INPUT.with("The subjects have to differ, and each is one line.").at("/subjects",
                    "must be different single lines");
        }
        statements.update(WRITE, issue, subjects, write.sharePercent() == null ? SHARE : write.sharePercent(), decideBy,
                wait, now, by.name());
        audit.record(by, "save", "subjectTest", issue, held.version() + 1, Map.of("subjects", subjects.size()));
        LOG.infof("subject test written, issue=%s subjects=%d by=%s", issue, subjects.size(), by.id());
        return tests.find(issue).orElseThrow();
    }

    /// Takes the test of a draft away: the issue's own subject goes to all.
    @Transactional
    void remove(UUID issue, IfMatch ifMatch, Caller by) {
        Held held = hold(issue);
        demandTest(held);
        held.check(ifMatch, clock.instant());
        demandDraft(held);
        statements.update("delete from subject_test where issue_id = ?", issue);
        audit.record(by, "delete", "subjectTest", issue, null, Map.of());
        LOG.infof("subject test removed, issue=%s by=%s", issue, by.id());
    }

    /// An editor chooses: the rest gets this subject from now on.
    @Transactional
    SubjectTestView decide(UUID issue, int winner, IfMatch ifMatch, Caller by) {
        Held held = hold(issue);
        demandTest(held);
        Instant now = clock.instant();
        held.check(ifMatch, now);
        if (!held.running() || held.winner() != null) {
            throw ProblemType.CONFLICT.with(held.winner() == null
                    ? "The issue is not being sent yet."
                    : "The subject is chosen already.");
        }
        if (winner >= held.subjects()) {
            throw ProblemType.INVALID_INPUT.with("There is no such subject.").at("/winner",
                    "must be less than " + held.subjects());
        }
        statements.update(DECIDE, winner, now, by.name(), now, by.name(), issue);
        audit.record(by, "decide", "subjectTest", issue, held.version() + 1, Map.of("winner", winner));
        LOG.infof("subject chosen by hand, issue=%s winner=%d by=%s", issue, winner, by.id());
        return tests.find(issue).orElseThrow();
    }

    private Held hold(UUID issue) {
        return statements.first(HOLD,
                row -> new Held(row.getString("state"), row.getBoolean("opens"), row.getBoolean("clicks"),
                        row.getLong("version"), row.getString("updated_by"), Statements.instant(row, "updated_at"),
                        row.getObject("winner", Integer.class), row.getTimestamp("decide_at") != null,
                        row.getInt("subjects")),
                issue)
                .orElseThrow(() -> ProblemType.NOT_FOUND.with("There is no issue with this id."));
    }

    private static void demandTest(Held held) {
        if (held.version() == 0) {
            throw ProblemType.NOT_FOUND.with("This issue has no subject test.");
        }
    }

    private static void demandDraft(Held held) {
        if (!held.state().equals("DRAFT")) {
            throw ProblemType.CONFLICT.with("Only a draft's subject test can be changed.");
        }
    }

    private static boolean breaksLines(int point) {
        return Character.isISOControl(point) || point == 0x2028 || point == 0x2029;
    }
}
