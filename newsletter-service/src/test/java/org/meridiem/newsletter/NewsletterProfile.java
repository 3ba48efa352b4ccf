package org.meridiem.newsletter;

import java.util.List;
import java.util.Map;

import org.meridiem.testkit.KafkaResource;
import org.meridiem.testkit.KeycloakResource;
import org.meridiem.testkit.MailResource;
import org.meridiem.testkit.PostgresResource;

import io.quarkus.test.junit.QuarkusTestProfile;

/// The service with a real PostgreSQL, Kafka, Keycloak and mail server, in a hurry.
public class NewsletterProfile implements QuarkusTestProfile {

    /// Where readers would reach the service: tests take the path of a link and ask the service under test.
    public static final String PUBLIC_URL = "http://letters.meridiem.test";

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.ofEntries(
                Map.entry("quarkus.http.test-port", "0"),
                Map.entry("quarkus.management.test-port", "0"),
                Map.entry("meridiem.cursor.secret", "cursors-of-the-tests"),
                Map.entry("meridiem.token.secret", "tokens-of-the-tests"),
                Map.entry("meridiem.public.url", PUBLIC_URL),
                Map.entry("meridiem.site.url", "http://news.meridiem.test"),
                Map.entry("meridiem.mail.from", "newsletter@meridiem.test"),
                Map.entry("meridiem.mail.timeout", "2s"),
                Map.entry("meridiem.delivery.poll", "50ms"),
                Map.entry("meridiem.delivery.recovery", "200ms"),
                Map.entry("meridiem.subscription.poll", "50ms"),
                Map.entry("meridiem.mailed-link.poll", "50ms"),
                Map.entry("meridiem.subscriber-import.poll", "50ms"),
                Map.entry("meridiem.bounce.mailgun.signing-key", "key-of-the-tests"),
                Map.entry("meridiem.subscription.requests-per-network", "100000"),
                Map.entry("meridiem.issue.completion-poll", "50ms"));
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(
                new TestResourceEntry(PostgresResource.class, Map.of("database", "newsletter")),
                new TestResourceEntry(KafkaResource.class),
                new TestResourceEntry(KeycloakResource.class, Map.of("client", "newsletter-service")),
                new TestResourceEntry(MailResource.class));
    }

    @Override
    public boolean disableGlobalTestResources() {
        return true;
    }
}
