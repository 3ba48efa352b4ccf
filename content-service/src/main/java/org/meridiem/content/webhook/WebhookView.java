package org.meridiem.content.webhook;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.meridiem.content.editing.Editor;

import com.fasterxml.jackson.annotation.JsonInclude;

/// A webhook as administrators see it.
///
/// @param id             never changes
/// @param name           for colleagues
/// @param url            where events are posted to
/// @param eventTypes     what it is told of
/// @param sections       slugs of the sections whose articles it is told of; null for all
/// @param active         whether it is told at all
/// @param disabledReason why it was switched off by itself
/// @param disabledAt     when
/// @param failingSince   the first failure since the last success
/// @param oldSecretUntil until when the secret before the present one signs too
/// @param secret         only in the answer to its creation
/// @param version        the number in its ETag
/// @param createdAt      when it came into being
/// @param createdBy      who made it
/// @param updatedAt      when this version was made
/// @param updatedBy      who made this version
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Webhook", description = "A webhook as administrators see it", requiredProperties = {"id", "name", "url",
        "eventTypes", "active", "version", "createdAt", "createdBy", "updatedAt", "updatedBy"})
record WebhookView(UUID id, String name, String url, Set<EventType> eventTypes,
        @Schema(description = "Absent for all sections; empty if all that it was set to are gone") @Nullable List<String> sections,
        boolean active,
        @Schema(description = "Why it was switched off by itself: the receiver answered 410 (`gone`), or it failed for too long (`failing`)", enumeration = {
                "gone", "failing"}) @Nullable String disabledReason,
        @Nullable Instant disabledAt,
        @Schema(description = "The first failure since the last success") @Nullable Instant failingSince,
        @Schema(description = "Until when the secret before the present one signs too") @Nullable Instant oldSecretUntil,
        @Schema(description = "The signing secret. Only in the answer to the creation, and not in a repeated one", examples = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw") @Nullable String secret,
        long version, Instant createdAt, Editor createdBy, Instant updatedAt, Editor updatedBy){

    static WebhookView of(Webhook webhook, @Nullable List<String> sections, Clock clock) {
        var stamp = webhook.stamp();
        Instant until = webhook.oldSecretUntil();
        return new WebhookView(webhook.id(), webhook.name(), webhook.url().toString(), webhook.eventTypes(), sections,
                webhook.active(),
                webhook.disabledReason().map(reason -> reason.name().toLowerCase(Locale.ROOT)).orElse(null),
                webhook.disabledAt(), webhook.failingSince(),
                until != null && until.isAfter(clock.instant()) ? until : null, null,
                stamp.version(), stamp.createdAt(), stamp.creator(), stamp.updatedAt(), stamp.editor());
    }

    /// The same with its secret.
    WebhookView showing(String shownSecret) {
        return new WebhookView(id, name, url, eventTypes, sections, active, disabledReason, disabledAt, failingSince,
                oldSecretUntil, shownSecret, version, createdAt, createdBy, updatedAt, updatedBy);
    }
}
