package org.meridiem.cluster;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ThreadLocalRandom;

/// Which number each [Port] has in one cluster.
///
/// @param numbers a number for every port
public record Ports(Map<Port, Integer> numbers) {

    // Below the range that systems hand out to outgoing connections: a server that is restarted finds its port again.
    private static final int LOWEST_FREE = 20_000;
    private static final int HIGHEST_FREE = 32_000;

    /// Checks that no port lacks a number and copies the map.
    public Ports {
        for (Port port : Port.values()) {
            Integer number = numbers.get(port);
            if (number == null || number < 1 || number > 65_535) {
                throw new ClusterException(
                        port.variable() + " must be a port number between 1 and 65535, not " + number);
            }
        }
        numbers = Map.copyOf(numbers);
    }

    /// The standard ports, moved where the environment says so.
    ///
    /// @param environment variables such as `MERIDIEM_CONTENT_PORT=9000`
    /// @return the ports
    /// @throws ClusterException if a variable is no port number
    public static Ports from(Map<String, String> environment) {
        Map<Port, Integer> numbers = new EnumMap<>(Port.class);
        for (Port port : Port.values()) {
            String moved = environment.getOrDefault(port.variable(), "").trim();
            try {
                numbers.put(port, moved.isEmpty() ? port.standard() : Integer.parseInt(moved));
            } catch (NumberFormatException _) {
                throw new ClusterException(port.variable() + " is not a port number: " + moved);
            }
        }
        return new Ports(numbers);
    }

    /// Ports that nobody listens on now.
    ///
    /// @return the ports, all different
    public static Ports free() {
        Map<Port, Integer> numbers = new EnumMap<>(Port.class);
        int candidate = ThreadLocalRandom.current().nextInt(LOWEST_FREE, HIGHEST_FREE - 2_000);
        for (Port port : Port.values()) {
            do {
                candidate++;
            } while (isTaken(candidate));
            numbers.put(port, candidate);
        }
        return new Ports(numbers);
    }

    /// Reads what [#toProperties()] wrote.
    ///
    /// @param properties one property per port
    /// @return the ports
    public static Ports from(Properties properties) {
        Map<Port, Integer> numbers = new EnumMap<>(Port.class);
        for (Port port : Port.values()) {
            numbers.put(port, Integer.valueOf(properties.getProperty(port.name(), "0")));
        }
        return new Ports(numbers);
    }

    /// One property per port.
    ///
    /// @return new properties
    public Properties toProperties() {
        Properties properties = new Properties();
        numbers.forEach((port, number) -> properties.setProperty(port.name(), number.toString()));
        return properties;
    }

    /// The number of one port.
    ///
    /// @param port which
    /// @return its number
    public int of(Port port) {
        return numbers.get(port);
    }

    /// Refuses to start where somebody else listens already.
    ///
    /// @param parts whose ports are looked at
    /// @throws ClusterException naming every taken port, who should move it and how
    public void requireFree(Collection<Part> parts) {
        StringBuilder taken = new StringBuilder();
        for (Port port : Port.values()) {
            if (parts.contains(port.part()) && isTaken(of(port))) {
                taken.append(taken.isEmpty() ? "" : System.lineSeparator())
                        .append("Port ").append(of(port)).append(", where ").append(port.part().id())
                        .append(" should listen, is taken by ").append(PortHolder.of(of(port)))
                        .append(". End that, or move ours: ").append(port.variable()).append('=')
                        .append(of(port) + 10_000 > 65_535 ? 28_000 : of(port) + 10_000).append(" ./meridiem start");
            }
        }
        if (!taken.isEmpty()) {
            throw new ClusterException(taken.toString());
        }
    }

    private static boolean isTaken(int number) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(Endpoints.loopback(number));
            return false;
        } catch (IOException _) {
            return true;
        }
    }
}
