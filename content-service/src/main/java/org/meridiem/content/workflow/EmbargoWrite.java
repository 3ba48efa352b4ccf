package org.meridiem.content.workflow;

import java.time.Instant;

import jakarta.validation.constraints.NotNull;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// An embargo that an editor sets.
///
/// @param until the first instant at which the article may go out, in the future
/// @param zone  IANA time zone in which the editor thinks of it
@Schema(name = "EmbargoWrite", examples = "{\"until\": \"2030-01-31T06:00:00Z\", \"zone\": \"Europe/Lisbon\"}")
record EmbargoWrite(
        @NotNull @Schema(description = "The first instant at which the article may go out, in the future.") Instant until,
        @Nullable @Schema(description = "IANA time zone in which the editor thinks of it.", examples = "Europe/Lisbon") String zone) {
}
