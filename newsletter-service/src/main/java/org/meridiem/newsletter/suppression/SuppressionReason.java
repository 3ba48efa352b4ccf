package org.meridiem.newsletter.suppression;

import java.util.Locale;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonProperty;

/// Why an address gets no newsletter.
@Schema(name = "SuppressionReason")
public enum SuppressionReason {
    /// The address does not exist.
    @JsonProperty("hard-bounce")
    HARD_BOUNCE,
    /// Mail came back for now, too often in a row.
    @JsonProperty("soft-bounces")
    SOFT_BOUNCES,
    /// The reader called a mail unwanted.
    @JsonProperty("complaint")
    COMPLAINT,
    /// An administrator put it on the list.
    @JsonProperty("manual")
    MANUAL,
    /// Its owner had all data deleted. Keeps imports and editors out; the owner may come back by himself.
    @JsonProperty("erased")
    ERASED;

    /// The word in the API.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The reason of this word, for query parameters.
    ///
    /// @throws IllegalArgumentException for any other word
    public static SuppressionReason fromString(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
