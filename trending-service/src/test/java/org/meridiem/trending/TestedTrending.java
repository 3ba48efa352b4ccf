package org.meridiem.trending;

import java.util.Map;

import io.quarkus.test.junit.QuarkusTestProfile;

/// The service as the tests run it: readers are told apart by `X-Forwarded-For`, which only the test may send.
public class TestedTrending implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("meridiem.collector.trusted-proxies", "127.0.0.0/8",
                "meridiem.collector.origins", "https://news.example",
                "quarkus.http.cors.enabled", "true", "quarkus.http.cors.origins", "https://news.example",
                // Nobody is there: what is public must not need Keycloak.
                "quarkus.oidc.auth-server-url", "http://127.0.0.1:1/realms/meridiem");
    }
}
