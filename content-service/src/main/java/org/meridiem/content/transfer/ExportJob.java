package org.meridiem.content.transfer;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.meridiem.kit.security.Caller;

/// An export as its row says.
///
/// @param id            its identity and its file's name
/// @param kinds         what is exported
/// @param state         where it stands
/// @param lines         of the file
/// @param byteSize      of the file as it is kept, compressed
/// @param problem       why it failed
/// @param createdAt     when it was asked for
/// @param createdBy     id of who asked
/// @param createdByName name of that person
/// @param snapshotAt    the moment that it shows
/// @param finishedAt    when it ended
record ExportJob(UUID id, List<String> kinds, JobState state, long lines, @Nullable Long byteSize,
        @Nullable String problem, Instant createdAt,
        String createdBy, String createdByName, @Nullable Instant snapshotAt, @Nullable Instant finishedAt) {

    ExportJob {
        kinds = List.copyOf(kinds);
    }

    Caller actor() {
        return new Caller(createdBy, createdByName, Set.of());
    }
}
