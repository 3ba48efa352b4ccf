package org.meridiem.content.transfer;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.meridiem.content.transfer.source.Format;
import org.meridiem.content.transfer.source.ImportOptions;
import org.meridiem.kit.security.Caller;

/// An import as its row says.
///
/// @param id         its identity and its file's name
/// @param format     of the file
/// @param source     names the system that the rows come from
/// @param options    what whoever imports decided
/// @param fileName   what the client calls the file
/// @param byteSize   of the file
/// @param sha256     of the file
/// @param dryRun     whether nothing is to be written
/// @param state      where it stands
/// @param prepared   whether the first pass is done
/// @param total      rows, once known
/// @param position   rows done
/// @param counts     what they became
/// @param problem    why it failed
/// @param createdAt  when it came
/// @param createdBy  id of who brought it
/// @param createdByName name of that person
/// @param startedAt  when a worker first took it
/// @param finishedAt when it ended
record ImportJob(UUID id, Format format, String source, ImportOptions options, String fileName, long byteSize,
        String sha256,
        boolean dryRun, JobState state, boolean prepared, @Nullable Long total, long position, ImportCounts counts,
        @Nullable String problem, Instant createdAt, String createdBy, String createdByName,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt) {

    /// Who acts: whoever brought the file. `transfer:manage` includes what an import needs.
    Caller actor() {
        return new Caller(createdBy, createdByName, Set.of("article:edit-any"));
    }
}
