package org.meridiem.newsletter.dkim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import java.util.stream.IntStream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A key in OpenSSL")
class OpenSslKeyTest {

    @ParameterizedTest
    @CsvSource({"RSA, 2048", "RSA, 3072", "Ed25519, 255"})
    void makesTheSignaturesThatTheJdkMakes(String algorithm, int bits) throws Exception {
        // Given
        KeyPairGenerator keys = KeyPairGenerator.getInstance(algorithm);
        keys.initialize(bits);
        var key = new DkimKey("2026a", keys.generateKeyPair().getPrivate());
        Optional<Seal> openssl = OpenSslKey.of(key);
        assumeTrue(openssl.isPresent(), "there is no OpenSSL 3 here");

        // Then, from many threads
        IntStream.range(0, 40).parallel().forEach(i -> {
            byte[] text = "x".repeat(i * 50).getBytes(StandardCharsets.US_ASCII);
            byte[] digest = digest(text);
            assertThat(openssl.get().sign(text, digest)).isEqualTo(key.sign(text, digest));
        });
    }

    private static byte[] digest(byte[] text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
