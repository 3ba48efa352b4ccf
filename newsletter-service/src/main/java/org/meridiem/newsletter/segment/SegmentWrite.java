package org.meridiem.newsletter.segment;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.meridiem.newsletter.catalogue.OneLine;

/// A named part of the audience, to be kept.
@Schema(name = "SegmentWrite", description = "A named part of the audience.")
record SegmentWrite(
        @Schema(description = "For editors; each once", required = true) @NotNull @OneLine @Size(max = 100) String name,
        @Schema(required = true) @NotNull @Valid SegmentDefinition definition) {
}
