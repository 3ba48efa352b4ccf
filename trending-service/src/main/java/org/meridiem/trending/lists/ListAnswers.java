package org.meridiem.trending.lists;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;

import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.RestResponse.Status;
import org.jspecify.annotations.Nullable;
import org.meridiem.events.TrendingList;
import org.meridiem.kit.http.ConditionalGet;
import org.meridiem.kit.problem.ProblemException;
import org.meridiem.kit.problem.ProblemType;

/// How prepared items are asked for and answered.
@Singleton
class ListAnswers {

    /// The most items that can be asked for.
    static final int MAX_LIMIT = 50;

    /// RFC 9110, 5.6.7. Java's own RFC 1123 format writes days without a leading zero.
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'",
            Locale.ENGLISH);
    private static final int MAX_SECTION = 200;

    private final Clock clock;
    private final String cacheControl;

    ListAnswers(Clock clock, ListsConfig config) {
        this.clock = clock;
        this.cacheControl = config.cacheControl();
    }

    /// The first items, or that the caller has them already.
    ///
    /// @param changedAt when this replica last changed them; null when that is not known
    RestResponse<byte[]> of(PreparedItems items, int limit, @Nullable Instant changedAt, HttpHeaders headers) {
        String etag = items.etag(limit);
        @Nullable
        Instant changed = changedAt == null ? null : changedAt.truncatedTo(ChronoUnit.SECONDS);
        // Two versions within one second would have the same date; while that second lasts there is none (RFC 9110, 8.8.2.2).
        boolean dated = changed != null && clock.instant().isAfter(changed.plusSeconds(1));
        boolean notModified = ConditionalGet.notModified(headers, etag, dated ? changed : null);
        var response = notModified
                ? ResponseBuilder.<byte[]>create(Status.NOT_MODIFIED)
                : ResponseBuilder.ok(items.body(limit));
        response.header(HttpHeaders.ETAG, etag)
                .header(HttpHeaders.CACHE_CONTROL, cacheControl)
                .header("Cache-Tag", "trending")
                .header("Surrogate-Key", "trending");
        if (changed != null && dated) {
            response.header(HttpHeaders.LAST_MODIFIED, HTTP_DATE.format(changed.atOffset(ZoneOffset.UTC)));
        }
        return response.build();
    }

    /// The problem while [ListFeed#isReady()] is false.
    static ProblemException notReady() {
        return ProblemType.UNAVAILABLE.with("The lists are still being read after a start.")
                .header(HttpHeaders.RETRY_AFTER, "1");
    }

    static int limit(int given, int highest) {
        if (given < 1 || given > highest) {
            throw invalid("limit", "must be 1 to " + highest);
        }
        return given;
    }

    static @Nullable String section(@Nullable String given) {
        if (given != null
                && (given.isBlank() || given.length() > MAX_SECTION || TrendingList.WHOLE_SITE.equals(given))) {
            throw invalid("section", "must be the slug or the path of a section");
        }
        return given;
    }

    static ProblemException invalid(String parameter, String rule) {
        return ProblemType.INVALID_PARAMETER.with("The query parameter " + parameter + " " + rule + ".")
                .parameter(parameter, rule);
    }
}
