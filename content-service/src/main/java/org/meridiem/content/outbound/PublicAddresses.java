package org.meridiem.content.outbound;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

import org.meridiem.kit.limit.AddressRange;

/// Tells the addresses of the public internet from all others: private, local, reserved, and those of one protocol wrapped in another.
///
/// After IANA's special-purpose registries. For IPv6 only the global unicast block counts as public, less what is reserved in it; all that embed an IPv4 address
/// (mapped, compatible, NAT64, 6to4, Teredo) are refused whatever they embed: who has a public IPv4 address can be reached by it.
final class PublicAddresses {

    private static final List<AddressRange> NOT_PUBLIC_V4 = networks(
            "0.0.0.0/8", // this network
            "10.0.0.0/8", // private
            "100.64.0.0/10", // carrier-grade NAT
            "127.0.0.0/8", // loopback
            "169.254.0.0/16", // link-local, with the metadata services of clouds
            "172.16.0.0/12", // private
            "192.0.0.0/24", // protocol assignments
            "192.0.2.0/24", // documentation
            "192.88.99.0/24", // 6to4 relays
            "192.168.0.0/16", // private
            "198.18.0.0/15", // benchmarks
            "198.51.100.0/24", // documentation
            "203.0.113.0/24", // documentation
            "224.0.0.0/4", // multicast
            "240.0.0.0/4"); // reserved, with broadcast
    private static final AddressRange GLOBAL_UNICAST_V6 = AddressRange.parse("2000::/3");
    private static final List<AddressRange> NOT_PUBLIC_V6 = networks(
            "2001::/23", // protocol assignments, with Teredo
            "2001:db8::/32", // documentation
            "2002::/16", // 6to4
            "3fff::/20"); // documentation

    private PublicAddresses() {
    }

    static boolean contain(InetAddress address) {
        if (address instanceof Inet4Address) {
            return NOT_PUBLIC_V4.stream().noneMatch(network -> network.contains(address));
        }
        return GLOBAL_UNICAST_V6.contains(address)
                && NOT_PUBLIC_V6.stream().noneMatch(network -> network.contains(address));
    }

    private static List<AddressRange> networks(String... texts) {
        return Stream.of(texts).map(AddressRange::parse).toList();
    }
}
