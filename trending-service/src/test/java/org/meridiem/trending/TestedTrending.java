package org.meridiem.trending;

import java.util.List;
import java.util.Map;

import org.meridiem.testkit.KeycloakResource;

import io.quarkus.test.junit.QuarkusTestProfile;

/// The service as the tests run it: readers are told apart by `X-Forwarded-For`, which only the test may send.
public class TestedTrending implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("meridiem.http.behind-proxy", "true", "meridiem.http.trusted-proxies", "127.0.0.0/8",
                "meridiem.collector.origins", "https://news.example",
                "meridiem.stream.listeners-of-network", "3",
                "meridiem.stream.heartbeat", "1s",
                "meridiem.cursor.secret", "cursors-of-the-tests",
                "quarkus.http.cors.enabled", "true", "quarkus.http.cors.origins", "https://news.example");
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(KeycloakResource.class, Map.of("client", "trending-service")));
    }
}
