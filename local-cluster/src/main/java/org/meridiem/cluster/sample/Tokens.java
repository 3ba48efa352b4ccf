package org.meridiem.cluster.sample;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/// Access tokens of the local realm's users, by the password grant that only the local realm allows.
final class Tokens {

    /// A user of the local realm.
    enum User {
        ADMIN, EDITOR, PUBLISHER
    }

    private static final String CLIENT = "meridiem-cli";
    private static final String PASSWORD = "local";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http;
    private final URI endpoint;
    private final Map<User, Token> tokens = new EnumMap<>(User.class);

    private record Token(String value, long goodUntil) {
    }

    /// @param realm such as `http://127.0.0.1:8180/realms/meridiem`
    Tokens(HttpClient http, URI realm) {
        this.http = http;
        this.endpoint = URI.create(realm + "/protocol/openid-connect/token");
    }

    /// A token that is good for at least some more seconds.
    synchronized String of(User user) throws IOException, InterruptedException {
        Token token = tokens.get(user);
        if (token == null || token.goodUntil() - System.nanoTime() < 0) {
            token = ask(user);
            tokens.put(user, token);
        }
        return token.value();
    }

    private Token ask(User user) throws IOException, InterruptedException {
        String form = "grant_type=password&client_id=" + CLIENT + "&username=" + user.name().toLowerCase(Locale.ROOT)
                + "&password=" + URLEncoder.encode(PASSWORD, StandardCharsets.UTF_8);
        HttpResponse<String> answer = http.send(HttpRequest.newBuilder(endpoint).timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)).build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new ApiRefusal("POST " + endpoint + " as " + user, answer.statusCode(), answer.body());
        }
        JsonNode body = JSON.readTree(answer.body());
        long seconds = Math.max(0, body.path("expires_in").asLong() - 20);
        return new Token(body.path("access_token").asText(), System.nanoTime() + Duration.ofSeconds(seconds).toNanos());
    }
}
