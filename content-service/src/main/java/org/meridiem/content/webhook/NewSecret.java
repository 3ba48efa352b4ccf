package org.meridiem.content.webhook;

import java.time.Instant;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;

/// A secret just made.
///
/// @param secret         shown this once
/// @param oldSecretUntil until when the one before signs too
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "WebhookSecret", description = "A secret just made", requiredProperties = {"oldSecretUntil"})
record NewSecret(
        @Schema(description = "Shown this once; absent in a repeated answer", examples = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw") @Nullable String secret,
        @Schema(description = "Until when the secret before signs too") Instant oldSecretUntil) {
}
