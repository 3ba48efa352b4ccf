package org.meridiem.content.transfer;

import java.time.Instant;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.meridiem.content.editing.Editor;
import org.meridiem.content.transfer.source.Format;
import org.meridiem.content.transfer.source.ImportOptions;

import com.fasterxml.jackson.annotation.JsonInclude;

/// An import, as colleagues see it.
///
/// @param id         its identity
/// @param state      where it stands
/// @param dryRun     whether nothing is written
/// @param format     of the file
/// @param source     names the system that the rows come from
/// @param fileName   what the client calls the file
/// @param byteSize   of the file
/// @param sha256     of the file
/// @param total      rows, once the file was read once
/// @param done       rows
/// @param counts     what they became
/// @param problem    why it failed
/// @param sectionBy  as asked for
/// @param section    as asked for
/// @param author     as asked for
/// @param overwrite  as asked for
/// @param fetchMedia as asked for
/// @param rows       where the report is
/// @param createdAt  when it came
/// @param createdBy  who brought it
/// @param startedAt  when work began
/// @param finishedAt when it ended
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Import", description = "An import: where it stands and what became of its rows.", requiredProperties = {
        "id", "state", "dryRun",
        "format", "source", "fileName", "byteSize", "done", "counts", "rows", "createdAt", "createdBy"})
record ImportView(UUID id, JobState state, boolean dryRun, Format format,
        @Schema(description = "Names the system that the rows come from.") String source, String fileName,
        long byteSize,
        @Schema(description = "Of the file, hexadecimal.") String sha256,
        @Schema(description = "Rows of the file, once it was read to its end for the first time.") @Nullable Long total,
        @Schema(description = "Rows that are done.") long done, ImportCounts counts,
        @Schema(description = "Why it failed.") @Nullable String problem, @Nullable String sectionBy,
        @Nullable String section,
        @Nullable String author, boolean overwrite, boolean fetchMedia,
        @Schema(description = "Path of the report, row by row.") String rows, Instant createdAt,
        Editor createdBy, @Nullable Instant startedAt, @Nullable Instant finishedAt) {

    static ImportView of(ImportJob job) {
        ImportOptions options = job.options();
        return new ImportView(job.id(), job.state(), job.dryRun(), job.format(), job.source(), job.fileName(),
                job.byteSize(), job.sha256(),
                job.total(), job.position(), job.counts(), job.problem(),
                options.sectionBy() == null ? null : options.sectionBy().toString(),
                options.section(), options.author(), options.overwrite(), options.fetchMedia(),
                "/v1/editorial/imports/" + job.id() + "/rows", job.createdAt(),
                new Editor(job.createdBy(), job.createdByName()), job.startedAt(), job.finishedAt());
    }
}
