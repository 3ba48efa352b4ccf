package org.meridiem.newsletter.mailedlink;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Somebody wants a link to be mailed to an address.
@Schema(name = "LinkRequest", description = "Somebody wants a link to be mailed to an address.", examples = "{\"email\": \"reader@example.org\"}")
public record LinkRequest(
        @Schema(description = "The address", required = true) @NotNull @Size(max = 320) String email,
        @Schema(description = "A trap for robots: leave it out or empty.", deprecated = true) @Nullable @Size(max = 2000) String website) {

    boolean isFromRobot() {
        return website != null && !website.isEmpty();
    }
}
