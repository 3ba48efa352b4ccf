package org.meridiem.newsletter.digest;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonProperty;

/// What became of one period of a digest.
@Schema(name = "DigestRun", description = "What became of one period of a digest.")
record DigestRun(
        @Schema(description = "The key", required = true) UUID id,
        @Schema(description = "The period, by the clock of the schedule's zone", required = true, examples = "2026-11-27T08:00:00") LocalDateTime period,
        @Schema(description = "When it is sent", required = true) Instant dueAt,
        @Schema(description = "What was published until then could be in it", required = true) Instant cutOff,
        @Schema(description = "What became of it", required = true) State status,
        @Schema(description = "Why there is no issue") @Nullable Reason reason,
        @Schema(description = "How many articles were put in", required = true) int articles,
        @Schema(description = "The issue") @Nullable UUID issue,
        @Schema(description = "When this was written down", required = true) Instant createdAt,
        @Schema(description = "When it was decided") @Nullable Instant finishedAt) {

    /// What became of a period.
    @Schema(name = "DigestRunStatus")
    enum State {
        /// There is an issue; it waits for its time, or for approval.
        @JsonProperty("built")
        BUILT,
        /// The issue is being sent, or was.
        @JsonProperty("sent")
        SENT,
        /// Nothing was sent.
        @JsonProperty("skipped")
        SKIPPED;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// Why nothing was sent.
    @Schema(name = "DigestRunReason")
    enum Reason {
        /// Fewer articles than the digest's minimum.
        @JsonProperty("too-few")
        TOO_FEW,
        /// Its time had passed when this service looked.
        @JsonProperty("late")
        LATE,
        /// Nobody approved it in time.
        @JsonProperty("not-approved")
        NOT_APPROVED,
        /// An editor cancelled the issue.
        @JsonProperty("cancelled")
        CANCELLED,
        /// An editor deleted the issue.
        @JsonProperty("deleted")
        DELETED,
        /// All its articles were withdrawn.
        @JsonProperty("nothing-left")
        NOTHING_LEFT,
        /// The newsletter is no longer on offer.
        @JsonProperty("retired")
        RETIRED
    }
}
