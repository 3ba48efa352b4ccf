package org.meridiem.testkit;

import java.util.Map;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/// The real Keycloak with the realm of `deploy/keycloak` and its local users.
///
/// Init argument `client`: the client of the service under test, for example `content-service`. Sets
/// `quarkus.oidc.auth-server-url`, `.client-id` and `.credentials.secret`.
public final class KeycloakResource implements QuarkusTestResourceLifecycleManager {

    private String client = "content-service";

    /// Made by Quarkus.
    public KeycloakResource() {
        // Everything happens in start.
    }

    @Override
    public void init(Map<String, String> initArgs) {
        client = initArgs.getOrDefault("client", client);
    }

    @Override
    public Map<String, String> start() {
        return Map.of(
                "quarkus.oidc.auth-server-url", SharedInfrastructure.endpoints().issuer().toString(),
                "quarkus.oidc.client-id", client,
                "quarkus.oidc.credentials.secret", client + "-local-secret");
    }

    @Override
    public void stop() {
        // The server is shared; there is nothing of ours in it.
    }
}
