package org.meridiem.newsletter.issue;

import java.time.Instant;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// How far the sending of an issue is.
@Schema(name = "IssueProgress", description = "How far the sending of an issue is.")
record Progress(
        @Schema(description = "Where the issue stands", required = true) Status status,
        @Schema(description = "How many people are to get it", required = true) long recipients,
        @Schema(description = "How many of them are decided about", required = true) long done,
        @Schema(description = "What became of the mails so far", required = true) Tally deliveries,
        @Schema(description = "Mails per second of late, as this replica saw it", required = true) double perSecond,
        @Schema(description = "When the last mail will have left, at this speed; absent while none leaves") @Nullable Instant expectedEnd,
        @Schema(description = "When these numbers were read", required = true) Instant at) {

    /// True when nothing will change by itself.
    boolean isOver() {
        return status != Status.SENDING && status != Status.PAUSED;
    }
}
