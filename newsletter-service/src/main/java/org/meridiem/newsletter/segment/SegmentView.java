package org.meridiem.newsletter.segment;

import java.time.Instant;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A segment as editors see it.
@Schema(name = "Segment", description = "A named part of the audience.")
record SegmentView(@Schema(required = true) UUID id, @Schema(required = true) String name,
        @Schema(required = true) SegmentDefinition definition, @Schema(required = true) long version,
        @Schema(required = true) Instant createdAt, @Schema(required = true) String createdBy,
        @Schema(required = true) Instant updatedAt, @Schema(required = true) String updatedBy) {
}
