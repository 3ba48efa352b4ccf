package org.meridiem.cluster.sample;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/// The services' APIs and Keycloak's token endpoint, as far as the loader uses them, in memory.
///
/// As strict as the real ones where the loader could go wrong: no change without a token, none of a version without If-Match, no slug twice, no transition
/// that the workflow does not have.
final class FakeCluster implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, List<String>> STEPS = Map.of("submit", List.of("DRAFT", "IN_REVIEW"), "approve",
            List.of("IN_REVIEW", "APPROVED"), "publish", List.of("APPROVED", "PUBLISHED"));

    private final HttpServer server;
    private final Map<String, Map<String, ObjectNode>> things = new LinkedHashMap<>();
    private final List<String> requests = new ArrayList<>();
    private final List<String> published = new ArrayList<>();
    private final AtomicInteger ids = new AtomicInteger();
    private Predicate<String> failing = _ -> false;
    private int failStatus = 500;
    private ObjectNode site = JSON.createObjectNode().put("name", "").put("about", "");

    FakeCluster() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    synchronized List<ObjectNode> all(String kind) {
        return List.copyOf(things.getOrDefault(kind, Map.of()).values());
    }

    /// Slugs in the order of their publication.
    synchronized List<String> published() {
        return List.copyOf(published);
    }

    /// What came, as `METHOD path`, and forgets it.
    synchronized List<String> takeRequests() {
        List<String> taken = List.copyOf(requests);
        requests.clear();
        return taken;
    }

    synchronized JsonNode site() {
        return site.deepCopy();
    }

    /// Somebody writes about their site.
    synchronized void setUp(String about) {
        site.put("about", about);
    }

    /// From now on requests that match are answered with this status.
    synchronized void fail(int status, Predicate<String> which) {
        failStatus = status;
        failing = which;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        Answer answer = answer(exchange, body);
        byte[] bytes = answer.body == null ? new byte[0] : answer.body.toString().getBytes(StandardCharsets.UTF_8);
        if (answer.etag != null) {
            exchange.getResponseHeaders().set("ETag", answer.etag);
        }
        exchange.getResponseHeaders().set("Retry-After", "0");
        exchange.sendResponseHeaders(answer.status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private synchronized Answer answer(HttpExchange exchange, byte[] body) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String request = exchange.getRequestMethod() + " " + path;
        if (path.endsWith("/protocol/openid-connect/token")) {
            return new Answer(200, JSON.createObjectNode().put("access_token", "t").put("expires_in", 300), null);
        }
        requests.add(request);
        if (failing.test(request)) {
            return problem(failStatus, "The fake was told to fail.");
        }
        if (path.equals("/v1/views")) {
            return new Answer(202, null, null);
        }
        if (exchange.getRequestHeaders().getFirst("Authorization") == null) {
            return problem(401, "No token.");
        }
        List<String> segments = List.of(path.substring("/v1/editorial/".length()).split("/"));
        String kind = segments.getFirst();
        String ifMatch = String.valueOf(exchange.getRequestHeaders().getFirst("If-Match"));
        return switch (request.substring(0, request.indexOf(' ')) + segments.size()) {
            case "GET1" -> kind.equals("site") ? new Answer(200, site, "\"1\"") : list(kind);
            case "GET2" -> found(kind, segments.get(1));
            case "PUT1" -> settings(JSON.readTree(body), ifMatch);
            case "POST1" -> kind.equals("media")
                    ? media(new String(body, StandardCharsets.ISO_8859_1))
                    : create(kind, (ObjectNode) JSON.readTree(body));
            case "POST3" -> transition(segments.get(1), JSON.readTree(body), ifMatch);
            default -> problem(404, "Nothing here.");
        };
    }

    private Answer list(String kind) {
        ObjectNode page = JSON.createObjectNode();
        all(kind).forEach(page.putArray("items")::add);
        return new Answer(200, page, null);
    }

    private Answer found(String kind, String id) {
        return all(kind).stream().filter(one -> one.path("id").asText().equals(id)).findFirst()
                .map(FakeCluster::versioned)
                .orElseGet(() -> problem(404, "Not there."));
    }

    private Answer settings(JsonNode settings, String ifMatch) {
        if (!ifMatch.equals("\"1\"")) {
            return problem(428, "If-Match needed.");
        }
        site = settings.deepCopy();
        return new Answer(200, site, "\"2\"");
    }

    private Answer media(String form) {
        if (!form.contains("name=\"file\"; filename=") || !form.contains("name=\"alt\"")) {
            return problem(400, "No file or no alternative text.");
        }
        return put("media", "media-" + ids.incrementAndGet(), JSON.createObjectNode());
    }

    private Answer create(String kind, ObjectNode thing) {
        if (!thing.has("slug")) {
            thing.put("slug", thing.path(thing.has("headline") ? "headline" : "name").asText().toLowerCase(Locale.ROOT)
                    .replaceAll("[^a-z0-9]+", "-"));
        }
        if (things.getOrDefault(kind, Map.of()).containsKey(thing.path("slug").asText())) {
            return problem(409, "The slug is taken.");
        }
        return put(kind, thing.path("slug").asText(), kind.equals("articles") ? thing.put("status", "DRAFT") : thing);
    }

    private Answer put(String kind, String slug, ObjectNode thing) {
        thing.put("id", kind + "-" + ids.incrementAndGet()).put("version", 1);
        things.computeIfAbsent(kind, _ -> new LinkedHashMap<>()).put(slug, thing);
        Answer answer = versioned(thing);
        return new Answer(201, answer.body, answer.etag);
    }

    private Answer transition(String id, JsonNode request, String ifMatch) {
        String name = request.path("transition").asText();
        ObjectNode article = all("articles").stream().filter(one -> one.path("id").asText().equals(id)).findFirst()
                .orElseThrow();
        if (!ifMatch.equals(versioned(article).etag)) {
            return problem(412, "Stale.");
        }
        List<String> step = STEPS.getOrDefault(name, List.of("", ""));
        if (!article.path("status").asText().equals(step.getFirst())) {
            return problem(409, "There is no such transition from here.");
        }
        article.put("status", step.getLast()).put("version", article.path("version").asInt() + 1);
        if (name.equals("publish")) {
            published.add(article.path("slug").asText());
            article.set("publishedAt", request.path("at"));
        }
        return versioned(article);
    }

    private static Answer versioned(ObjectNode thing) {
        return new Answer(200, thing, '"' + thing.path("version").asText() + '"');
    }

    private static Answer problem(int status, String detail) {
        return new Answer(status, JSON.createObjectNode().put("status", status).put("detail", detail), null);
    }

    private record Answer(int status, @Nullable JsonNode body, @Nullable String etag) {
    }
}
