package org.meridiem.content.workflow;

import java.time.Instant;

import jakarta.validation.constraints.NotNull;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// An end that an editor sets.
///
/// @param at   when readers lose the article, in the future
/// @param zone IANA time zone in which the editor thinks of it
@Schema(name = "ExpiryWrite", examples = "{\"at\": \"2030-01-31T06:00:00Z\", \"zone\": \"Europe/Lisbon\"}")
record ExpiryWrite(@NotNull @Schema(description = "When readers lose the article, in the future.") Instant at,
        @Nullable @Schema(description = "IANA time zone in which the editor thinks of it.", examples = "Europe/Lisbon") String zone) {
}
