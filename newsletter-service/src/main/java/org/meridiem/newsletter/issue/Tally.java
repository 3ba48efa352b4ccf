package org.meridiem.newsletter.issue;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What became of an issue's mails.
@Schema(name = "DeliveryTally", description = "What became of an issue's mails.")
record Tally(
        @Schema(description = "Wait to be sent, or to be sent again", required = true) long pending,
        @Schema(description = "Are with a sender now", required = true) long sending,
        @Schema(description = "Were taken by a mail server", required = true) long sent,
        @Schema(description = "Were given up", required = true) long failed,
        @Schema(description = "Left, but the server's answer was lost; they are not sent again", required = true) long uncertain,
        @Schema(description = "Were not sent because the recipient had left, or the issue was called off", required = true) long suppressed) {
}
