package org.meridiem.newsletter.digest;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Singleton;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.meridiem.newsletter.digest.DigestRun.Reason;
import org.meridiem.newsletter.issue.IssueAssembly;

import io.quarkus.narayana.jta.QuarkusTransaction;

/// Sends the issues of digests when their time comes, if they are approved. The decision and the send are one transaction.
@Singleton
class DigestSending {

    private static final Logger LOG = Logger.getLogger(DigestSending.class);

    private final Digests digests;
    private final DigestRuns runs;
    private final IssueAssembly assembly;
    private final DigestConfig config;

    DigestSending(Digests digests, DigestRuns runs, IssueAssembly assembly, DigestConfig config) {
        this.digests = digests;
        this.runs = runs;
        this.assembly = assembly;
        this.config = config;
    }

    /// Decides about one issue whose time has come.
    ///
    /// @return false when there is none
    boolean next(Instant now) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Optional<DigestRuns.Due> due = runs.claimDue(now, config.lateness());
            due.ifPresent(run -> {
                @Nullable
                Reason reason = decide(run, now);
                runs.finish(run.id(), reason, now);
                LOG.infof("digest's issue is decided about, digest=%s issue=%s skipped=%s", run.digest(), run.issue(),
                        reason);
            });
            return due.isPresent();
        });
    }

    /// @return null when it is sent
    private @Nullable Reason decide(DigestRuns.Due run, Instant now) {
        if (run.issue() == null || run.status() == null) {
            return Reason.DELETED;
        }
        return switch (run.status()) {
            case SENDING, PAUSED, SENT -> null;
            case CANCELLED -> Reason.CANCELLED;
            case DRAFT -> Reason.NOT_APPROVED;
            case APPROVED -> send(run, run.issue(), now);
        };
    }

    private @Nullable Reason send(DigestRuns.Due run, UUID issue, Instant now) {
        if (now.isAfter(run.at().plus(config.lateness()))) {
            return Reason.LATE;
        }
        return assembly.send(issue, DigestBuilding.author(digests.get(run.digest()))) ? null : Reason.NOTHING_LEFT;
    }
}
