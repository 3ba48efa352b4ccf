package org.meridiem.cluster;

/// A port that the cluster listens on, always on the loopback address. Each has a fixed default and an environment
/// variable that moves it.
public enum Port {
    /// PostgreSQL.
    POSTGRES(15432, Part.POSTGRES),
    /// Kafka, for clients.
    KAFKA(19092, Part.KAFKA),
    /// Kafka, for the controller.
    KAFKA_CONTROLLER(19093, Part.KAFKA),
    /// Keycloak: login pages, tokens, administration.
    KEYCLOAK(8180, Part.KEYCLOAK),
    /// Keycloak: health.
    KEYCLOAK_MANAGEMENT(9180, Part.KEYCLOAK),
    /// Mail, incoming.
    SMTP(1025, Part.MAIL),
    /// Mail, to be read by people and tests.
    INBOX(8025, Part.MAIL),
    /// content-service.
    CONTENT(8081, Part.CONTENT),
    /// content-service: health and metrics.
    CONTENT_MANAGEMENT(9081, Part.CONTENT),
    /// trending-service.
    TRENDING(8082, Part.TRENDING),
    /// trending-service: health and metrics.
    TRENDING_MANAGEMENT(9082, Part.TRENDING),
    /// newsletter-service.
    NEWSLETTER(8083, Part.NEWSLETTER),
    /// newsletter-service: health and metrics.
    NEWSLETTER_MANAGEMENT(9083, Part.NEWSLETTER);

    private final int standard;
    private final Part part;

    Port(int standard, Part part) {
        this.standard = standard;
        this.part = part;
    }

    /// Where the part listens unless told otherwise.
    ///
    /// @return a port number
    public int standard() {
        return standard;
    }

    /// Who listens there.
    ///
    /// @return the part
    public Part part() {
        return part;
    }

    /// The environment variable that moves this port, for example `MERIDIEM_CONTENT_PORT`.
    ///
    /// @return the variable's name
    public String variable() {
        return "MERIDIEM_" + name() + "_PORT";
    }
}
