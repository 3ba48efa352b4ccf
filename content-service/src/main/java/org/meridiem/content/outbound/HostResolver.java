package org.meridiem.content.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;

/// Finds the addresses of a host. Asked once for each call; what it says is checked, and nothing else is connected to.
@FunctionalInterface
public interface HostResolver {

    /// Its addresses, at least one, the preferred ones first.
    ///
    /// @param host   a name, never an address
    /// @param within how long to try
    List<InetAddress> resolve(String host, Duration within) throws UnknownHostException, TimeoutException;
}
