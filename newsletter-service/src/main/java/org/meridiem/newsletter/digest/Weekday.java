package org.meridiem.newsletter.digest;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonProperty;

/// A day of the week.
@Schema(name = "Weekday")
enum Weekday {
    /// The first working day.
    @JsonProperty("monday")
    MONDAY(1),
    /// The second.
    @JsonProperty("tuesday")
    TUESDAY(2),
    /// The third.
    @JsonProperty("wednesday")
    WEDNESDAY(3),
    /// The fourth.
    @JsonProperty("thursday")
    THURSDAY(4),
    /// The fifth.
    @JsonProperty("friday")
    FRIDAY(5),
    /// The first of the weekend.
    @JsonProperty("saturday")
    SATURDAY(6),
    /// The last of the week.
    @JsonProperty("sunday")
    SUNDAY(7);

    private final int number;

    Weekday(int number) {
        this.number = number;
    }

    /// Its number in a cron expression.
    int number() {
        return number;
    }
}
