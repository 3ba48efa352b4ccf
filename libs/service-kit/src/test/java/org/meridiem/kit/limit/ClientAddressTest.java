package org.meridiem.kit.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientAddressTest {

    @Test
    void withoutTrustedProxiesTheHeaderSaysNothing() {
        assertThat(client(List.of(), "10.0.0.1", "203.0.113.7")).isEqualTo(ip("10.0.0.1"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "10.0.0.1    | 203.0.113.7                        | 203.0.113.7",
            "10.0.0.1    | 198.51.100.1, 203.0.113.7          | 203.0.113.7",
            "10.0.0.1    | 198.51.100.1, 203.0.113.7, 10.9.9.9 | 203.0.113.7",
            "203.0.113.9 | 198.51.100.1                       | 203.0.113.9",
            "10.0.0.1    | 10.0.0.2                           | 10.0.0.2",
            "10.0.0.1    | 203.0.113.7, unknown               | 10.0.0.1",
            "10.0.0.1    | example.com                        | 10.0.0.1",
            "2001:db8::1 | 2001:db8:ffff::9                   | 2001:db8:ffff::9"})
    void theClientIsTheRightmostThatIsNotOurs(String peer, String forwardedFor, String expected) {
        assertThat(client(List.of("10.0.0.0/8", "2001:db8::/48"), peer, forwardedFor)).isEqualTo(ip(expected));
    }

    @Test
    void severalHeadersAreOneList() {
        assertThat(new ClientAddress(List.of("10.0.0.0/8")).of(ip("10.0.0.1"),
                List.of("198.51.100.1", "203.0.113.7, 10.2.2.2"))).isEqualTo(ip("203.0.113.7"));
    }

    @ParameterizedTest
    @CsvSource({"203.0.113.7, 203.0.113.250, true", "203.0.113.7, 203.0.114.7, false",
            "2001:db8:1:2::1, 2001:db8:1:2:ffff::1, true", "2001:db8:1:2::1, 2001:db8:1:3::1, false"})
    void aNetworkIsTheLastHouseholdOrOffice(String one, String other, boolean same) {
        assertThat(java.util.Arrays.equals(ClientAddress.network(ip(one)), ClientAddress.network(ip(other))))
                .isEqualTo(same);
    }

    @Test
    void aProxyThatIsNoNetworkIsRefusedAtTheStart() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ClientAddress(List.of("10.0.0.0/8", "proxy.example")));
    }

    private static InetAddress client(List<String> trusted, String peer, String forwardedFor) {
        return new ClientAddress(trusted).of(ip(peer), List.of(forwardedFor));
    }

    private static InetAddress ip(String literal) {
        return InetAddress.ofLiteral(literal);
    }
}
