package org.meridiem.newsletter.audit;

import java.time.Instant;
import java.util.UUID;

import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;
import org.meridiem.kit.problem.ProblemType;

/// Query parameters of the audit log: all of them have to fit.
class AuditFilter {

    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");
    private static final String WORD = "[A-Za-z]{1,60}";

    @QueryParam("actor")
    @Pattern(regexp = "[^\\p{Cntrl}]{1,255}", message = "must be an id")
    @Parameter(description = "Only what this person did (`actor.id`)")
    @Nullable
    String actor;

    @QueryParam("action")
    @Pattern(regexp = WORD, message = "must be a word")
    @Parameter(description = "Only this action", example = "approve")
    @Nullable
    String action;

    @QueryParam("kind")
    @Pattern(regexp = WORD, message = "must be a word")
    @Parameter(description = "Only what was done to things of this kind", example = "issue")
    @Nullable
    String kind;

    @QueryParam("target")
    @Parameter(description = "Only what was done to this one (id)")
    @Nullable
    UUID target;

    @QueryParam("from")
    @Parameter(description = "Only entries at this time or later")
    @Nullable
    Instant from;

    @QueryParam("to")
    @Parameter(description = "Only entries before this time")
    @Nullable
    Instant to;

    /// Everything that shapes the list: what a cursor is bound to.
    String shape() {
        return String.join("|", "audit", String.valueOf(actor), String.valueOf(action), String.valueOf(kind),
                String.valueOf(target), String.valueOf(from), String.valueOf(to));
    }

    /// @throws org.meridiem.kit.problem.ProblemException 400 for times that no entry can have
    void checkTimes() {
        check("from", from);
        check("to", to);
    }

    private static void check(String parameter, @Nullable Instant time) {
        if (time != null && (time.isBefore(EARLIEST) || time.isAfter(LATEST))) {
            throw ProblemType.INVALID_PARAMETER.with("The query parameter " + parameter + " is no time of this world.")
                    .parameter(parameter, "must be in the years 1 to 9999");
        }
    }
}
