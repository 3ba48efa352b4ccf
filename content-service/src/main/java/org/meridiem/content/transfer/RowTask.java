package org.meridiem.content.transfer;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.meridiem.content.transfer.source.Kind;
import org.meridiem.content.transfer.source.Shelf;
import org.meridiem.content.transfer.source.SourceRow;

/// One row that is being written.
///
/// @param job      the import
/// @param shelf    what the first pass left
/// @param row      as the reader gave it
/// @param number   its number
/// @param asDraft  why the article must stay a draft; null to let it stand where it stood
/// @param warnings gathers what of it is not taken over
record RowTask(ImportJob job, Shelf shelf, SourceRow row, long number, @Nullable String asDraft,
        List<String> warnings) {

    static RowTask of(ImportJob job, Shelf shelf, SourceRow row, long number, @Nullable String asDraft) {
        return new RowTask(job, shelf, row, number, asDraft, new ArrayList<>(row.warnings()));
    }

    void warn(String warning) {
        if (!warnings.contains(warning)) {
            warnings.add(warning);
        }
    }

    RowReport report(Outcome outcome, RowReport.@Nullable Target target, @Nullable String reason) {
        return new RowReport(number, row.type(), row.id(), row.title(), outcome, target, List.copyOf(warnings),
                reason == null ? null : RowProblem.of(reason));
    }

    RowReport report(Outcome outcome, Kind kind, java.util.UUID id) {
        return report(outcome, new RowReport.Target(kind.label(), id), null);
    }

    /// What is known of it from before, as a row that came twice in this file.
    boolean isRepeat(Mappings.Mapping known) {
        return known.importId().equals(job.id()) && known.row() != number;
    }

    RowReport repeat(Mappings.Mapping known, Kind kind) {
        return report(Outcome.SKIPPED, new RowReport.Target(kind.label(), known.target()),
                cameBefore(known.row()));
    }

    static String cameBefore(long row) {
        return "The same id came in row " + row + " of this file already.";
    }

    Mappings.Mapping mapping(java.util.UUID target, long version, String fingerprint) {
        return new Mappings.Mapping(target, version, fingerprint, job.id(), number);
    }
}
