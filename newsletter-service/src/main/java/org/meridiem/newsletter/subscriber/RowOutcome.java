package org.meridiem.newsletter.subscriber;

import java.util.Locale;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonProperty;

/// What became of a row.
@Schema(name = "SubscriberRowOutcome")
enum RowOutcome {
    /// Not done yet.
    @JsonProperty("waiting")
    WAITING,
    /// Subscribed, with the proof of consent.
    @JsonProperty("subscribed")
    SUBSCRIBED,
    /// Its owner is asked by mail.
    @JsonProperty("asked")
    ASKED,
    /// Was subscribed already.
    @JsonProperty("unchanged")
    UNCHANGED,
    /// Is on the suppression list.
    @JsonProperty("suppressed")
    SUPPRESSED,
    /// Left after the consent that the file speaks of.
    @JsonProperty("left")
    LEFT,
    /// Cannot be understood; `problem` says why.
    @JsonProperty("failed")
    FAILED;

    /// The word in the API.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The outcome of this word, for query parameters.
    ///
    /// @throws IllegalArgumentException for any other word
    public static RowOutcome fromString(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
