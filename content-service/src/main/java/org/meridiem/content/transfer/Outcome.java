package org.meridiem.content.transfer;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonProperty;

/// What became of a row.
enum Outcome {
    /// Something new is here.
    @JsonProperty("created")
    CREATED,
    /// What was here says what the source says now.
    @JsonProperty("updated")
    UPDATED,
    /// It was here already.
    @JsonProperty("unchanged")
    UNCHANGED,
    /// Left out on purpose; the reason is told.
    @JsonProperty("skipped")
    SKIPPED,
    /// Could not be taken over; the reason is told.
    @JsonProperty("failed")
    FAILED;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
