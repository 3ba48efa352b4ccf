package org.meridiem.content.caching;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;

import org.jspecify.annotations.Nullable;
import org.meridiem.kit.http.ConditionalGet;
import org.meridiem.kit.page.Page;
import org.meridiem.kit.problem.ProblemException;
import org.meridiem.kit.problem.ProblemType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;

/// Makes public answers with everything that caches need: a strong `ETag` per encoding, `Last-Modified`, `Cache-Control`, `Vary` and purge tags;
/// 304 when the reader's copy is still good. What it makes for a request that came through the [CacheFilter] is kept there: the next reader
/// is answered without the resource. So the tags must name everything that the answer shows, and whoever changes such a thing tells [Purges].
///
/// The tag is a digest of the bytes: equal bytes, equal tag, on every replica and after every restart.
@ApplicationScoped
public class PublicAnswers {

    private static final int TAG_BYTES = 15;
    private static final String BRIEFLY = "public, max-age=10";
    // A year is written with four digits; RFC_1123_DATE_TIME writes a day below 10 with one, RFC 9110 wants two.
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter
            .ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final ObjectMapper json;
    private final CachingConfig config;
    private final AnswerCache cache;
    private final CurrentVertxRequest current;

    PublicAnswers(ObjectMapper json, CachingConfig config, AnswerCache cache, CurrentVertxRequest current) {
        this.json = json;
        this.config = config;
        this.cache = cache;
        this.current = current;
    }

    /// An answer of a view.
    ///
    /// @param headers      of the request
    /// @param uri          of the request, for the link to the next page
    /// @param view         what to answer; a [Page] gets its `Link`
    /// @param lastModified when that last changed
    /// @param tags         what it was made from, for purging
    public Response json(HttpHeaders headers, UriInfo uri, Object view, @Nullable Instant lastModified,
            Collection<String> tags) {
        String link = view instanceof Page<?> page && page.nextCursor() != null
                ? "<" + next(uri, page.nextCursor()) + ">; rel=\"next\""
                : null;
        return plain(headers, MediaType.APPLICATION_JSON, bytes(view), lastModified, tags, link);
    }

    /// An answer of JSON that is ready.
    ///
    /// @param headers      of the request
    /// @param body         UTF-8
    /// @param lastModified when that last changed
    /// @param tags         what it was made from, for purging
    public Response json(HttpHeaders headers, byte[] body, @Nullable Instant lastModified, Collection<String> tags) {
        return plain(headers, MediaType.APPLICATION_JSON, body, lastModified, tags, null);
    }

    /// An answer of any text.
    ///
    /// @param headers      of the request
    /// @param mediaType    such as `application/rss+xml;charset=UTF-8`
    /// @param body         UTF-8
    /// @param lastModified when that last changed
    /// @param tags         what it was made from, for purging
    public Response text(HttpHeaders headers, String mediaType, byte[] body, @Nullable Instant lastModified,
            Collection<String> tags) {
        return plain(headers, mediaType, body, lastModified, tags, null);
    }

    private Response plain(HttpHeaders headers, String mediaType, byte[] body, @Nullable Instant lastModified,
            Collection<String> tags, @Nullable String link) {
        return respond(headers, new Answer(mediaType, digest(body), Map.of(Coding.IDENTITY, body), lastModified, tags,
                link));
    }

    /// A JSON answer whose bytes were prepared before.
    ///
    /// @param headers      of the request
    /// @param gzip         the JSON, compressed
    /// @param digest       of the JSON, the tag without quotes
    /// @param lastModified when the bytes came to be
    /// @param tags         what they were made from, separated by commas
    public Response stored(HttpHeaders headers, byte[] gzip, String digest, Instant lastModified, String tags) {
        return respond(headers, new Answer(MediaType.APPLICATION_JSON, digest, Map.of(Coding.GZIP, gzip), lastModified,
                List.of(tags.split(",")), null));
    }

    private Response respond(HttpHeaders headers, Answer answer) {
        Variant variant = answer.variant(headers.getHeaderString(HttpHeaders.ACCEPT_ENCODING));
        RoutingContext context = current.getCurrent();
        if (context != null && context.get(Load.ATTRIBUTE) instanceof Load load) {
            cache.put(load, answer);
        }
        boolean notModified = ConditionalGet.notModified(headers, variant.etag(), answer.lastModified());
        Response.ResponseBuilder response = notModified
                ? Response.notModified()
                : Response.ok(variant.body());
        response.header(HttpHeaders.CACHE_CONTROL, config.cacheControl());
        answer.headers(variant, !notModified, (name, value) -> response.header(name.toString(), value.toString()));
        return response.build();
    }

    /// Compresses what is to be given to [#stored].
    public static byte[] gzip(byte[] body) {
        return Coding.gzip(body);
    }

    /// Decompresses what was prepared.
    public static byte[] gunzip(byte[] gzip) {
        return Coding.gunzip(gzip);
    }

    /// The problem to throw for a public address with nothing behind it: kept briefly, so that a wave of requests for it stays outside.
    public static ProblemException absent(String detail) {
        return ProblemType.NOT_FOUND.with(detail).header(HttpHeaders.CACHE_CONTROL, BRIEFLY);
    }

    /// 301 to another address of this API, kept briefly. Relative, so that nothing in it comes from the Host header; with the query as it came.
    ///
    /// @param path of the present address
    /// @param uri  of the request
    /// @param tags what the answer was made from, for purging
    public static Response moved(String path, UriInfo uri, Collection<String> tags) {
        String query = uri.getRequestUri().getRawQuery();
        return redirected(301, query == null ? path : path + "?" + query, tags);
    }

    /// A redirect, kept briefly.
    ///
    /// @param status   301 or 302
    /// @param location where to go
    /// @param tags     what the answer was made from, for purging
    public static Response redirected(int status, String location, Collection<String> tags) {
        return Response.status(status)
                .header(HttpHeaders.LOCATION, location)
                .header(HttpHeaders.CACHE_CONTROL, BRIEFLY)
                .header("Cache-Tag", String.join(",", tags))
                .header("Surrogate-Key", String.join(" ", tags))
                .build();
    }

    /// The same where it is known what would end it.
    ///
    /// @param tag purged when there may be something
    public static ProblemException absent(String detail, String tag) {
        return absent(detail).header("Cache-Tag", tag).header("Surrogate-Key", tag);
    }

    /// A time as HTTP writes it (RFC 9110, 5.6.7).
    public static String httpDate(Instant time) {
        return HTTP_DATE.format(time);
    }

    private byte[] bytes(Object view) {
        try {
            return json.writeValueAsBytes(view);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("our own view cannot be written", e);
        }
    }

    private static String digest(byte[] body) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(body);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, TAG_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static String next(UriInfo uri, String cursor) {
        var request = uri.getRequestUri();
        return UriBuilder.fromPath(request.getRawPath()).replaceQuery(request.getRawQuery())
                .replaceQueryParam("cursor", cursor).build().toString();
    }
}
