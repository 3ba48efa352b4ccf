package org.meridiem.cluster.sample;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;

/// One service's HTTP interface, called as a user of the local realm.
///
/// Every POST carries an `Idempotency-Key` made out of what it says, so that a call whose answer was lost can be repeated. A service that is busy or not
/// quite there (429, 503) is asked again a few times.
final class Api {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int TRIES = 6;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private final HttpClient http;
    private final URI base;
    private final Tokens tokens;

    /// What a service said.
    ///
    /// @param body a missing node when there was none
    /// @param etag the version, to be sent back in If-Match
    record Answer(int status, JsonNode body, Optional<String> etag) {

        /// A text member of the body; empty when there is none.
        String text(String member) {
            return body.path(member).asText("");
        }
    }

    Api(HttpClient http, URI base, Tokens tokens) {
        this.http = http;
        this.base = base;
        this.tokens = tokens;
    }

    Answer get(Tokens.User user, String path) throws IOException, InterruptedException {
        return send(user, request(path).GET(), "GET", path);
    }

    /// Reads a public resource.
    ///
    /// @return empty when there is none (any more)
    Optional<Answer> find(String path) throws IOException, InterruptedException {
        try {
            return Optional.of(send(null, request(path).GET(), "GET", path));
        } catch (ApiRefusal e) {
            if (e.status() == 404 || e.status() == 410) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /// All items of a list, page after page.
    List<JsonNode> all(Tokens.User user, String path) throws IOException, InterruptedException {
        List<JsonNode> items = new ArrayList<>();
        String first = path + (path.contains("?") ? "&" : "?") + "limit=100";
        String next = first;
        while (next != null) {
            JsonNode page = get(user, next).body();
            page.path("items").forEach(items::add);
            next = page.hasNonNull("nextCursor") ? first + "&cursor=" + encoded(page.get("nextCursor").asText()) : null;
        }
        return items;
    }

    Answer post(Tokens.User user, String path, JsonNode body) throws IOException, InterruptedException {
        return send(user, json(path, body, "POST").header("Idempotency-Key", key(path, utf8(body.toString()))), "POST",
                path);
    }

    /// Posts what depends on a version.
    Answer post(Tokens.User user, String path, JsonNode body, String etag) throws IOException, InterruptedException {
        return send(user, json(path, body, "POST").header("If-Match", etag).header("Idempotency-Key",
                key(path, utf8(etag), utf8(body.toString()))), "POST", path);
    }

    Answer put(Tokens.User user, String path, JsonNode body, String etag) throws IOException, InterruptedException {
        return send(user, json(path, body, "PUT").header("If-Match", etag), "PUT", path);
    }

    /// Posts without a token, as a reader with this browser.
    Answer postAsReader(String browser, String path, JsonNode body) throws IOException, InterruptedException {
        return send(null, json(path, body, "POST").header("User-Agent", browser), "POST", path);
    }

    /// Uploads a file with text fields beside it.
    Answer upload(Tokens.User user, String path, String fileName, String contentType, byte[] file,
            Map<String, String> fields)
            throws IOException, InterruptedException {
        String boundary = "meridiem-" + Long.toHexString(HeroImages.seed(fileName)) + "-" + file.length;
        ByteArrayOutputStream form = new ByteArrayOutputStream(file.length + 2_000);
        for (Map.Entry<String, String> field : new TreeMap<>(fields).entrySet()) {
            part(form, boundary, "name=\"" + field.getKey() + '"', "text/plain; charset=UTF-8",
                    utf8(field.getValue()));
        }
        part(form, boundary, "name=\"file\"; filename=\"" + fileName + '"', contentType, file);
        form.writeBytes(utf8("--" + boundary + "--\r\n"));
        return send(user, request(path).header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .header("Idempotency-Key", key(path, form.toByteArray()))
                .POST(BodyPublishers.ofByteArray(form.toByteArray())),
                "POST", path);
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofSeconds(60)).header("Accept",
                "application/json");
    }

    private HttpRequest.Builder json(String path, JsonNode body, String method) {
        return request(path).header("Content-Type", "application/json").method(method,
                BodyPublishers.ofString(body.toString()));
    }

    private Answer send(Tokens.@Nullable User user, HttpRequest.Builder request, String method, String path)
            throws IOException, InterruptedException {
        for (int tried = 1;; tried++) {
            if (user != null) {
                request.setHeader("Authorization", "Bearer " + tokens.of(user));
            }
            HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            int status = answer.statusCode();
            if ((status == 429 || status == 503) && tried < TRIES) {
                Thread.sleep(wait(answer));
            } else if (status >= 300) {
                throw new ApiRefusal(method + " " + base + path + (user == null ? "" : " as " + user), status,
                        answer.body());
            } else {
                JsonNode body = answer.body().isBlank() ? MissingNode.getInstance() : JSON.readTree(answer.body());
                return new Answer(status, body, answer.headers().firstValue("ETag"));
            }
        }
    }

    private static Duration wait(HttpResponse<String> answer) {
        Duration asked = answer.headers().firstValue("Retry-After").filter(text -> text.matches("\\d{1,5}"))
                .map(text -> Duration.ofSeconds(Long.parseLong(text))).orElse(Duration.ofSeconds(1));
        return asked.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : asked;
    }

    private static void part(ByteArrayOutputStream form, String boundary, String disposition, String type,
            byte[] content) {
        form.writeBytes(utf8("--" + boundary + "\r\nContent-Disposition: form-data; " + disposition
                + "\r\nContent-Type: " + type + "\r\n\r\n"));
        form.writeBytes(content);
        form.writeBytes(utf8("\r\n"));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String key(String path, byte[]... content) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(utf8(path));
            for (byte[] part : content) {
                digest.update((byte) 0);
                digest.update(part);
            }
            return "sample-" + HexFormat.of().formatHex(digest.digest(), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
