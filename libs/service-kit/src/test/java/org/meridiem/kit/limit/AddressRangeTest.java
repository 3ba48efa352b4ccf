package org.meridiem.kit.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A range of addresses")
class AddressRangeTest {

    @ParameterizedTest
    @CsvSource({"10.0.0.0/8, 10.255.255.255, true", "10.0.0.0/8, 11.0.0.0, false",
            "100.64.0.0/10, 100.127.255.255, true", "100.64.0.0/10, 100.128.0.0, false",
            "192.0.2.7, 192.0.2.7, true", "192.0.2.7, 192.0.2.8, false", "192.0.2.7/24, 192.0.2.8, true",
            "0.0.0.0/0, 203.0.113.1, true", "0.0.0.0/0, 2001:db8::1, false",
            "fc00::/7, fdff::1, true", "fc00::/7, fe00::1, false", "::1, ::1, true", "::1, ::2, false",
            "::/0, 2001:db8::1, true", "::/0, 10.0.0.1, false", "::ffff:10.0.0.1, 10.0.0.1, true"})
    void holdsWhatBeginsWithItsBits(String range, String address, boolean held) {
        assertThat(AddressRange.parse(range).contains(InetAddress.ofLiteral(address))).isEqualTo(held);
    }

    @ParameterizedTest
    @ValueSource(strings = {"proxy.example", "localhost", "", "/8", "10.0.0.0/", "10.0.0.0/x", "10.0.0.0/-1",
            "10.0.0.0/+8", "10.0.0.0/33", "10.0.0.0/8/8", "10.0.0/8", "10", "256.0.0.1", "10.0.0.0 /8", " 10.0.0.1",
            "2001:db8::/129", "2001:db8::/999", "2001::db8::1", ":", "fe80::1%eth0", "::ffff:10.0.0.0/104",
            "\u0661\u0660.0.0.0/8"})
    void isNothingElse(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> AddressRange.parse(text))
                .withMessageContaining('"' + text + '"');
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0/8", "fc00::/7", "192.0.2.7"})
    void isShownAsItWasWritten(String text) {
        assertThat(AddressRange.parse(text)).hasToString(text);
    }
}
