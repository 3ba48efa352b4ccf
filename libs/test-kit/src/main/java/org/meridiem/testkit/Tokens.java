package org.meridiem.testkit;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

/// Access tokens of the local users: `contributor`, `contributor2`, `editor`, `publisher`, `moderator`, `admin`, `reader`.
public final class Tokens {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration MARGIN = Duration.ofMinutes(2);
    private static final Map<String, Token> CACHE = new ConcurrentHashMap<>();

    private Tokens() {
    }

    /// A token that stays good for two minutes at least.
    ///
    /// @param user one of the local users
    /// @return the access token, without `Bearer`
    public static String of(String user) {
        return CACHE.compute(user, (name, known) -> known != null && known.isFresh() ? known : fetch(name)).value();
    }

    /// A token that nobody else has: what was decided for another one does not count for it.
    ///
    /// @param user one of the local users
    /// @return the access token, without `Bearer`
    public static String fresh(String user) {
        return fetch(user).value();
    }

    /// The id that the service sees as `sub`.
    ///
    /// @param user one of the local users
    /// @return the user's id
    public static String subject(String user) {
        String payload = of(user).split("\\.")[1];
        try {
            return JSON.readTree(java.util.Base64.getUrlDecoder().decode(payload)).path("sub").asText();
        } catch (IOException e) {
            throw new IllegalStateException("The token's payload is no JSON", e);
        }
    }

    private static Token fetch(String user) {
        URI endpoint = URI.create(SharedInfrastructure.endpoints().issuer() + "/protocol/openid-connect/token");
        String form = "grant_type=password&client_id=meridiem-cli&password=local&username="
                + URLEncoder.encode(user, StandardCharsets.UTF_8);
        HttpRequest request = HttpRequest.newBuilder(endpoint).timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)).build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IllegalStateException("No token for " + user + ": " + response.body());
            }
            JsonNode answer = JSON.readTree(response.body());
            return new Token(answer.path("access_token").asText(),
                    Instant.now().plusSeconds(answer.path("expires_in").asLong()));
        } catch (IOException e) {
            throw new IllegalStateException("Keycloak does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }

    private record Token(String value, Instant expiry) {

        boolean isFresh() {
            return Instant.now().plus(MARGIN).isBefore(expiry);
        }
    }
}
