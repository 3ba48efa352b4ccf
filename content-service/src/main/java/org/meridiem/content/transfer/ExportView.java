package org.meridiem.content.transfer;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.meridiem.content.editing.Editor;

import com.fasterxml.jackson.annotation.JsonInclude;

/// An export, as colleagues see it.
///
/// @param id         its identity
/// @param state      where it stands
/// @param kinds      what is exported
/// @param lines      of the file, so far
/// @param byteSize   of the file as it is kept
/// @param content    where the file is
/// @param problem    why it failed
/// @param createdAt  when it was asked for
/// @param createdBy  who asked
/// @param snapshotAt the moment that it shows
/// @param finishedAt when it was written
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Export", description = "An export: where it stands and where its file is.", requiredProperties = {"id",
        "state", "kinds", "lines",
        "createdAt", "createdBy"})
record ExportView(UUID id, JobState state, List<String> kinds,
        @Schema(description = "Lines of the file, so far.") long lines,
        @Schema(description = "Bytes of the file as it is kept, compressed.") @Nullable Long byteSize,
        @Schema(description = "Path of the file, once it is written.") @Nullable String content,
        @Nullable String problem, Instant createdAt,
        Editor createdBy, @Schema(description = "The moment that it shows.") @Nullable Instant snapshotAt,
        @Nullable Instant finishedAt) {

    static ExportView of(ExportJob job) {
        return new ExportView(job.id(), job.state(), job.kinds(), job.lines(), job.byteSize(),
                job.state() == JobState.DONE ? "/v1/editorial/exports/" + job.id() + "/content" : null, job.problem(),
                job.createdAt(),
                new Editor(job.createdBy(), job.createdByName()), job.snapshotAt(), job.finishedAt());
    }
}
