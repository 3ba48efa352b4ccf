package org.meridiem.benchmarks;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

import org.meridiem.cluster.ClusterException;
import org.meridiem.cluster.Endpoints;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

/// Makes what the corpus refers to, and its first article, through the editorial API.
final class Editor implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI service;
    private final String token;

    Editor(Endpoints endpoints, URI service) {
        this.service = service;
        String form = "grant_type=password&client_id=meridiem-cli&username=admin&password="
                + URLEncoder.encode("local", StandardCharsets.UTF_8);
        this.token = send(HttpRequest.newBuilder(URI.create(endpoints.issuer() + "/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)).build()).path("access_token").asText();
    }

    JsonNode get(String path) {
        return send(HttpRequest.newBuilder(service.resolve(path)).build());
    }

    /// What only editors may read.
    JsonNode read(String path) {
        return send(authorized(path).build());
    }

    /// Sends a file.
    JsonNode upload(String path, String type, Path file) throws IOException {
        return send(authorized(path).header("Content-Type", type).POST(HttpRequest.BodyPublishers.ofFile(file))
                .build());
    }

    /// Receives a file.
    void download(String path, Path file) throws IOException {
        try {
            HttpResponse<Path> answer = client.send(authorized(path).build(), HttpResponse.BodyHandlers.ofFile(file));
            if (answer.statusCode() != HttpURLConnection.HTTP_OK) {
                throw new ClusterException(path + " answers " + answer.statusCode());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClusterException("Interrupted");
        }
    }

    JsonNode post(String path, Map<String, ?> body) {
        try {
            return send(authorized(path).header("Content-Type", "application/json").header("If-Match", "*")
                    .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body))).build());
        } catch (IOException e) {
            throw new IllegalStateException("a map can be written", e);
        }
    }

    private HttpRequest.Builder authorized(String path) {
        return HttpRequest.newBuilder(service.resolve(path)).header("Authorization", "Bearer " + token);
    }

    private JsonNode send(HttpRequest request) {
        try {
            HttpResponse<byte[]> answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() >= 300) {
                throw new ClusterException(request.method() + " " + request.uri() + " answers " + answer.statusCode()
                        + ": " + new String(answer.body(), StandardCharsets.UTF_8));
            }
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new ClusterException(request.uri() + " does not answer: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClusterException("Interrupted");
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
