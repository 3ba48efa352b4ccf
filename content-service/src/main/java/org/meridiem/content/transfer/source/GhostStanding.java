package org.meridiem.content.transfer.source;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;

import org.jspecify.annotations.Nullable;
import org.meridiem.content.transfer.source.Content.Standing;

import com.fasterxml.jackson.databind.JsonNode;

/// Where posts of Ghost stood, and since when.
final class GhostStanding {

    private static final DateTimeFormatter SQL_TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private GhostStanding() {
    }

    /// Where a post stood.
    static Standing of(JsonNode row, Fitting fitting) {
        String status = switch (GhostPost.text(row, "status", "draft")) {
            case "published" -> "PUBLISHED";
            case "scheduled" -> "SCHEDULED";
            case "sent" -> draft("It was sent by mail only: it is a draft here.", fitting);
            case "draft" -> "DRAFT";
            default -> draft("Its status “" + GhostPost.text(row, "status", "") + "” is not known: it is a draft here.",
                    fitting);
        };
        String visibility = GhostPost.text(row, "visibility", "public");
        if (!visibility.equals("public") && !status.equals("DRAFT")) {
            fitting.warn("It was for some readers only (" + visibility + "), which there is not here: it is a draft.");
            status = "DRAFT";
        }
        return Standing.of(status, time(row, "created_at"), time(row, "published_at"), time(row, "updated_at"));
    }

    private static @Nullable Instant time(JsonNode row, String member) {
        JsonNode value = row.path(member);
        try {
            if (value.isNumber()) {
                return Instant.ofEpochMilli(value.longValue());
            }
            String text = value.asText("");
            return text.isBlank() || text.equals("null")
                    ? null
                    : text.contains("T")
                            ? Instant.parse(text)
                            : LocalDateTime.parse(text, SQL_TIME).toInstant(ZoneOffset.UTC);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static String draft(String why, Fitting fitting) {
        fitting.warn(why);
        return "DRAFT";
    }
}
