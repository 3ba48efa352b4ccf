package org.meridiem.content.outbound;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import org.meridiem.content.outbound.OutboundException.Reason;
import org.meridiem.kit.limit.AddressRange;

/// Decides which URLs may be called, and at which IP addresses.
@ApplicationScoped
public class OutboundRules {

    private final OutboundConfig config;
    private final HostResolver resolver;
    private final Set<String> trustedHosts;
    private final List<AddressRange> trustedNetworks;

    OutboundRules(OutboundConfig config, HostResolver resolver) {
        this.config = config;
        this.resolver = resolver;
        List<String> trusted = config.trusted().orElse(List.of());
        this.trustedNetworks = trusted.stream().filter(OutboundRules::isNetwork).map(AddressRange::parse).toList();
        this.trustedHosts = trusted.stream().filter(entry -> !isNetwork(entry))
                .map(entry -> entry.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
    }

    /// Whether a call could be made: to tell whoever types an address in at once. Every call is checked again.
    ///
    /// A host without an address is let through: names may come into being later.
    ///
    /// @throws OutboundException that says what is wrong with it
    public void inspect(URI url) throws OutboundException {
        try {
            addresses(destination(url), config.connectTimeout());
        } catch (OutboundException e) {
            if (e.reason() == Reason.REFUSED) {
                throw e;
            }
        }
    }

    /// Where a URL leads, if nothing in the URL itself speaks against it.
    Destination destination(URI url) throws OutboundException {
        Destination destination = Destination.of(url);
        if (trustedNetworks.isEmpty() && !trustedHosts.contains(destination.host())) {
            demandAllowed(destination);
        }
        return destination;
    }

    /// The IP addresses to connect to. One that may not be called spoils them all: no public host has one.
    List<InetAddress> addresses(Destination destination, Duration within) throws OutboundException {
        List<InetAddress> addresses = resolved(destination, within);
        if (trustedHosts.contains(destination.host())) {
            return addresses;
        }
        for (InetAddress address : addresses) {
            if (trustedNetworks.stream().noneMatch(network -> network.contains(address))) {
                demandAllowed(destination);
                if (!PublicAddresses.contain(address)) {
                    throw new OutboundException(Reason.REFUSED, "the host is not on the public internet");
                }
            }
        }
        return addresses;
    }

    private List<InetAddress> resolved(Destination destination, Duration within) throws OutboundException {
        if (destination.literal().isPresent()) {
            return List.of(destination.literal().get());
        }
        try {
            List<InetAddress> found = resolver.resolve(destination.host(), within);
            if (!found.isEmpty()) {
                return found;
            }
        } catch (UnknownHostException e) {
            // The same as no address.
        } catch (TimeoutException e) {
            throw new OutboundException(Reason.TIMEOUT, "looking up the host's address took too long", e);
        }
        throw new OutboundException(Reason.UNKNOWN_HOST, "the host's name has no address");
    }

    private void demandAllowed(Destination destination) throws OutboundException {
        if (!destination.tls() && !config.plainHttp()) {
            throw new OutboundException(Reason.REFUSED, "only https addresses can be called");
        }
        if (!config.ports().contains(destination.port())) {
            throw new OutboundException(Reason.REFUSED, "this port cannot be called");
        }
    }

    private static boolean isNetwork(String entry) {
        return entry.contains("/") || entry.contains(":") || Character.isDigit(entry.charAt(entry.length() - 1));
    }
}
