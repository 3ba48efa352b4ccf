package org.meridiem.cluster;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/// One part of the cluster that can be started, stopped and killed by itself. The name of its process, log and pid file
/// is [#id()].
public enum Part {
    /// The database server of all services.
    POSTGRES,
    /// The broker, one node that is its own controller.
    KAFKA,
    /// The identity server.
    KEYCLOAK,
    /// The mail server with its readable inbox; it lives in the launcher's own process.
    MAIL,
    /// content-service.
    CONTENT,
    /// trending-service.
    TRENDING,
    /// newsletter-service.
    NEWSLETTER;

    /// What services and tests stand on: everything but the services themselves.
    ///
    /// @return a new set
    public static Set<Part> infrastructure() {
        return EnumSet.of(POSTGRES, KAFKA, KEYCLOAK, MAIL);
    }

    /// The whole cluster.
    ///
    /// @return a new set
    public static Set<Part> all() {
        return EnumSet.allOf(Part.class);
    }

    /// The name people type and read, and the name of the log: `postgres`, `content-service`.
    ///
    /// @return a name in lower case
    public String id() {
        String name = name().toLowerCase(Locale.ROOT);
        return isService() ? name + "-service" : name;
    }

    /// Whether this is one of the project's own services.
    ///
    /// @return true for the three services
    public boolean isService() {
        return this == CONTENT || this == TRENDING || this == NEWSLETTER;
    }
}
