package org.meridiem.newsletter.mailedlink;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;
import org.meridiem.newsletter.database.Statements;
import org.meridiem.newsletter.loop.BackgroundLoop;
import org.meridiem.newsletter.subscription.SubscriptionConfig;
import org.meridiem.newsletter.suppression.SuppressionReason;
import org.meridiem.newsletter.suppression.Suppressions;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;

/// Decides which requests get a mail: only known addresses, one in a while and few a day for each purpose, whoever asks and however often.
///
/// One request per transaction; two replicas take different requests, and wait for each other only over the same address.
@Singleton
class LinkMailing {

    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration SWEEP = Duration.ofMinutes(10);

    private static final String NEXT = """
            select id, purpose, email_key, expires_at from mailed_link where state = 'REQUESTED'
            order by requested_at, id limit 1 for update skip locked""";

    private static final String HISTORY = """
            select count(*) as day, max(mailed_at) as last from mailed_link
            where email_key = ? and purpose = ? and mailed_at > ?""";

    private static final String MAIL = """
            insert into delivery (id, mailer, kind, link_id, address, state, due_at, created_at)
            values (uuidv7(), 'transactional', 'LINK', ?, ?, 'PENDING', now(), now())""";

    private final Statements statements;
    private final Suppressions suppressions;
    private final SubscriptionConfig limits;
    private final LinkConfig config;
    private final MeterRegistry meters;
    private final Clock clock;
    private final List<BackgroundLoop> loops = new ArrayList<>();

    LinkMailing(Statements statements, Suppressions suppressions, SubscriptionConfig limits, LinkConfig config,
            MeterRegistry meters, Clock clock) {
        this.statements = statements;
        this.suppressions = suppressions;
        this.limits = limits;
        this.config = config;
        this.meters = meters;
        this.clock = clock;
    }

    private record Waiting(UUID id, LinkPurpose purpose, String addressKey, Instant expiresAt) {
    }

    private record Subscriber(UUID id, String email) {
    }

    private record History(int day, @Nullable Instant last) {
    }

    void start(@Observes StartupEvent event) {
        loops.add(new BackgroundLoop("link-mailing", config.poll(), this::next).start());
        loops.add(new BackgroundLoop("link-expiry", SWEEP, this::forget).start());
    }

    void stop(@Observes ShutdownEvent event) {
        loops.forEach(BackgroundLoop::close);
        loops.clear();
    }

    /// Decides about one request.
    ///
    /// @return false when none waits
    boolean next() {
        return QuarkusTransaction.requiringNew().call(() -> {
            Optional<Waiting> waiting = statements.first(NEXT, row -> new Waiting(Statements.id(row, "id"),
                    LinkPurpose.valueOf(row.getString("purpose")), row.getString("email_key"),
                    Statements.time(row, "expires_at")));
            waiting.ifPresent(this::decide);
            return waiting.isPresent();
        });
    }

    /// Forgets links a day after they ended: until then they count for what an address may get.
    ///
    /// @return false: there is nothing more to do for a while
    boolean forget() {
        statements.update("delete from mailed_link where expires_at < ?", clock.instant().minus(DAY));
        return false;
    }

    private void decide(Waiting request) {
        statements.list("select pg_advisory_xact_lock(hashtextextended(?, 0))", row -> true, request.addressKey());
        Instant now = clock.instant();
        Optional<Subscriber> owner = statements.first("select id, email from subscriber where email_key = ?",
                row -> new Subscriber(Statements.id(row, "id"), row.getString("email")), request.addressKey());
        if (owner.isEmpty() || !request.expiresAt().isAfter(now) || isUnreachable(request) || hadEnough(request, now)) {
            statements.update("delete from mailed_link where id = ?", request.id());
            count("dropped");
            return;
        }
        statements.update(
                "update mailed_link set state = 'MAILED', subscriber_id = ?, mailed_at = ?, expires_at = ? where id = ?",
                owner.get().id(), now, now.plus(config.validFor()), request.id());
        statements.update(MAIL, request.id(), owner.get().email());
        count("mailed");
    }

    /// Whoever complained or was suppressed by hand still has a right to his data; a mailbox that is none gets nothing.
    private boolean isUnreachable(Waiting request) {
        return suppressions.reason(request.addressKey()).filter(SuppressionReason.HARD_BOUNCE::equals).isPresent();
    }

    private boolean hadEnough(Waiting request, Instant now) {
        History history = statements.first(HISTORY,
                row -> new History(row.getInt("day"), Statements.instant(row, "last")), request.addressKey(),
                request.purpose(), now.minus(DAY)).orElseThrow();
        return history.day() >= limits.mailsPerDay()
                || history.last() != null && history.last().plus(limits.mailEvery()).isAfter(now);
    }

    private void count(String decision) {
        meters.counter("meridiem.newsletter.links", "decision", decision).increment();
    }
}
