package org.meridiem.newsletter.bounce;

import java.util.Locale;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonProperty;

/// What a report says.
@Schema(name = "BounceKind")
enum BounceKind {
    /// The address does not exist.
    @JsonProperty("hard")
    HARD,
    /// The mail came back, and another may get through.
    @JsonProperty("soft")
    SOFT,
    /// The reader calls it unwanted.
    @JsonProperty("complaint")
    COMPLAINT;

    /// The word in the API.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The kind of this word, for query parameters.
    ///
    /// @throws IllegalArgumentException for any other word
    public static BounceKind fromString(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
