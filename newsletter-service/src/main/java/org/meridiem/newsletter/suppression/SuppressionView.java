package org.meridiem.newsletter.suppression;

import java.time.Instant;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.meridiem.newsletter.token.AddressMarks;

/// An entry of the suppression list as administrators see it.
@Schema(name = "Suppression", description = "An address that gets no newsletter.")
record SuppressionView(@Schema(required = true) UUID id,
        @Schema(description = "The address; absent when its owner was erased and only a keyed hash is left") @Nullable String email,
        @Schema(required = true) SuppressionReason reason,
        @Schema(description = "In words") @Nullable String note,
        @Schema(required = true) Instant createdAt,
        @Schema(required = true) String createdBy) {

    static SuppressionView of(Suppressions.Entry entry) {
        return new SuppressionView(entry.id(), AddressMarks.isMark(entry.address()) ? null : entry.address(),
                entry.reason(), entry.note(), entry.createdAt(), entry.createdBy());
    }
}
