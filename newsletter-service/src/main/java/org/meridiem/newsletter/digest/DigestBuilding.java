package org.meridiem.newsletter.digest;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

import jakarta.inject.Singleton;

import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.meridiem.kit.security.Caller;
import org.meridiem.newsletter.catalogue.Newsletter;
import org.meridiem.newsletter.catalogue.Newsletters;
import org.meridiem.newsletter.digest.Digest.Next;
import org.meridiem.newsletter.digest.DigestRun.Reason;
import org.meridiem.newsletter.digest.DigestRun.State;
import org.meridiem.newsletter.issue.Candidates;
import org.meridiem.newsletter.issue.IssueAssembly;
import org.meridiem.newsletter.issue.IssueText;

import io.quarkus.narayana.jta.QuarkusTransaction;

/// Puts the issues of due digests together. Each period is one transaction: its row, its issue and the next period are there together or not at all, so a process
/// that dies, a second replica or a clock that is set back changes nothing.
@Singleton
class DigestBuilding {

    private static final Logger LOG = Logger.getLogger(DigestBuilding.class);

    private final Digests digests;
    private final DigestRuns runs;
    private final DigestChoice choice;
    private final Newsletters newsletters;
    private final IssueAssembly assembly;
    private final DigestConfig config;

    DigestBuilding(Digests digests, DigestRuns runs, DigestChoice choice, Newsletters newsletters,
            IssueAssembly assembly, DigestConfig config) {
        this.digests = digests;
        this.runs = runs;
        this.choice = choice;
        this.newsletters = newsletters;
        this.assembly = assembly;
        this.config = config;
    }

    /// Decides about one period. A digest that cannot be built does not keep the others waiting.
    ///
    /// @return false when no digest is due
    boolean next(Instant now) {
        var claimed = new AtomicReference<@Nullable Digest>();
        try {
            return QuarkusTransaction.requiringNew().call(() -> {
                Optional<Digest> due = digests.claimDue(now);
                due.ifPresent(digest -> {
                    claimed.set(digest);
                    decide(digest, now);
                });
                return due.isPresent();
            });
        } catch (RuntimeException e) {
            @Nullable
            Digest failed = claimed.get();
            if (failed == null) {
                throw e;
            }
            LOG.errorf(e, "digest cannot be built and is tried again, digest=%s retry=%s", failed.id(),
                    config.retry());
            QuarkusTransaction.requiringNew().run(() -> digests.postpone(failed.id(), now.plus(config.retry())));
            return true;
        }
    }

    private void decide(Digest digest, Instant now) {
        Timetable timetable = digest.timetable();
        LocalDateTime period = Objects.requireNonNull(digest.next()).period();
        Instant due = timetable.instant(period);
        Instant cutOff = due.minus(digest.definition().buildBefore());
        boolean built = !runs.knows(digest.id(), period) && (now.isAfter(due.plus(config.lateness()))
                ? skip(digest, period, due, cutOff, Reason.LATE, now)
                : build(digest, period, due, cutOff, now));
        digests.advance(digest.id(), Next.of(digest.definition(), timetable, timetable.next(period)),
                built ? cutOff : digest.since());
    }

    private boolean build(Digest digest, LocalDateTime period, Instant due, Instant cutOff, Instant now) {
        Newsletter newsletter = newsletters.findById(digest.newsletterId());
        if (newsletter.status() == Newsletter.Status.RETIRED) {
            return skip(digest, period, due, cutOff, Reason.RETIRED, now);
        }
        DigestContent content = digest.definition().content();
        Candidates candidates = choice.of(digest, cutOff);
        List<UUID> chosen = assembly.choose(candidates).articles();
        if (chosen.size() < content.minimumWanted()) {
            return skip(digest, period, due, cutOff, Reason.TOO_FEW, now);
        }
        Caller author = author(digest);
        UUID issue = assembly.build(newsletter,
                IssueText.of(content.subject(), content.preheader(), content.intro(), List.of()), candidates, author);
        var run = new DigestRun(UuidVersion7Strategy.INSTANCE.generateUuid(null), period, due, cutOff, State.BUILT,
                null, chosen.size(), issue, now, null);
        runs.add(digest.id(), run);
        runs.take(digest.id(), run.id(), chosen);
        if (digest.definition().isAutomatic()) {
            assembly.approve(issue, author);
        }
        LOG.infof("digest is built, digest=%s period=%s issue=%s articles=%d", digest.id(), period, issue,
                chosen.size());
        return true;
    }

    private boolean skip(Digest digest, LocalDateTime period, Instant due, Instant cutOff, Reason reason, Instant now) {
        runs.add(digest.id(), new DigestRun(UuidVersion7Strategy.INSTANCE.generateUuid(null), period, due, cutOff,
                State.SKIPPED, reason, 0, null, now, now));
        LOG.infof("digest is skipped, digest=%s period=%s reason=%s", digest.id(), period, reason);
        return false;
    }

    /// In whose name a digest's issues are made and sent.
    static Caller author(Digest digest) {
        return new Caller("digest:" + digest.id(), digest.definition().name(), Set.of("issue:approve", "issue:send"));
    }
}
