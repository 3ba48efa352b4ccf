package org.meridiem.content.webhook;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;

/// An event on its way to one webhook.
///
/// @param id            of the delivery
/// @param webhookId     whose
/// @param messageId     the `webhook-id` header
/// @param type          of the event
/// @param articleId     whom it is about
/// @param status        where it is
/// @param attempts      made so far, since it was queued or asked for again
/// @param createdAt     when it was queued
/// @param nextAttemptAt when it is sent next
/// @param finishedAt    when it was delivered or given up
/// @param body          what is sent, byte for byte; only when one is read
/// @param log           all attempts, the newest first; only when one is read
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "WebhookDelivery", description = "An event on its way to one webhook", requiredProperties = {"id",
        "webhookId", "messageId", "type", "status", "attempts", "createdAt"})
record DeliveryView(UUID id, UUID webhookId,
        @Schema(description = "The `webhook-id` header; for articles also the `ce_id` of the event on Kafka") UUID messageId,
        @Schema(examples = "article.published") String type,
        @Nullable UUID articleId, DeliveryStatus status,
        @Schema(description = "Made so far, since it was queued or asked for again") int attempts, Instant createdAt,
        @Schema(description = "When it is sent next; while the webhook is off nothing is sent") @Nullable Instant nextAttemptAt,
        @Schema(description = "When it was delivered or given up") @Nullable Instant finishedAt,
        @Schema(description = "What is sent, byte for byte. Only when one delivery is read") @Nullable String body,
        @Schema(description = "All attempts, the newest first. Only when one delivery is read") @Nullable List<AttemptView> log) {

    /// With everything.
    DeliveryView with(String sentBody, List<AttemptView> attemptLog) {
        return new DeliveryView(id, webhookId, messageId, type, articleId, status, attempts, createdAt, nextAttemptAt,
                finishedAt, sentBody, attemptLog);
    }
}
