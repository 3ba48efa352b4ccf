package org.meridiem.events;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.regex.Pattern;

/// Reads the texts of headers and members exactly as the contract writes them. The JDK's own parsers take more than that: shortened UUIDs, five-digit years.
///
/// Every method throws an [IllegalArgumentException] whose message does not repeat the text.
final class WireFormat {

    private static final int UUID_LENGTH = 36;
    private static final Pattern INSTANT_TEXT = Pattern
            .compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?Z");

    private static final Pattern DAY_TEXT = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    /// @param text up to the seconds
    private record Second(long number, String text) {
    }

    private static volatile Second newest = new Second(0, "1970-01-01T00:00:00");

    private WireFormat() {
    }

    static UUID uuid(String text) {
        if (text.length() == UUID_LENGTH) {
            try {
                UUID uuid = UUID.fromString(text);
                if (uuid.toString().equalsIgnoreCase(text)) {
                    return uuid;
                }
            } catch (IllegalArgumentException e) {
                // Its message would repeat the text.
            }
        }
        throw new IllegalArgumentException("not a UUID");
    }

    static Instant instant(String text) {
        if (!INSTANT_TEXT.matcher(text).matches()) {
            throw new IllegalArgumentException("not an RFC 3339 instant in UTC");
        }
        try {
            int second = number(text, 17, 19);
            int hour = number(text, 11, 13);
            if (second == 60 || hour == 24) {
                return Instant.parse(text);
            }
            // A tenth of the work of the JDK's parser; one comes with every event.
            LocalDate day = LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10));
            return LocalDateTime.of(day, LocalTime.of(hour, number(text, 14, 16), second, nanos(text)))
                    .toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("not an RFC 3339 instant in UTC", e);
        }
    }

    /// What [Instant#toString()] gives. Most events come in the second of the one before, and only the fraction is made anew: a tenth of the work.
    static String text(Instant instant) {
        Second second = newest;
        if (second.number() != instant.getEpochSecond()) {
            String whole = Instant.ofEpochSecond(instant.getEpochSecond()).toString();
            second = new Second(instant.getEpochSecond(), whole.substring(0, whole.length() - 1));
            newest = second;
        }
        int nanos = instant.getNano();
        if (nanos == 0) {
            return second.text() + 'Z';
        }
        boolean millis = nanos % 1_000_000 == 0;
        boolean micros = nanos % 1_000 == 0;
        // The leading one keeps the zeros.
        int digits = millis ? 1_000 + nanos / 1_000_000 : micros ? 1_000_000 + nanos / 1_000 : 1_000_000_000 + nanos;
        return second.text() + '.' + Integer.toString(digits).substring(1) + 'Z';
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            number = 10 * number + text.charAt(i) - '0';
        }
        return number;
    }

    /// What stands between the seconds' point and the Z.
    private static int nanos(String text) {
        int nanos = 0;
        for (int i = 20; i < 29; i++) {
            nanos = 10 * nanos + (i < text.length() - 1 ? text.charAt(i) - '0' : 0);
        }
        return nanos;
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
