package org.meridiem.newsletter.bounce;

import java.io.IOException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/// What all providers' webhooks have in common: JSON that may grow new members, and times.
@Singleton
class Reports {

    private final ObjectMapper json = new ObjectMapper();
    private final Duration window;
    private final Clock clock;

    Reports(BounceConfig config, Clock clock) {
        this.window = config.replayWindow();
        this.clock = clock;
    }

    /// @throws org.meridiem.kit.problem.ProblemException 400 when it is no JSON
    JsonNode tree(byte[] body) {
        try {
            return json.readTree(body);
        } catch (IOException e) {
            throw Provider.unreadable();
        }
    }

    /// See [#tree(byte[])].
    JsonNode tree(String body) {
        try {
            return json.readTree(body);
        } catch (IOException e) {
            throw Provider.unreadable();
        }
    }

    /// @throws org.meridiem.kit.problem.ProblemException 401 when a signature's time is too far from now
    void demandFresh(@Nullable Instant signedAt) {
        if (signedAt == null || Duration.between(signedAt, clock.instant()).abs().compareTo(window) > 0) {
            throw Provider.forged();
        }
    }

    /// Seconds since 1970, with or without a fraction; null when it is none.
    static @Nullable Instant seconds(String text) {
        try {
            return Instant.ofEpochSecond((long) Double.parseDouble(text));
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /// A time in ISO form; null when it is none.
    static @Nullable Instant time(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }

    /// The time when it happened, or now for want of one; never a time to come.
    Instant happened(@Nullable Instant at) {
        Instant now = clock.instant();
        return at == null || at.isAfter(now) ? now : at;
    }

    /// A member as text; empty when it is missing.
    static String text(JsonNode node, String member) {
        return node.path(member).asText("");
    }
}
