package org.meridiem.kit.security;

import java.net.URI;
import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// How the service asks Keycloak Authorization Services what a token allows.
@ConfigMapping(prefix = "meridiem.authorization")
public interface AuthorizationConfig {
    /// The realm.
    @WithDefault("${quarkus.oidc.auth-server-url}")
    URI realm();

    /// The resource server: the client whose resources and policies decide.
    @WithDefault("${quarkus.oidc.client-id}")
    String audience();

    /// How long an answer is believed: after this a changed policy shows. A changed role shows with the caller's next token.
    @WithDefault("60s")
    Duration cacheFor();

    /// How many tokens' answers are kept.
    @WithDefault("10000")
    int maxTokens();

    /// How long to wait for a connection to Keycloak.
    @WithDefault("500ms")
    Duration connectTimeout();

    /// How long to wait for Keycloak's answer.
    @WithDefault("3s")
    Duration timeout();
}
