package org.meridiem.trending.lists;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.RestResponse.Status;
import org.jspecify.annotations.Nullable;
import org.meridiem.events.TrendingList.Window;
import org.meridiem.kit.http.ConditionalGet;
import org.meridiem.kit.problem.ProblemType;

import io.smallrye.common.annotation.NonBlocking;

/// The ranked lists, from memory: on the event loop, for nothing here waits.
@Path("/v1/trending")
@Produces(MediaType.APPLICATION_JSON)
@NonBlocking
class TrendingResource {

    /// RFC 9110, 5.6.7. Java's own RFC 1123 format writes days without a leading zero.
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'",
            Locale.ENGLISH);
    private static final int MAX_LIMIT = 50;
    private static final int MAX_SECTION = 200;

    private final ListFeed feed;
    private final Clock clock;
    private final String cacheControl;

    TrendingResource(ListFeed feed, Clock clock, ListsConfig config) {
        this.feed = feed;
        this.clock = clock;
        this.cacheControl = config.cacheControl();
    }

    /// The best articles of the site or of one section with all below it.
    @GET
    @PermitAll
    public RestResponse<byte[]> list(@RestQuery @DefaultValue("today") String window,
            @RestQuery @Nullable String section,
            @RestQuery @DefaultValue("10") int limit, @Context HttpHeaders headers) {
        Window wanted = window(window);
        if (limit < 1 || limit > MAX_LIMIT) {
            throw invalid("limit", "must be 1 to " + MAX_LIMIT);
        }
        if (section != null && (section.isBlank() || section.length() > MAX_SECTION)) {
            throw invalid("section", "must be the slug or the path of a section");
        }
        ListView list = feed.list(wanted, Optional.ofNullable(section)).orElseThrow(() -> ProblemType.UNAVAILABLE
                .with("The lists are still being read after a start.").header(HttpHeaders.RETRY_AFTER, "1"));
        return answer(list, limit, headers);
    }

    private RestResponse<byte[]> answer(ListView list, int limit, HttpHeaders headers) {
        String etag = list.etag(limit);
        Instant changed = list.changedAt().truncatedTo(ChronoUnit.SECONDS);
        // Two versions within one second would have the same date; while that second lasts there is none (RFC 9110, 8.8.2.2).
        boolean dated = clock.instant().isAfter(changed.plusSeconds(1));
        boolean notModified = ConditionalGet.notModified(headers, etag, dated ? changed : null);
        var response = notModified
                ? ResponseBuilder.<byte[]>create(Status.NOT_MODIFIED)
                : ResponseBuilder.ok(list.body(limit));
        response.header(HttpHeaders.ETAG, etag)
                .header(HttpHeaders.CACHE_CONTROL, cacheControl)
                .header("Cache-Tag", "trending")
                .header("Surrogate-Key", "trending");
        if (dated) {
            response.header(HttpHeaders.LAST_MODIFIED,
                    HTTP_DATE.format(changed.atOffset(ZoneOffset.UTC)));
        }
        return response.build();
    }

    private static Window window(String label) {
        return Arrays.stream(Window.values()).filter(window -> window.label().equals(label)).findFirst()
                .orElseThrow(() -> invalid("window", "must be one of "
                        + Arrays.stream(Window.values()).map(Window::label).collect(Collectors.joining(", "))));
    }

    private static RuntimeException invalid(String parameter, String rule) {
        return ProblemType.INVALID_PARAMETER.with("The query parameter " + parameter + " " + rule + ".")
                .parameter(parameter, rule);
    }
}
