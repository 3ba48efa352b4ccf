package org.meridiem.newsletter.bounce;

import java.time.Instant;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A report as administrators see it.
@Schema(name = "Bounce", description = "A mail that came back, or a complaint.")
record BounceView(@Schema(required = true) UUID id, @Schema(required = true) BounceKind kind,
        @Schema(description = "mailbox, smtp, ses, mailgun, sendgrid or postmark", required = true) String source,
        @Schema(description = "Absent when the subscriber is gone") @Nullable UUID subscriber,
        @Schema(description = "Absent when the subscriber is gone") @Nullable String email,
        @Schema(description = "Enhanced status code (RFC 3463)") @Nullable String status,
        @Schema(description = "What the other server said") @Nullable String diagnostic,
        @Schema(description = "Whether the address was suppressed by it", required = true) boolean suppressed,
        @Schema(required = true) Instant occurredAt, @Schema(required = true) Instant receivedAt) {
}
