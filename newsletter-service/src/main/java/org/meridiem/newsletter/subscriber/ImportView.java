package org.meridiem.newsletter.subscriber;

import java.time.Instant;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonProperty;

/// How far an import is.
@Schema(name = "SubscriberImport", description = "How far an import is.")
record ImportView(@Schema(required = true) UUID id, @Schema(required = true) State status,
        @Schema(description = "Rows of the file, without its header", required = true) long rows,
        @Schema(description = "Rows that are done", required = true) long done,
        @Schema(required = true) ImportCounts counts, @Schema(required = true) Instant createdAt,
        @Schema(required = true) String createdBy, @Nullable Instant finishedAt) {

    /// Where an import stands.
    @Schema(name = "SubscriberImportStatus")
    enum State {
        /// Its file is on its way.
        @JsonProperty("receiving")
        RECEIVING,
        /// Being worked off, or waiting for it.
        @JsonProperty("pending")
        PENDING,
        /// At its end.
        @JsonProperty("done")
        DONE,
        /// Called off; rows that were done stay.
        @JsonProperty("cancelled")
        CANCELLED
    }

    /// What became of rows.
    @Schema(name = "SubscriberImportCounts", description = "What became of the rows that are done.")
    record ImportCounts(@Schema(required = true) long subscribed, @Schema(required = true) long asked,
            @Schema(required = true) long unchanged, @Schema(required = true) long suppressed,
            @Schema(required = true) long left, @Schema(required = true) long failed) {
    }
}
