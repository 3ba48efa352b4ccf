package org.meridiem.cluster;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;

/// Where the parts of one cluster are reached.
///
/// @param ports the ports of the cluster
public record Endpoints(Ports ports) {

    /// The address that everything listens on.
    public static final String HOST = "127.0.0.1";

    /// The realm that people and services are in.
    public static final String REALM = "meridiem";

    /// An address to listen on or connect to.
    ///
    /// @param port a port number
    /// @return the port on [#HOST]
    public static InetSocketAddress loopback(int port) {
        try {
            return new InetSocketAddress(InetAddress.getByAddress(HOST, new byte[]{127, 0, 0, 1}), port);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are an address", e);
        }
    }

    /// @return content-service's public address
    public URI content() {
        return http(Port.CONTENT);
    }

    /// @return trending-service's public address
    public URI trending() {
        return http(Port.TRENDING);
    }

    /// @return newsletter-service's public address
    public URI newsletter() {
        return http(Port.NEWSLETTER);
    }

    /// The public address of a service.
    ///
    /// @param service one of the three services
    /// @return the address
    public URI service(Part service) {
        return http(servicePort(service));
    }

    /// The management address of a service: health and metrics.
    ///
    /// @param service one of the three services
    /// @return the address
    public URI management(Part service) {
        return http(managementPort(service));
    }

    /// @return Keycloak's address
    public URI keycloak() {
        return http(Port.KEYCLOAK);
    }

    /// @return the issuer of all tokens: the realm's address
    public URI issuer() {
        return URI.create(keycloak() + "/realms/" + REALM);
    }

    /// @return the address of the readable inbox
    public URI inbox() {
        return http(Port.INBOX);
    }

    /// @return the port of the mail server
    public int smtpPort() {
        return ports.of(Port.SMTP);
    }

    /// @return Kafka's bootstrap servers
    public String kafka() {
        return HOST + ":" + ports.of(Port.KAFKA);
    }

    /// The address of a database, without credentials.
    ///
    /// @param database its name
    /// @return a JDBC address
    public String jdbc(String database) {
        return "jdbc:postgresql://" + HOST + ":" + ports.of(Port.POSTGRES) + "/" + database;
    }

    /// The port of a service.
    ///
    /// @param service one of the three services
    /// @return where it serves the public and the editors
    public static Port servicePort(Part service) {
        return switch (service) {
            case CONTENT -> Port.CONTENT;
            case TRENDING -> Port.TRENDING;
            case NEWSLETTER -> Port.NEWSLETTER;
            case POSTGRES, KAFKA, KEYCLOAK, MAIL -> throw new IllegalArgumentException(service + " is no service");
        };
    }

    /// The management port of a service.
    ///
    /// @param service one of the three services
    /// @return where it serves health and metrics
    public static Port managementPort(Part service) {
        return switch (service) {
            case CONTENT -> Port.CONTENT_MANAGEMENT;
            case TRENDING -> Port.TRENDING_MANAGEMENT;
            case NEWSLETTER -> Port.NEWSLETTER_MANAGEMENT;
            case POSTGRES, KAFKA, KEYCLOAK, MAIL -> throw new IllegalArgumentException(service + " is no service");
        };
    }

    private URI http(Port port) {
        return URI.create("http://" + HOST + ":" + ports.of(port));
    }
}
