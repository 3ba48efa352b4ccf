package org.meridiem.content.webhook;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import com.standardwebhooks.exceptions.WebhookVerificationException;

import io.smallrye.config.SmallRyeConfigBuilder;

/// What we sign, others can verify: checked with the reference library of Standard Webhooks.
class SignatureTest {

    private static final String KEY = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";
    private static final String BODY = "{\"type\":\"article.published\",\"data\":{\"headline\":\"Straße — 東京\"}}";

    private final Secrets secrets = secrets(Map.of());
    private final byte[] secret = secrets.make();
    private final byte[] old = secrets.make();

    @Test
    void theReferenceLibraryAcceptsIt() {
        assertThat(Secrets.shown(secret)).startsWith("whsec_").hasSize("whsec_".length() + 44);
        assertThatCode(() -> verify(secret, BODY, headers(Instant.now(), secret))).doesNotThrowAnyException();
    }

    @Test
    void bothLiveSecretsVerifyAndNoOther() {
        Map<String, String> headers = headers(Instant.now(), secret, old);
        assertThatCode(() -> verify(secret, BODY, headers)).doesNotThrowAnyException();
        assertThatCode(() -> verify(old, BODY, headers)).doesNotThrowAnyException();
        refused(secrets.make(), BODY, headers);
    }

    @Test
    void anAlteredByteAnotherIdOrAnOldTimeIsNoticed() {
        Map<String, String> headers = headers(Instant.now(), secret);
        refused(secret, BODY.replace("東", "西"), headers);
        refused(secret, BODY + " ", headers);
        for (String header : List.of("webhook-id", "webhook-timestamp")) {
            Map<String, String> other = new HashMap<>(headers);
            other.merge(header, "1", (before, more) -> before + more);
            refused(secret, BODY, other);
        }
        refused(secret, BODY, headers(Instant.now().minusSeconds(600), secret));
    }

    @Test
    void aStoredSecretComesBackAndIsNotReadableWithoutTheKey() {
        Secrets encrypting = secrets(Map.of("meridiem.webhooks.encryption-key", KEY));
        byte[] stored = encrypting.seal(secret);
        assertThat(encrypting.open(stored)).isEqualTo(secret);
        assertThat(encrypting.seal(secret)).as("another nonce each time").isNotEqualTo(stored);
        assertThat(new String(stored, ISO_8859_1))
                .doesNotContain(new String(secret, ISO_8859_1));
        assertThatIllegalStateException().isThrownBy(() -> secrets.open(stored));
        assertThatIllegalStateException().isThrownBy(
                () -> secrets(Map.of("meridiem.webhooks.encryption-key", KEY.replace("MDEy", "MDEx"))).open(stored));
        // What was stored before there was a key can still be used.
        assertThat(encrypting.open(secrets.seal(secret))).isEqualTo(secret);
    }

    private Map<String, String> headers(Instant at, byte[]... live) {
        return Signature.headers("0198c0de-0000-7000-8000-000000000001", at, BODY.getBytes(UTF_8), List.of(live));
    }

    private static void refused(byte[] secret, String body, Map<String, String> headers) {
        assertThatExceptionOfType(WebhookVerificationException.class).isThrownBy(() -> verify(secret, body, headers));
    }

    private static void verify(byte[] secret, String body, Map<String, String> headers)
            throws WebhookVerificationException {
        ReferenceVerifier.verify(Secrets.shown(secret), body, headers);
    }

    private static Secrets secrets(Map<String, String> settings) {
        var builder = new SmallRyeConfigBuilder().addDiscoveredConverters().withMapping(WebhookConfig.class);
        settings.forEach(builder::withDefaultValue);
        return new Secrets(builder.build().getConfigMapping(WebhookConfig.class));
    }
}
