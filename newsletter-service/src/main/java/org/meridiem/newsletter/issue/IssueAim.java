package org.meridiem.newsletter.issue;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.meridiem.kit.http.IfMatch;
import org.meridiem.kit.http.StaleVersion;
import org.meridiem.kit.problem.ProblemException;
import org.meridiem.kit.problem.ProblemType;
import org.meridiem.kit.security.Caller;
import org.meridiem.newsletter.audit.AuditLog;
import org.meridiem.newsletter.segment.Segments;

/// Says to whom an issue goes.
@Singleton
class IssueAim {

    private final Issues issues;
    private final Segments segments;
    private final AuditLog audit;
    private final Clock clock;

    IssueAim(Issues issues, Segments segments, AuditLog audit, Clock clock) {
        this.issues = issues;
        this.segments = segments;
        this.audit = audit;
        this.clock = clock;
    }

    /// An issue's audience.
    ///
    /// @param segment its key
    @Schema(name = "IssueAudience", description = "To whom of a newsletter's subscribers an issue goes.")
    record IssueAudience(
            @Schema(description = "The segment's id; all subscribers when absent") @Nullable UUID segment) {
    }

    /// An audience with the issue's version.
    record Versioned(IssueAudience audience, long version) {
    }

    /// @throws ProblemException 404
    @Transactional
    Versioned get(UUID id) {
        Issue issue = issues.get(id);
        return new Versioned(new IssueAudience(issue.segment()), issue.version());
    }

    /// @throws ProblemException 404, 409, 412, 422, 428
    @Transactional
    Versioned replace(UUID id, IfMatch ifMatch, IssueAudience audience, Caller by) {
        Issue issue = issues.lock(id);
        ifMatch.check(issue.version(),
                () -> new StaleVersion(issue.version(), List.of(), issue.updatedBy(), issue.updatedAt()));
        if (audience.segment() != null && !segments.exists(audience.segment())) {
            throw ProblemType.UNRESOLVED_REFERENCE.with("There is no segment with this id.").at("/segment",
                    "there is no such segment");
        }
        long before = issue.version();
        issue.aimAt(audience.segment(), by, clock.instant());
        issues.flush();
        if (issue.version() != before) {
            audit.record(by, "aim", "issue", id, issue.version(), Map.of());
        }
        return new Versioned(audience, issue.version());
    }
}
