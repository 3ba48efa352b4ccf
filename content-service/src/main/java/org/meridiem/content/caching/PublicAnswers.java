package org.meridiem.content.caching;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
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
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

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

/// Makes public JSON answers with everything that caches need: a strong `ETag` per encoding, `Last-Modified`, `Cache-Control`, `Vary` and purge tags;
/// 304 when the reader's copy is still good.
///
/// The tag is a digest of the bytes: equal bytes, equal tag, on every replica and after every restart.
@ApplicationScoped
public class PublicAnswers {

    // Below this, compression saves nothing that a network packet would notice.
    private static final int WORTH_COMPRESSING = 1_000;
    private static final int TAG_BYTES = 15;
    // A year is written with four digits; RFC_1123_DATE_TIME writes a day below 10 with one, RFC 9110 wants two.
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter
            .ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final ObjectMapper json;
    private final CachingConfig config;

    PublicAnswers(ObjectMapper json, CachingConfig config) {
        this.json = json;
        this.config = config;
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
        Response.ResponseBuilder answer = answer(headers, bytes(view), lastModified, tags);
        if (view instanceof Page<?> page && page.nextCursor() != null) {
            answer.header(HttpHeaders.LINK, "<" + next(uri, page.nextCursor()) + ">; rel=\"next\"");
        }
        return answer.build();
    }

    /// An answer of JSON that is ready.
    ///
    /// @param headers      of the request
    /// @param body         UTF-8
    /// @param lastModified when that last changed
    /// @param tags         what it was made from, for purging
    public Response json(HttpHeaders headers, byte[] body, @Nullable Instant lastModified, Collection<String> tags) {
        return answer(headers, body, lastModified, tags).build();
    }

    /// An answer of another type than JSON.
    ///
    /// @param headers      of the request
    /// @param type         media type
    /// @param body         as it is to be sent
    /// @param lastModified when that last changed
    /// @param tags         what it was made from, for purging
    public Response typed(HttpHeaders headers, String type, byte[] body, @Nullable Instant lastModified,
            Collection<String> tags) {
        return answer(headers, body, lastModified, tags).type(type).build();
    }

    private Response.ResponseBuilder answer(HttpHeaders headers, byte[] body, @Nullable Instant lastModified,
            Collection<String> tags) {
        boolean compressed = body.length > WORTH_COMPRESSING
                && acceptsGzip(headers.getRequestHeader(HttpHeaders.ACCEPT_ENCODING));
        String etag = "\"" + digest(body) + (compressed ? "-gzip" : "") + "\"";
        boolean notModified = ConditionalGet.notModified(headers, etag, lastModified);
        Response.ResponseBuilder answer = notModified
                ? Response.notModified()
                : Response.ok(compressed ? gzip(body) : body, MediaType.APPLICATION_JSON_TYPE);
        answer.header(HttpHeaders.ETAG, etag)
                .header(HttpHeaders.CACHE_CONTROL, config.cacheControl())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING)
                .header("Cache-Tag", String.join(",", tags))
                .header("Surrogate-Key", String.join(" ", tags));
        if (compressed && !notModified) {
            answer.header(HttpHeaders.CONTENT_ENCODING, "gzip");
        }
        if (lastModified != null) {
            answer.header(HttpHeaders.LAST_MODIFIED, httpDate(lastModified));
        }
        return answer;
    }

    /// A JSON answer whose bytes were prepared before.
    ///
    /// @param headers      of the request
    /// @param gzip         the JSON, compressed
    /// @param digest       of the JSON, the tag without quotes
    /// @param lastModified when the bytes came to be
    /// @param tags         what they were made from, separated by commas
    public Response stored(HttpHeaders headers, byte[] gzip, String digest, Instant lastModified, String tags) {
        boolean compressed = acceptsGzip(headers.getRequestHeader(HttpHeaders.ACCEPT_ENCODING));
        String etag = "\"" + digest + (compressed ? "-gzip" : "") + "\"";
        boolean notModified = ConditionalGet.notModified(headers, etag, lastModified);
        Response.ResponseBuilder answer = notModified
                ? Response.notModified()
                : Response.ok(compressed ? gzip : gunzip(gzip), MediaType.APPLICATION_JSON_TYPE);
        answer.header(HttpHeaders.ETAG, etag)
                .header(HttpHeaders.CACHE_CONTROL, config.cacheControl())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING)
                .header("Cache-Tag", tags)
                .header("Surrogate-Key", tags.replace(',', ' '))
                .header(HttpHeaders.LAST_MODIFIED, httpDate(lastModified));
        if (compressed && !notModified) {
            answer.header(HttpHeaders.CONTENT_ENCODING, "gzip");
        }
        return answer.build();
    }

    /// Decompresses what was prepared.
    public static byte[] gunzip(byte[] gzip) {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The problem to throw for a public address with nothing behind it: kept briefly, so that a wave of requests for it stays outside.
    public static ProblemException absent(String detail) {
        return ProblemType.NOT_FOUND.with(detail).header(HttpHeaders.CACHE_CONTROL, "public, max-age=10");
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

    static boolean acceptsGzip(@Nullable List<String> acceptEncoding) {
        return acceptEncoding != null
                && acceptEncoding.stream().flatMap(value -> Arrays.stream(value.split(","))).map(String::strip)
                        .anyMatch(coding -> coding.equals("gzip")
                                || coding.startsWith("gzip;") && !coding.matches("gzip;\\s*q=0(\\.0*)?"));
    }

    private static String digest(byte[] body) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(body);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, TAG_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static byte[] gzip(byte[] body) {
        var out = new ByteArrayOutputStream(body.length / 2);
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static String next(UriInfo uri, String cursor) {
        var request = uri.getRequestUri();
        return UriBuilder.fromPath(request.getRawPath()).replaceQuery(request.getRawQuery())
                .replaceQueryParam("cursor", cursor).build().toString();
    }
}
