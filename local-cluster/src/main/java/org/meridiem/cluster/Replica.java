package org.meridiem.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.util.List;
import java.util.Map;

/// One more process of a service beside the cluster's own, with what differs from that.
///
/// @param name of its log and pid file
/// @param port where it serves the public and the editors
/// @param managementPort where it serves health and metrics
/// @param jvm options of its JVM; empty for those of the cluster's own services
/// @param environment settings on top of those of the cluster's own services
public record Replica(String name, int port, int managementPort, List<String> jvm, Map<String, String> environment) {

    /// Copies the collections.
    public Replica {
        jvm = List.copyOf(jvm);
        environment = Map.copyOf(environment);
    }

    /// A replica on free ports.
    ///
    /// @param name of its log and pid file
    /// @param jvm options of its JVM; empty for those of the cluster's own services
    /// @param environment settings on top of those of the cluster's own services
    /// @return the replica, not started yet
    public static Replica onFreePorts(String name, List<String> jvm, Map<String, String> environment) {
        try (var port = new ServerSocket(0, 1, Endpoints.loopback(0).getAddress());
                var management = new ServerSocket(0, 1, Endpoints.loopback(0).getAddress())) {
            return new Replica(name, port.getLocalPort(), management.getLocalPort(), jvm, environment);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// @return its public address
    public URI address() {
        return URI.create("http://" + Endpoints.HOST + ":" + port);
    }

    /// @return where it serves health and metrics
    public URI management() {
        return URI.create("http://" + Endpoints.HOST + ":" + managementPort);
    }
}
