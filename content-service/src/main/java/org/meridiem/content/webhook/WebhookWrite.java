package org.meridiem.content.webhook;

import java.util.List;
import java.util.Set;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.meridiem.content.editing.PlainText;
import org.meridiem.content.editing.Texts;

/// What an administrator may write of a webhook.
///
/// @param name       for colleagues
/// @param url        where events are posted to
/// @param eventTypes what it is told of
/// @param sections   slugs; only articles in one of them or below, null for all
/// @param active     whether it is told at all
@Schema(description = "What may be written of a webhook")
record WebhookWrite(
        @Schema(description = "For colleagues", examples = "Search index") @NotBlank @Size(max = 120) @PlainText String name,
        @Schema(description = "Where events are posted to: https, on the public internet unless the installation trusts the host", examples = "https://hooks.example.com/meridiem") @NotBlank @Size(max = 2048) @PlainText String url,
        @Schema(description = "What it is told of") @NotEmpty Set<@NotNull EventType> eventTypes,
        @Schema(description = "Slugs of sections: only articles in one of them or below. Absent for all. A webhook that was told of an article hears on, wherever the article moves.") @Nullable @Size(min = 1, max = 50) List<@NotNull String> sections,
        @Schema(description = "Whether it is told at all; true if absent", defaultValue = "true") @Nullable Boolean active) {

    String tidyName() {
        return Texts.tidyOrEmpty(name);
    }

    boolean isActive() {
        return active == null || active;
    }
}
