package org.meridiem.newsletter.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.jspecify.annotations.Nullable;
import org.meridiem.kit.http.ConditionalGet;
import org.meridiem.kit.page.Page;
import org.meridiem.kit.problem.ProblemException;
import org.meridiem.kit.problem.ProblemType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/// Public answers as caches like them: a strong ETag out of the bytes, a date, how long they keep, and tags to purge by.
@Singleton
public class PublicAnswers {

    private static final String KEEP = "public, max-age=60, s-maxage=300, stale-while-revalidate=60, stale-if-error=86400";
    private static final String KEEP_REFUSAL = "public, max-age=10";
    /// RFC 9110, 5.6.7: two digits of the day, always.
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter
            .ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final ObjectMapper json;

    PublicAnswers(ObjectMapper json) {
        this.json = json;
    }

    /// A JSON answer.
    ///
    /// @param request      for its preconditions
    /// @param entity       what to say
    /// @param lastModified when it changed last, null when nobody knows
    /// @param tags         what it was made from
    public Response json(HttpHeaders request, Object entity, @Nullable Instant lastModified, List<String> tags) {
        try {
            return answer(request, json.writeValueAsBytes(entity), MediaType.APPLICATION_JSON_TYPE, lastModified, tags)
                    .build();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer cannot be written", e);
        }
    }

    /// A page of a list, with its link to the next one.
    ///
    /// @param path  of the list
    /// @param query what the next page's address repeats, without the cursor: `limit=20`, or empty
    public Response page(HttpHeaders request, Page<?> page, String path, String query, List<String> tags) {
        Response answer = json(request, page, null, tags);
        if (page.nextCursor() == null) {
            return answer;
        }
        String next = path + '?' + (query.isEmpty() ? "" : query + '&') + "cursor=" + page.nextCursor();
        return Response.fromResponse(answer).header(HttpHeaders.LINK, '<' + next + ">; rel=\"next\"").build();
    }

    /// An HTML answer.
    public Response html(HttpHeaders request, String document, @Nullable Instant lastModified, List<String> tags) {
        return answer(request, document.getBytes(StandardCharsets.UTF_8), Pages.HTML, lastModified, tags)
                .header("Content-Security-Policy", Pages.POLICY)
                .build();
    }

    /// A document of any other kind.
    ///
    /// @param type with its character set, which must be UTF-8
    public Response document(HttpHeaders request, String document, MediaType type, List<String> tags) {
        return answer(request, document.getBytes(StandardCharsets.UTF_8), type, null, tags).build();
    }

    /// A 404 that caches keep for a moment.
    public static ProblemException notFound(String detail) {
        return ProblemType.NOT_FOUND.with(detail).header(HttpHeaders.CACHE_CONTROL, KEEP_REFUSAL);
    }

    private static Response.ResponseBuilder answer(HttpHeaders request, byte[] body, MediaType type,
            @Nullable Instant lastModified, List<String> tags) {
        String etag = etag(body);
        Response.ResponseBuilder answer = ConditionalGet.notModified(request, etag, lastModified)
                ? Response.notModified()
                : Response.ok(body, type);
        answer.header(HttpHeaders.ETAG, etag)
                .header(HttpHeaders.CACHE_CONTROL, KEEP)
                .header(HttpHeaders.VARY, "Accept, Accept-Encoding")
                .header("Cache-Tag", String.join(",", tags))
                .header("Surrogate-Key", String.join(" ", tags));
        if (lastModified != null) {
            answer.header(HttpHeaders.LAST_MODIFIED, HTTP_DATE.format(lastModified));
        }
        return answer;
    }

    private static String etag(byte[] body) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(body);
            return '"' + Base64.getUrlEncoder().withoutPadding().encodeToString(hash).substring(0, 22) + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
