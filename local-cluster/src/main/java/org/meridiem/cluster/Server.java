package org.meridiem.cluster;

import java.util.OptionalLong;

/// One server of the cluster, to be started, stopped and killed as often as wanted. Its data survive all three.
public interface Server {

    /// Which part this is.
    ///
    /// @return the part
    Part part();

    /// Starts the server and waits until it answers.
    ///
    /// @throws ClusterException if it does not start; the message holds the end of its log
    void start();

    /// Asks the server to end in good order, and kills it if it does not in a reasonable time.
    void stop();

    /// Ends the server as a power cut would. Servers inside the launcher's own process are stopped instead.
    void kill();

    /// @return whether the server's process lives
    boolean isAlive();

    /// @return the process that serves, if it has one of its own
    OptionalLong pid();
}
