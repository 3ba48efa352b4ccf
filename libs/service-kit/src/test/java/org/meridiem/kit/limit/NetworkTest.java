package org.meridiem.kit.limit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The network of a caller")
class NetworkTest {

    @Test
    void isAnIpv4Address() {
        assertThat(Network.of("192.0.2.1")).isNotEqualTo(Network.of("192.0.2.2"));
    }

    @Test
    void isThe64OfAnIpv6Address() {
        assertThat(Network.of("2001:db8:1:2:3:4:5:6")).isEqualTo(Network.of("2001:db8:1:2::1"))
                .isNotEqualTo(Network.of("2001:db8:1:3::1"));
    }

    @Test
    void isNeverLookedUp() {
        assertThat(Network.of("localhost")).isEqualTo("unknown");
    }
}
