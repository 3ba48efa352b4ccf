package org.meridiem.newsletter.catalogue;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;

import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.meridiem.kit.http.IfMatch;
import org.meridiem.kit.http.StaleVersion;
import org.meridiem.kit.problem.ProblemException;
import org.meridiem.kit.problem.ProblemType;
import org.meridiem.kit.security.Caller;
import org.meridiem.newsletter.audit.AuditLog;

/// Changes newsletters.
@Singleton
class NewsletterEditing {

    private final Newsletters newsletters;
    private final AuditLog audit;
    private final Clock clock;

    NewsletterEditing(Newsletters newsletters, AuditLog audit, Clock clock) {
        this.newsletters = newsletters;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    Newsletter create(NewsletterWrite request, Caller by) {
        NewsletterWrite written = request.complete();
        if (newsletters.withSlug(written.slug()).isPresent()) {
            throw taken();
        }
        var newsletter = new Newsletter(UuidVersion7Strategy.INSTANCE.generateUuid(null), written, by, clock.instant());
        try {
            newsletters.persistAndFlush(newsletter);
        } catch (ConstraintViolationException e) {
            // Two editors at once.
            throw taken();
        }
        audit.record(by, "create", "newsletter", newsletter.id(), newsletter.version(), Map.of());
        return newsletter;
    }

    private static ProblemException taken() {
        return ProblemType.ALREADY_EXISTS.with("There is a newsletter of this name.").at("/slug", "is taken");
    }

    @Transactional
    NewsletterView replace(UUID id, IfMatch ifMatch, NewsletterWrite request, Caller by) {
        NewsletterWrite written = request.complete();
        Newsletter newsletter = newsletters.findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
                .orElseThrow(() -> ProblemType.NOT_FOUND.with("There is no newsletter with this id."));
        ifMatch.check(newsletter.version(), () -> new StaleVersion(newsletter.version(),
                newsletter.differences(written), newsletter.updatedBy(), newsletter.updatedAt()));
        if (!newsletter.slug().equals(written.slug())) {
            throw ProblemType.INVALID_INPUT.with("A newsletter keeps its slug.")
                    .at("/slug", "must be " + newsletter.slug());
        }
        List<String> differences = newsletter.differences(written);
        if (!differences.isEmpty()) {
            newsletter.rewrite(written, by, clock.instant());
            newsletters.flush();
            audit.record(by, "save", "newsletter", id, newsletter.version(), Map.of("changed", differences));
        }
        return NewsletterView.of(newsletter);
    }
}
