package org.meridiem.content.webhook;

import java.time.Instant;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;

/// One attempt to deliver.
///
/// @param at           when it began
/// @param milliseconds how long it took
/// @param status       HTTP's
/// @param error        why there was no answer
/// @param detail       the same for people
/// @param answer       the first KB of the answer's body
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "WebhookAttempt", description = "One attempt to deliver", requiredProperties = {"at", "milliseconds"})
record AttemptView(Instant at, @Schema(description = "How long it took", examples = "84") long milliseconds,
        @Schema(description = "HTTP status of the answer", examples = "500") @Nullable Integer status,
        @Schema(description = "Why there was no answer", enumeration = {
                "refused", "unknown-host", "connect", "tls",
                "timeout", "too-large", "redirect", "broken"}) @Nullable String error,
        @Schema(description = "The same for people") @Nullable String detail,
        @Schema(description = "The first KB of the answer's body") @Nullable String answer){
}
