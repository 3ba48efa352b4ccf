package org.meridiem.content.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.meridiem.content.outbound.OutboundException.Reason;

/// What may be called and what not.
class DestinationTest {

    private static final String PUBLIC = "93.184.215.14";

    @ParameterizedTest
    @ValueSource(strings = {"https://127.1/", "https://0x7f000001/", "https://0x7f.1/", "https://2130706433/",
            "https://017700000001/", "https://0177.0.0.1/", "https://127.0.0.1/", "https://127.255.255.254/",
            "https://[::ffff:127.0.0.1]/", "https://[::ffff:7f00:1]/", "https://[::127.0.0.1]/", "https://[::1]/",
            "https://[::]/", "https://[0:0:0:0:0:0:0:1]/", "https://169.254.169.254/latest/meta-data/",
            "https://[fd00:ec2::254]/", "https://[fe80::1]/", "https://[fe80::1%25eth0]/", "https://[ff02::1]/",
            "https://[fec0::1]/", "https://[2001:db8::1]/", "https://[64:ff9b::a00:1]/", "https://[64:ff9b:1::a00:1]/",
            "https://[2002:7f00:1::]/", "https://[2001:0:53aa:64c:0:0:f5ff:fffe]/", "https://[100::1]/",
            "https://0.0.0.0/", "https://0.1.2.3/", "https://10.0.0.1/", "https://100.64.0.1/",
            "https://100.127.255.255/",
            "https://172.16.0.1/", "https://172.31.255.255/", "https://192.0.0.1/", "https://192.0.2.1/",
            "https://192.168.1.1/", "https://198.18.0.1/", "https://198.19.255.255/", "https://198.51.100.1/",
            "https://203.0.113.1/", "https://224.0.0.1/", "https://240.0.0.1/", "https://255.255.255.255/",
            "https://93.184.215.14./..", "file:///etc/passwd", "gopher://example.com:70/_x", "ftp://example.com/",
            "jar:https://example.com/a.jar!/x", "//example.com/", "/relative", "https:///nowhere", "https:example.com",
            "https://user:password@example.com/", "https://user@example.com/", "https://example.com:25/",
            "https://example.com:22/", "http://example.com/", "https://exa_mple.com/", "https://müller.example/"})
    void isRefused(String url) {
        OutboundRules rules = rules(Map.of("*", PUBLIC), Map.of());
        assertThatExceptionOfType(OutboundException.class).isThrownBy(() -> addresses(rules, url))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.REFUSED))
                .satisfies(e -> assertThat(e.getMessage()).isNotBlank().doesNotContain("127.0.0.1", "10.0.0"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "10.1.2.3", "169.254.169.254", "::1", "fd00::1", "0.0.0.0"})
    void aNameThatLeadsInsideIsRefused(String inside) {
        OutboundRules rules = rules(Map.of("*", inside), Map.of());
        assertThatExceptionOfType(OutboundException.class)
                .isThrownBy(() -> addresses(rules, "https://harmless.example/"))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.REFUSED));
        assertThatExceptionOfType(OutboundException.class)
                .isThrownBy(() -> rules.inspect(URI.create("https://localhost./")));
    }

    @Test
    void oneAddressInsideSpoilsAll() {
        OutboundRules rules = rules((host, within) -> List.of(InetAddress.ofLiteral(PUBLIC),
                InetAddress.ofLiteral("10.0.0.1")), Map.of());
        assertThatExceptionOfType(OutboundException.class)
                .isThrownBy(() -> addresses(rules, "https://both.example/"));
    }

    @ParameterizedTest
    @CsvSource({"https://example.com, example.com, 443, /", "HTTPS://Example.COM./a?b=c#d, example.com, 443, /a?b=c",
            "https://example.com:8443/ü, example.com, 8443, /%C3%BC", "https://93.184.215.14/, 93.184.215.14, 443, /",
            "https://[2606:2800:21f:cb07:6820:80da:af6b:8b2c]/x, 2606:2800:21f:cb07:6820:80da:af6b:8b2c, 443, /x",
            "https://172.32.0.1/, 172.32.0.1, 443, /", "https://100.128.0.1/, 100.128.0.1, 443, /",
            "https://xn--mller-kva.example/, xn--mller-kva.example, 443, /"})
    void aPublicAddressIsLetThrough(String url, String host, int port, String path) throws OutboundException {
        OutboundRules rules = rules(Map.of("*", PUBLIC), Map.of());
        assertThat(rules.destination(URI.create(url))).isEqualTo(new Destination(true, host, port, path));
        assertThat(addresses(rules, url)).hasSize(1);
    }

    @Test
    void whatTheOperatorTrustsIsLetThroughAndNothingBesides() throws OutboundException {
        OutboundRules rules = rules(Map.of("hooks.intranet.example", "192.168.7.7", "*", "10.9.0.1"),
                Map.of("meridiem.outbound.trusted", "hooks.intranet.example,10.20.0.0/16,::1"));
        assertThat(addresses(rules, "http://hooks.intranet.example:8080/")).hasSize(1);
        assertThat(addresses(rules, "http://10.20.30.40:9999/")).hasSize(1);
        assertThat(addresses(rules, "http://[::1]:9999/")).hasSize(1);
        for (String url : List.of("http://10.21.0.1/", "https://other.example/", "https://[::2]/", "http://" + PUBLIC,
                "https://" + PUBLIC + ":9999/")) {
            assertThatExceptionOfType(OutboundException.class).as(url).isThrownBy(() -> addresses(rules, url));
        }
    }

    @Test
    void plainHttpAndOtherPortsCanBeAllowed() throws OutboundException {
        OutboundRules rules = rules(Map.of("*", PUBLIC),
                Map.of("meridiem.outbound.plain-http", "true", "meridiem.outbound.ports", "80,8080"));
        assertThat(addresses(rules, "http://example.com:8080/")).hasSize(1);
        assertThatExceptionOfType(OutboundException.class).isThrownBy(() -> addresses(rules, "https://example.com/"));
    }

    @Test
    void aNameWithoutAddressCanBeTypedInButNotCalled() throws OutboundException {
        OutboundRules rules = rules(Map.of(), Map.of());
        URI url = URI.create("https://not-there-yet.example/");
        rules.inspect(url);
        assertThatExceptionOfType(OutboundException.class).isThrownBy(() -> addresses(rules, url.toString()))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.UNKNOWN_HOST));
    }

    private static List<InetAddress> addresses(OutboundRules rules, String url) throws OutboundException {
        return rules.addresses(rules.destination(URI.create(url)), Duration.ofSeconds(1));
    }

    private static OutboundRules rules(Map<String, String> names, Map<String, String> settings) {
        return rules((host, within) -> {
            String found = names.getOrDefault(host, names.get("*"));
            if (found == null) {
                throw new UnknownHostException(host);
            }
            return List.of(InetAddress.ofLiteral(found));
        }, settings);
    }

    private static OutboundRules rules(HostResolver resolver, Map<String, String> settings) {
        return new OutboundRules(Settings.of(settings), resolver);
    }
}
