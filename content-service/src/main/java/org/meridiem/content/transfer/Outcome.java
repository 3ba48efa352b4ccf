package org.meridiem.content.transfer;

import java.util.Arrays;
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

    /// Reads the API's word.
    ///
    /// @throws IllegalArgumentException for any other
    static Outcome fromString(String word) {
        return Arrays.stream(values()).filter(value -> value.toString().equals(word)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown word"));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
