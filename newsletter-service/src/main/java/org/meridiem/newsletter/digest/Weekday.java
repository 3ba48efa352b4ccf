package org.meridiem.newsletter.digest;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonProperty;

/// A day of the week, numbered as cron does from Monday, 1.
@Schema(name = "Weekday")
enum Weekday {
    /// The first working day.
    @JsonProperty("monday")
    MONDAY,
    /// The second.
    @JsonProperty("tuesday")
    TUESDAY,
    /// The third.
    @JsonProperty("wednesday")
    WEDNESDAY,
    /// The fourth.
    @JsonProperty("thursday")
    THURSDAY,
    /// The fifth.
    @JsonProperty("friday")
    FRIDAY,
    /// The first of the weekend.
    @JsonProperty("saturday")
    SATURDAY,
    /// The last of the week.
    @JsonProperty("sunday")
    SUNDAY;

    int number() {
        return ordinal() + 1;
    }
}
