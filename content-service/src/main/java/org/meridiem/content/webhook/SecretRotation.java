package org.meridiem.content.webhook;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// How to change over to a new secret.
///
/// @param keepOldHours how long the present one stays live beside it
@Schema(name = "WebhookSecretRotation", description = "How to change over to a new secret")
record SecretRotation(
        @Schema(description = "How many hours the present secret stays live beside the new one; 0 for one that leaked. As the installation has it if absent.", examples = "24") @Nullable @Min(0) @Max(168) Integer keepOldHours) {
}
