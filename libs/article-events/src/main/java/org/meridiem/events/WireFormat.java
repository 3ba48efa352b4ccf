package org.meridiem.events;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import java.util.regex.Pattern;

/// Reads the texts of headers and members exactly as the contract writes them. The JDK's own parsers take more than that: shortened UUIDs, five-digit years.
///
/// Every method throws an [IllegalArgumentException] whose message does not repeat the text.
final class WireFormat {

    private static final Pattern UUID_TEXT = Pattern
            .compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
    private static final Pattern INSTANT_TEXT = Pattern
            .compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?Z");

    private static final Pattern DAY_TEXT = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    private WireFormat() {
    }

    static UUID uuid(String text) {
        if (!UUID_TEXT.matcher(text).matches()) {
            throw new IllegalArgumentException("not a UUID");
        }
        return UUID.fromString(text);
    }

    static Instant instant(String text) {
        if (!INSTANT_TEXT.matcher(text).matches()) {
            throw new IllegalArgumentException("not an RFC 3339 instant in UTC");
        }
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("not an RFC 3339 instant in UTC", e);
        }
    }

    static LocalDate day(String text) {
        if (!DAY_TEXT.matcher(text).matches()) {
            throw new IllegalArgumentException("not a day");
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("not a day", e);
        }
    }
}
