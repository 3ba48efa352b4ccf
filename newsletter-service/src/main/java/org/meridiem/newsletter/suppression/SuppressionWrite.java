package org.meridiem.newsletter.suppression;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.meridiem.newsletter.catalogue.OneLine;

/// An address that shall get no newsletter any more.
@Schema(name = "SuppressionWrite", description = "An address that shall get no newsletter any more.")
record SuppressionWrite(@Schema(description = "The address", required = true) @NotNull @Size(max = 320) String email,
        @Schema(description = "Why, in words") @Nullable @OneLine @Size(max = 500) String note) {
}
