package org.meridiem.content.signing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;

import org.junit.jupiter.api.Test;

class SignaturesTest {

    private static final byte[] PAYLOAD = "what it says".getBytes(UTF_8);
    private final Signatures signatures = new Signatures(List.of("first-secret-0123456789"));

    @Test
    void aSignatureIsKnownAgain() {
        assertThat(signatures.isOurs("preview", PAYLOAD, signatures.sign("preview", PAYLOAD))).isTrue();
    }

    @Test
    void aChangedBitAnotherPayloadOrAnotherPurposeIsNotOurs() {
        byte[] signature = signatures.sign("preview", PAYLOAD);
        byte[] changed = signature.clone();
        changed[15] ^= 1;

        assertThat(signatures.isOurs("preview", PAYLOAD, changed)).isFalse();
        assertThat(signatures.isOurs("preview", "other".getBytes(UTF_8), signature)).isFalse();
        assertThat(signatures.isOurs("image", PAYLOAD, signature)).isFalse();
        assertThat(signatures.isOurs("preview", PAYLOAD, new byte[0])).isFalse();
    }

    @Test
    void whatTheSecretBeforeSignedStaysGoodUntilThatIsTakenAway() {
        byte[] old = signatures.sign("preview", PAYLOAD);

        var rotated = new Signatures(List.of("second-secret-0123456789", "first-secret-0123456789"));
        assertThat(rotated.isOurs("preview", PAYLOAD, old)).isTrue();
        assertThat(rotated.sign("preview", PAYLOAD)).isNotEqualTo(old);

        assertThat(new Signatures(List.of("second-secret-0123456789")).isOurs("preview", PAYLOAD, old)).isFalse();
    }

    @Test
    void aShortSecretIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Signatures(List.of("short")));
    }
}
