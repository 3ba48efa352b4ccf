package org.meridiem.kit.security;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.meridiem.kit.problem.ProblemType;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.WebClientOptions;
import io.vertx.mutiny.core.MultiMap;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.ext.web.client.HttpResponse;
import io.vertx.mutiny.ext.web.client.WebClient;

/// What each token allows, decided by Keycloak Authorization Services: one UMA call per token, remembered for a short time, bounded in number.
///
/// A refusal is remembered like a grant; a failure to reach Keycloak is not, and ends the request with 503: nobody gets in and nobody is called forbidden because of it.
@Singleton
class KeycloakGrants {

    private static final Logger LOG = Logger.getLogger(KeycloakGrants.class);
    private static final String UMA_TICKET = "urn:ietf:params:oauth:grant-type:uma-ticket";

    private final AuthorizationConfig config;
    private final WebClient client;
    private final AsyncCache<String, Grant> cache;

    KeycloakGrants(AuthorizationConfig config, Vertx vertx, Clock clock) {
        this.config = config;
        this.client = WebClient.create(vertx, new WebClientOptions()
                .setConnectTimeout(Math.toIntExact(config.connectTimeout().toMillis()))
                .setFollowRedirects(false));
        this.cache = Caffeine.newBuilder()
                .maximumSize(config.maxTokens())
                .expireAfter(Expiry.<String, Grant>creating(
                        (token, grant) -> grant.timeToLive(clock.instant(), config.cacheFor())))
                .buildAsync();
    }

    /// The scopes that the token's bearer has, such as `article:publish`.
    Uni<Set<String>> scopes(JsonWebToken token, String raw) {
        // A token without an id is told apart by itself: the raw text never leaves memory.
        String key = token.getTokenID() == null ? raw : token.getTokenID();
        Instant expiry = Instant.ofEpochSecond(token.getExpirationTime());
        return Uni.createFrom().completionStage(() -> cache.get(key, (id, executor) -> ask(raw, expiry)))
                .map(Grant::scopes);
    }

    private CompletableFuture<Grant> ask(String raw, Instant expiry) {
        return client.postAbs(config.realm() + "/protocol/openid-connect/token")
                .timeout(config.timeout().toMillis())
                .bearerTokenAuthentication(raw)
                .sendForm(MultiMap.caseInsensitiveMultiMap()
                        .add("grant_type", UMA_TICKET)
                        .add("audience", config.audience())
                        .add("response_mode", "permissions"))
                .map(answer -> new Grant(read(answer), expiry))
                .onFailure(failure -> !(failure instanceof org.meridiem.kit.problem.ProblemException))
                .transform(failure -> {
                    LOG.warnf("authorization server away: %s", failure.toString());
                    return unavailable();
                })
                .subscribeAsCompletionStage();
    }

    private static Set<String> read(HttpResponse<Buffer> answer) {
        int status = answer.statusCode();
        if (status == 200) {
            return answer.bodyAsJsonArray().stream()
                    .map(JsonObject.class::cast)
                    .flatMap(permission -> permission.getJsonArray("scopes", new JsonArray()).stream())
                    .map(String.class::cast)
                    .collect(Collectors.toUnmodifiableSet());
        }
        String error = error(answer);
        // 403 access_denied: the bearer has no permission at all. 400 invalid_grant: Keycloak no longer knows the session.
        if (status == 403) {
            return Set.of();
        }
        if (status == 401 || "invalid_grant".equals(error)) {
            throw ProblemType.UNAUTHENTICATED.with("The session of this token has ended.").header("WWW-Authenticate",
                    "Bearer error=\"invalid_token\"");
        }
        LOG.errorf("authorization server answered %d %s", status, error);
        throw unavailable();
    }

    private static @Nullable String error(HttpResponse<Buffer> answer) {
        try {
            JsonObject body = answer.bodyAsJsonObject();
            return body == null ? null : body.getString("error");
        } catch (RuntimeException e) {
            return null;
        }
    }

    private static RuntimeException unavailable() {
        return ProblemType.UNAVAILABLE.with("The authorization server cannot be reached.").header("Retry-After", "5");
    }

    @PreDestroy
    void close() {
        client.close();
    }

    private record Grant(Set<String> scopes, Instant tokenExpiry) {

        Duration timeToLive(Instant now, Duration max) {
            Duration left = Duration.between(now, tokenExpiry);
            return left.isNegative() ? Duration.ZERO : left.compareTo(max) < 0 ? left : max;
        }
    }
}
