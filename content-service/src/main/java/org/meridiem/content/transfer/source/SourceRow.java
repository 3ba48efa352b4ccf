package org.meridiem.content.transfer.source;

import java.util.List;

import org.jspecify.annotations.Nullable;

/// One row of a file.
///
/// @param type     what the source calls it
/// @param id       its identity there; the same in every file of the same source
/// @param title    for people who read the report
/// @param warnings what of it is not taken over, or not as it was
/// @param content  what it is here
public record SourceRow(String type, String id, @Nullable String title, List<String> warnings, Content content) {

    /// Copies the list.
    public SourceRow {
        warnings = List.copyOf(warnings);
    }

    /// A row that has no counterpart here.
    ///
    /// @param reason why, for people
    public static SourceRow skipped(String type, String id, @Nullable String title, String reason) {
        return new SourceRow(type, id, title, List.of(), new Content.NotTaken(reason, false));
    }

    /// A row that cannot be understood.
    ///
    /// @param reason why, for people
    public static SourceRow broken(String type, String id, @Nullable String title, String reason) {
        return new SourceRow(type, id, title, List.of(), new Content.NotTaken(reason, true));
    }
}
