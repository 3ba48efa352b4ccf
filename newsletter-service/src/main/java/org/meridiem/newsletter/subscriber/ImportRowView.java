package org.meridiem.newsletter.subscriber;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A line of an import's report.
@Schema(name = "SubscriberImportRow", description = "A line of an import's report.")
record ImportRowView(@Schema(description = "From 1; the header does not count", required = true) long row,
        @Schema(required = true) RowOutcome outcome, @Nullable String email, @Nullable String problem) {
}
