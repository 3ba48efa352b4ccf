package org.meridiem.content.transfer.source;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.meridiem.content.transfer.source.Content.Standing;

/// Where posts of WordPress stood, and since when.
final class WordPressStanding {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private WordPressStanding() {
    }

    /// Where a post stood.
    ///
    /// @param status as WordPress names it
    static Standing of(WordPressPart part, String status, Fitting fitting) {
        Instant published = time(part.text("wp:post_date_gmt"));
        if (published == null) {
            published = time(part.text("wp:post_date"));
        }
        String here = switch (status) {
            case "publish" -> "PUBLISHED";
            case "future" -> "SCHEDULED";
            case "pending" -> "IN_REVIEW";
            case "draft" -> "DRAFT";
            case "private" -> draft("It was private: it is a draft here.", fitting);
            default -> draft("Its status “" + status + "” is not known: it is a draft here.", fitting);
        };
        if (part.text("wp:post_password") != null) {
            fitting.warn("It was protected by a password, which there is not here: it is a draft.");
            here = "DRAFT";
        }
        Instant changed = time(part.text("wp:post_modified_gmt"));
        Standing standing = Standing.of(here, published, published, changed);
        String former = part.meta("_wp_old_slug", "");
        return former.isBlank()
                ? standing
                : standing.withFormerSlugs(List.of(former.strip()));
    }

    private static @Nullable Instant time(@Nullable String text) {
        try {
            return text == null || text.startsWith("0000")
                    ? null
                    : LocalDateTime.parse(text, TIME).toInstant(ZoneOffset.UTC);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static String draft(String why, Fitting fitting) {
        fitting.warn(why);
        return "DRAFT";
    }
}
