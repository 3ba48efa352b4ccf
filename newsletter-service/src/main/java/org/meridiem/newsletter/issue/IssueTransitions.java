package org.meridiem.newsletter.issue;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;

import org.jboss.logging.Logger;
import org.meridiem.kit.http.IfMatch;
import org.meridiem.kit.http.StaleVersion;
import org.meridiem.kit.problem.ProblemType;
import org.meridiem.kit.security.Caller;
import org.meridiem.newsletter.audit.AuditLog;
import org.meridiem.newsletter.catalogue.Newsletters;
import org.meridiem.newsletter.delivery.DeliveryConfig;
import org.meridiem.newsletter.subjecttest.SubjectTests;
import org.meridiem.newsletter.tracking.Tracking;

/// Moves issues on. Each step is one transaction: a process that dies leaves it done or not begun.
@Singleton
class IssueTransitions {

    private static final Logger LOG = Logger.getLogger(IssueTransitions.class);

    private final Issues issues;
    private final Newsletters newsletters;
    private final IssueItems items;
    private final Audience audience;
    private final Tracking tracking;
    private final SubjectTests subjectTests;
    private final AuditLog audit;
    private final DeliveryConfig delivery;
    private final Clock clock;

    IssueTransitions(Issues issues, Newsletters newsletters, IssueItems items, Audience audience,
            Tracking tracking, SubjectTests subjectTests, AuditLog audit, DeliveryConfig delivery, Clock clock) {
        this.issues = issues;
        this.newsletters = newsletters;
        this.items = items;
        this.audience = audience;
        this.tracking = tracking;
        this.subjectTests = subjectTests;
        this.audit = audit;
        this.delivery = delivery;
        this.clock = clock;
    }

    /// Takes a step.
    @Transactional
    Issue take(UUID id, Transition step, IfMatch ifMatch, Caller by) {
        step.demand(by);
        items.hold(id);
        Issue issue = issues.lock(id);
        ifMatch.check(issue.version(),
                () -> new StaleVersion(issue.version(), List.of(), issue.updatedBy(), issue.updatedAt()));
        if (!step.startsAt(issue.status())) {
            throw ProblemType.ILLEGAL_TRANSITION
                    .with("An issue that is " + issue.status() + " has no step " + step + '.')
                    .and("status", issue.status())
                    .and("allowedTransitions", Transition.of(issue.status(), by));
        }
        Instant now = clock.instant();
        switch (step) {
            case APPROVE -> issue.approve(by, now);
            case SEND -> send(issue, by, now);
            case PAUSE -> issue.pause(by, now);
            case RESUME -> {
                issue.resume(by, now, delivery.lateness());
                issue.awaitLast(audience.lastDue(id).plus(delivery.lateness()));
            }
            case CANCEL -> {
                issue.cancel(by, now);
                audience.callOff(id);
            }
        }
        issues.flush();
        audit.record(by, step.toString(), "issue", id, issue.version(), Map.of());
        LOG.infof("issue moved on, issue=%s step=%s", id, step);
        return issue;
    }

    private void send(Issue issue, Caller by, Instant now) {
        int articles = items.freeze(issue.id());
        if (articles == 0 && !issue.text().hasWords()) {
            throw ProblemType.UNPROCESSABLE
                    .with("There is nothing left to send: none of the issue's articles is public any more.");
        }
        issue.send(newsletters.nextIssue(issue.newsletter().id()), by, now, delivery.lateness());
        issues.flush();
        long recipients = audience.freeze(issue.id());
        issue.awaitLast(audience.lastDue(issue.id()).plus(delivery.lateness()));
        tracking.freeze(issue.id(), issue.newsletter().id());
        subjectTests.begin(issue.id());
        LOG.infof("issue is being sent, issue=%s number=%d recipients=%d", issue.id(), issue.number(), recipients);
    }
}
