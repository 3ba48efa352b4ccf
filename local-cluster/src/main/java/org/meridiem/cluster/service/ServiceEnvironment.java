package org.meridiem.cluster.service;

import java.util.HashMap;
import java.util.Map;

import org.meridiem.cluster.Endpoints;
import org.meridiem.cluster.Layout;
import org.meridiem.cluster.Part;
import org.meridiem.cluster.postgres.PostgresServer;

/// The settings of the services in a local cluster. The names are those of the ConfigMaps and Secrets under `deploy/`.
final class ServiceEnvironment {

    private final Layout layout;
    private final Endpoints endpoints;

    ServiceEnvironment(Layout layout, Endpoints endpoints) {
        this.layout = layout;
        this.endpoints = endpoints;
    }

    /// @param service which of the three
    Map<String, String> of(Part service) {
        Map<String, String> environment = new HashMap<>(Map.of(
                "QUARKUS_HTTP_HOST", Endpoints.HOST,
                "QUARKUS_HTTP_PORT", Integer.toString(endpoints.ports().of(Endpoints.servicePort(service))),
                "QUARKUS_MANAGEMENT_HOST", Endpoints.HOST,
                "QUARKUS_MANAGEMENT_PORT", Integer.toString(endpoints.ports().of(Endpoints.managementPort(service))),
                "KAFKA_BOOTSTRAP_SERVERS", endpoints.kafka(),
                "QUARKUS_OIDC_AUTH_SERVER_URL", endpoints.issuer().toString(),
                "QUARKUS_OIDC_CREDENTIALS_SECRET", secret(service),
                "QUARKUS_HTTP_CORS_ENABLED", "true",
                "QUARKUS_HTTP_CORS_ORIGINS", "/http://(localhost|127\\.0\\.0\\.1)(:\\d+)?/",
                "MERIDIEM_SITE_URL", endpoints.content().toString()));
        // It reports every look at a service that is not ready yet.
        environment.put("QUARKUS_LOG_CATEGORY__IO_SMALLRYE_HEALTH__LEVEL", "OFF");
        environment.put("MERIDIEM_CURSOR_SECRET", "cursors-of-the-local-cluster-only");
        switch (service) {
            case CONTENT -> {
                database(environment, "content");
                environment.put("MERIDIEM_MEDIA_DIRECTORY", layout.data(Part.CONTENT).resolve("media").toString());
                // Whoever tries webhooks out has the receiver on this machine.
                environment.put("MERIDIEM_OUTBOUND_TRUSTED", Endpoints.HOST);
                // Services are killed here, and nobody wants to wait a minute until another one goes on.
                environment.put("MERIDIEM_TRANSFER_LEASE", "10s");
            }
            case NEWSLETTER -> {
                database(environment, "newsletter");
                environment.put("MERIDIEM_PUBLIC_URL", endpoints.newsletter().toString());
                environment.put("MERIDIEM_TOKEN_SECRET", "links-of-the-local-cluster-only");
                environment.put("MERIDIEM_MAIL_HOST", Endpoints.HOST);
                environment.put("MERIDIEM_MAIL_PORT", Integer.toString(endpoints.smtpPort()));
                environment.put("MERIDIEM_MAIL_FROM", "newsletter@meridiem.test");
            }
            // Whoever replays a log on this machine says whose it was.
            case TRENDING -> {
                environment.put("MERIDIEM_BEHIND_PROXY", "true");
                environment.put("MERIDIEM_TRUSTED_PROXIES", "127.0.0.0/8");
            }
            case POSTGRES, KAFKA, KEYCLOAK, MAIL -> throw new IllegalArgumentException(service + " is no service");
        }
        return environment;
    }

    private void database(Map<String, String> environment, String name) {
        environment.put("QUARKUS_DATASOURCE_JDBC_URL", endpoints.jdbc(name));
        environment.put("QUARKUS_DATASOURCE_USERNAME", name);
        environment.put("QUARKUS_DATASOURCE_PASSWORD", PostgresServer.PASSWORD);
    }

    /// As in `deploy/keycloak/local-overlay.json`.
    private static String secret(Part service) {
        return service.id() + "-local-secret";
    }
}
