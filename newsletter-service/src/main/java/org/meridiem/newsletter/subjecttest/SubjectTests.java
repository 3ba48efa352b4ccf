package org.meridiem.newsletter.subjecttest;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.meridiem.newsletter.database.Statements;
import org.meridiem.newsletter.loop.BackgroundLoop;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;

/// Subjects at work: who gets which, and when the rest gets the winner.
///
/// While a test is open, mails to those who do not take part are not claimed; they need nobody to make them due.
@Singleton
public class SubjectTests {

    private static final Logger LOG = Logger.getLogger(SubjectTests.class);
    private static final Duration POLL = Duration.ofSeconds(2);
    private static final int MAX_ISSUES = 64;

    private static final String READ = "select * from subject_test where issue_id = ?";

    private static final String BEGIN = """
            update subject_test set decide_at = ?::timestamptz + wait_minutes * interval '1 minute' where issue_id = ?""";

    /// Evenly spread, and the same however often it is asked.
    private static final String ASSIGN = """
            update delivery d set variant = h.hash / 100 % cardinality(t.subjects)
            from subject_test t, delivery x,
                lateral (select ('x' || substr(md5(x.issue_id::text || x.subscriber_id::text), 1, 8))::bit(32)::bigint % 1000000
                    as hash) h
            where t.issue_id = ? and x.issue_id = t.issue_id and x.kind = 'ISSUE' and h.hash % 100 < t.share_percent
                and d.id = x.id""";

    /// Ties go to the subject that comes first; so does a test without figures.
    private static final String DECIDE = """
            update subject_test t set winner = best.place, decided_at = ?, version = version + 1, updated_at = ?
            from (
                select due.issue_id, (
                    select place - 1 from unnest(due.subjects) with ordinality as w (subject, place)
                    left join issue_engagement e on e.issue_id = due.issue_id and e.variant = place - 1
                    cross join lateral (select count(*) as mails from delivery d
                        where d.issue_id = due.issue_id and d.variant = place - 1 and d.state = 'SENT') sent
                    order by case due.decide_by when 'OPENS' then coalesce(e.opens, 0) when 'CLICKS' then coalesce(e.clicks, 0)
                        else 0 end::float / greatest(sent.mails, 1) desc, place
                    limit 1) as place
                from subject_test due where due.winner is null and due.decide_at <= ?
                limit 10 for update skip locked
            ) best
            where t.issue_id = best.issue_id
            returning t.issue_id, t.winner""";

    private final Statements statements;
    private final Clock clock;
    private final Cache<UUID, Optional<SubjectTestView>> tests = Caffeine.newBuilder().maximumSize(MAX_ISSUES)
            .expireAfterWrite(Duration.ofMinutes(10)).build();
    private @Nullable BackgroundLoop deciding;

    SubjectTests(Statements statements, Clock clock) {
        this.statements = statements;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        deciding = new BackgroundLoop("subject-tests", POLL, this::decide).start();
    }

    void stop(@Observes ShutdownEvent event) {
        if (deciding != null) {
            deciding.close();
        }
    }

    /// Chooses who takes part, of an issue whose audience was just frozen. Joins the running transaction.
    public void begin(UUID issue) {
        if (statements.update(BEGIN, clock.instant(), issue) > 0) {
            statements.update(ASSIGN, issue);
        }
    }

    /// The subject that a recipient gets.
    ///
    /// @param variant which of the tested ones; null for who does not take part
    /// @param usual   the issue's own subject, for an issue without a test
    public String subject(UUID issue, @Nullable Integer variant, String usual) {
        Optional<SubjectTestView> test = tests.get(issue, this::find);
        if (test.isPresent() && variant == null && test.get().winner() == null) {
            test = find(issue);
            tests.put(issue, test);
        }
        return test.map(known -> {
            Integer which = variant == null ? known.winner() : variant;
            return which == null ? usual : known.subjects().get(which);
        }).orElse(usual);
    }

    /// The test of an issue.
    Optional<SubjectTestView> find(UUID issue) {
        return statements.first(READ, SubjectTests::read, issue);
    }

    /// Chooses the winners of tests whose time has come.
    boolean decide() {
        Instant now = clock.instant();
        List<UUID> decided = QuarkusTransaction.requiringNew()
                .call(() -> statements.list(DECIDE, row -> Statements.id(row, "issue_id"), now, now, now));
        decided.forEach(issue -> LOG.infof("subject chosen, issue=%s", issue));
        return !decided.isEmpty();
    }

    private static SubjectTestView read(ResultSet row) throws SQLException {
        return new SubjectTestView(Statements.texts(row, "subjects"), row.getInt("share_percent"),
                DecideBy.valueOf(row.getString("decide_by")), row.getInt("wait_minutes"),
                Statements.instant(row, "decide_at"), row.getObject("winner", Integer.class),
                Statements.instant(row, "decided_at"), row.getString("decided_by"), row.getLong("version"));
    }
}
