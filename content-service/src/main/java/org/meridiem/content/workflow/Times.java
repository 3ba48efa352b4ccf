package org.meridiem.content.workflow;

import java.time.Instant;
import java.time.ZoneId;

import org.jspecify.annotations.Nullable;
import org.meridiem.content.article.Article;
import org.meridiem.content.article.Embargo;
import org.meridiem.content.article.Expiry;
import org.meridiem.content.article.Transition;
import org.meridiem.kit.problem.ProblemType;

/// What the times of an article must be like, each by itself and among each other.
final class Times {

    private static final Instant EARLIEST = Instant.parse("1600-01-01T00:00:00Z");
    /// PostgreSQL knows later ones; nobody means them.
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private Times() {
    }

    /// @throws org.meridiem.kit.problem.ProblemException 400 when a transition cannot have these times
    static void demand(TransitionRequest request, Instant now) {
        Instant at = request.at();
        switch (request.transition()) {
            case SCHEDULE -> {
                if (at == null) {
                    throw refuse("/at", "is needed: when the article is to go out");
                }
                demandFuture("/at", at, now);
            }
            case PUBLISH -> {
                if (at != null && at.isAfter(now)) {
                    throw refuse("/at", "must not be in the future; use schedule for that");
                }
                if (at != null && at.isBefore(EARLIEST)) {
                    throw refuse("/at", "must be after 1600");
                }
            }
            case SUBMIT, REQUEST_CHANGES, APPROVE, UNSCHEDULE, UNPUBLISH, TAKE_DOWN, ARCHIVE, REOPEN -> {
                if (at != null) {
                    throw refuse("/at", "goes with schedule and publish only");
                }
                if (request.unpublishAt() != null) {
                    throw refuse("/unpublishAt", "goes with schedule and publish only");
                }
            }
        }
        if (request.unpublishAt() != null) {
            demandFuture("/unpublishAt", request.unpublishAt(), now);
        }
        if (request.zone() != null && (at == null || request.transition() != Transition.SCHEDULE)
                && request.unpublishAt() == null) {
            throw refuse("/zone", "goes with a time that lies ahead");
        }
        demandZone(request.zone());
    }

    /// @throws org.meridiem.kit.problem.ProblemException 400
    static void demandFuture(String pointer, Instant at, Instant now) {
        if (!at.isAfter(now)) {
            throw refuse(pointer, "must be in the future");
        }
        if (!at.isBefore(LATEST)) {
            throw refuse(pointer, "must be before the year 10000");
        }
    }

    /// @throws org.meridiem.kit.problem.ProblemException 400
    static void demandZone(@Nullable String zone) {
        if (zone != null && !ZoneId.getAvailableZoneIds().contains(zone)) {
            throw refuse("/zone", "must be an IANA time zone such as Europe/Lisbon");
        }
    }

    /// What goes out must not do so under an embargo, nor after its end.
    ///
    /// @param expiry the one that it will have
    /// @throws org.meridiem.kit.problem.ProblemException 422
    static void demandOrder(Article article, Instant at, @Nullable Expiry expiry) {
        Embargo embargo = article.embargo().orElse(null);
        if (embargo != null && at.isBefore(embargo.until())) {
            throw ProblemType.UNPROCESSABLE.with("The article is under embargo until then.")
                    .at("/at", "must not be before the embargo ends, " + embargo.until())
                    .and("embargo", embargo);
        }
        if (expiry != null && !expiry.at().isAfter(at)) {
            throw ProblemType.UNPROCESSABLE.with("Readers would lose the article before they get it.")
                    .at("/unpublishAt", "must be after the schedule; it is " + expiry.at());
        }
    }

    private static RuntimeException refuse(String pointer, String detail) {
        return ProblemType.INVALID_INPUT.with("The time cannot be used.").at(pointer, detail);
    }
}
