package org.meridiem.kit.http;

import java.time.Instant;
import java.time.format.DateTimeParseException;

import org.jspecify.annotations.Nullable;

/// What a query parameter that is a time may say. [QueryGuard] holds every parameter of type [Instant] to it, so that resources need no checks of their own.
public final class TimeParameter {

    /// The earliest time that can be asked for: before it calendars do not agree what the year is.
    public static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");

    /// The latest one: RFC 3339 has four digits for a year, and the database does not know all years that Java knows.
    public static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private TimeParameter() {
    }

    /// What is wrong with a value, or null.
    static @Nullable String complaint(String value) {
        try {
            Instant time = Instant.parse(value);
            return time.isBefore(EARLIEST) || time.isAfter(LATEST) ? "must be in the years 1 to 9999" : null;
        } catch (DateTimeParseException e) {
            return "must be an RFC 3339 time such as 2026-01-31T12:00:00Z";
        }
    }
}
