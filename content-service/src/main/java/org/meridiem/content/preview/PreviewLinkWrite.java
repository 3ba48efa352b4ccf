package org.meridiem.content.preview;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.meridiem.content.editing.PlainText;
import org.meridiem.kit.problem.ProblemException;
import org.meridiem.kit.problem.ProblemType;

/// What a colleague may ask of a preview link.
///
/// @param expiresIn how long it is good, ISO 8601
/// @param expiresAt until when it is good
/// @param revision  the one that it shows; null for the newest one at any time
/// @param label     for whom it is, for colleagues only
@Schema(name = "PreviewLinkWrite", description = "What may be asked of a preview link")
record PreviewLinkWrite(
        @Schema(description = "How long it is good (ISO 8601), from a minute up; instead of `expiresAt`. Without either, as long as is configured.", examples = "P3D") @Nullable @Size(max = 40) String expiresIn,
        @Schema(description = "Until when it is good; instead of `expiresIn`") @Nullable Instant expiresAt,
        @Schema(description = "The revision that it shows; without it, the newest one at any time", examples = "4") @Nullable @Min(1) Integer revision,
        @Schema(description = "For whom it is; for colleagues only", examples = "Legal department") @Nullable @Size(max = 100) @PlainText String label) {

    private static final Duration SHORTEST = Duration.ofMinutes(1);

    /// Until when the link is good.
    ///
    /// @throws ProblemException 400
    Instant expiry(Instant now, PreviewConfig config) {
        if (expiresIn != null && expiresAt != null) {
            throw refuse("/expiresAt", "goes not together with expiresIn");
        }
        if (expiresIn != null) {
            return now.plus(checked(life(expiresIn), "/expiresIn", config));
        }
        if (expiresAt != null) {
            return now.plus(checked(Duration.between(now, expiresAt), "/expiresAt", config));
        }
        return now.plus(config.defaultLife());
    }

    private static Duration life(String text) {
        try {
            return Duration.parse(text).truncatedTo(ChronoUnit.SECONDS);
        } catch (DateTimeException | ArithmeticException e) {
            throw refuse("/expiresIn", "must be a duration such as PT8H or P3D");
        }
    }

    private static Duration checked(Duration life, String pointer, PreviewConfig config) {
        if (life.compareTo(SHORTEST) < 0) {
            throw refuse(pointer, "must be a minute or more from now");
        }
        if (life.compareTo(config.maxLife()) > 0) {
            throw refuse(pointer, "must be at most " + config.maxLife() + " from now");
        }
        return life;
    }

    private static ProblemException refuse(String pointer, String detail) {
        return ProblemType.INVALID_INPUT.with("The life of the link cannot be used.").at(pointer, detail);
    }
}
