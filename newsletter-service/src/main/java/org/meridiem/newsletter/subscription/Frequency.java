package org.meridiem.newsletter.subscription;

import java.util.Locale;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonProperty;

/// How often one newsletter may come to one reader. Days and weeks are those of his own calendar; a week begins on Monday.
@Schema(name = "Frequency", description = "every issue; at most one a day; at most one a week (from Monday), by the reader's own calendar")
public enum Frequency {
    /// Every issue.
    @JsonProperty("every")
    EVERY,
    /// The first issue of each day.
    @JsonProperty("daily")
    DAILY,
    /// The first issue of each week.
    @JsonProperty("weekly")
    WEEKLY;

    /// The word in the API.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
