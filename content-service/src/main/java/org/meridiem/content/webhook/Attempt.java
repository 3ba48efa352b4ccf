package org.meridiem.content.webhook;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.meridiem.content.outbound.OutboundAnswer;
import org.meridiem.content.outbound.OutboundException;

/// How one attempt to deliver went.
///
/// @param at         when it began
/// @param took       how long
/// @param status     HTTP's, null when there was no answer
/// @param error      why there was none
/// @param detail     the same for people
/// @param answer     the answer's first bytes
/// @param retryAfter how long the receiver asks to be left alone
record Attempt(Instant at, Duration took, @Nullable Integer status, @Nullable String error, @Nullable String detail,
        @Nullable String answer, @Nullable Duration retryAfter) {

    private static final int TOO_MANY_REQUESTS = 429;
    private static final int UNAVAILABLE = 503;
    private static final int GONE = 410;

    static Attempt answered(Instant at, Duration took, OutboundAnswer answer) {
        boolean asks = answer.status() == TOO_MANY_REQUESTS || answer.status() == UNAVAILABLE;
        return new Attempt(at, took, answer.status(), null, null, text(answer.body()),
                asks ? answer.header("retry-after").flatMap(value -> retryAfter(value, at)).orElse(null) : null);
    }

    static Attempt unanswered(Instant at, Duration took, OutboundException why) {
        return new Attempt(at, took, null, why.reason().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                why.getMessage(), null, null);
    }

    /// What comes of it.
    ///
    /// @param wait     the schedule's, empty after the last attempt
    /// @param longest  what a receiver may ask for
    Verdict verdict(Optional<Duration> wait, Duration longest) {
        if (status != null && status >= 200 && status < 300) {
            return new Verdict.Delivered();
        }
        if (status != null && status == GONE) {
            return new Verdict.Gone();
        }
        if (wait.isEmpty()) {
            return new Verdict.Failed();
        }
        Duration asked = retryAfter == null || retryAfter.compareTo(longest) < 0 ? retryAfter : longest;
        return new Verdict.Again(asked == null || asked.compareTo(wait.get()) < 0 ? wait.get() : asked);
    }

    /// Seconds or a date (RFC 9110, 10.2.3); what is neither is not there.
    static Optional<Duration> retryAfter(String value, Instant now) {
        String given = value.strip();
        try {
            if (given.matches("\\d{1,9}")) {
                return Optional.of(Duration.ofSeconds(Long.parseLong(given)));
            }
            Instant until = ZonedDateTime.parse(given, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
            return until.isAfter(now) ? Optional.of(Duration.between(now, until)) : Optional.of(Duration.ZERO);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /// Whatever came, as text that a database and a terminal can bear.
    static String text(byte[] body) {
        return new String(body, StandardCharsets.UTF_8).replaceAll("[\\p{Cntrl}&&[^\\n\\t]]", "\uFFFD");
    }
}
