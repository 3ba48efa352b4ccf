package org.meridiem.kit.http;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;

import jakarta.ws.rs.core.HttpHeaders;

import org.jspecify.annotations.Nullable;

/// Whether a reader's copy is still good (RFC 9110, 13.1.2, 13.1.3 and 13.2.2).
public final class ConditionalGet {

    private ConditionalGet() {
    }

    /// True when 304 is the answer. If-None-Match (a list, weak tags, `*`) decides alone when it is there, else If-Modified-Since; what cannot be parsed is as if absent.
    ///
    /// @param headers      the request's
    /// @param etag         the present strong tag with its quotes
    /// @param lastModified the present version's time, null when there is none
    public static boolean notModified(HttpHeaders headers, String etag, @Nullable Instant lastModified) {
        String noneMatch = headers.getHeaderString(HttpHeaders.IF_NONE_MATCH);
        return notModified(noneMatch, headers.getHeaderString(HttpHeaders.IF_MODIFIED_SINCE), etag, lastModified);
    }

    /// The same with the two header values given.
    public static boolean notModified(@Nullable String noneMatch, @Nullable String modifiedSince, String etag,
            @Nullable Instant lastModified) {
        if (noneMatch != null) {
            return noneMatch.strip().equals("*")
                    || Arrays.stream(noneMatch.split(",")).map(String::strip)
                            .map(tag -> tag.startsWith("W/") ? tag.substring(2) : tag).anyMatch(etag::equals);
        }
        if (modifiedSince == null || lastModified == null) {
            return false;
        }
        try {
            Instant since = ZonedDateTime.parse(modifiedSince.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return !lastModified.truncatedTo(ChronoUnit.SECONDS).isAfter(since);
        } catch (DateTimeParseException e) {
            return false;
        }
    }
}
