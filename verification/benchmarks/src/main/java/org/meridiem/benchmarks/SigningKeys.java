package org.meridiem.benchmarks;

import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.util.Optional;

/// Keys to sign mails with, made anew.
final class SigningKeys {

    /// What receivers ask for (RFC 8301), and what most senders have.
    private static final int RSA_BITS = 2_048;

    private SigningKeys() {
    }

    /// @param algorithm `rsa`, `ed25519` or `none`
    static Optional<PrivateKey> of(String algorithm) throws NoSuchAlgorithmException {
        return switch (algorithm) {
            case "rsa" -> Optional.of(rsa());
            case "ed25519" -> Optional.of(KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPrivate());
            default -> Optional.empty();
        };
    }

    private static PrivateKey rsa() throws NoSuchAlgorithmException {
        KeyPairGenerator keys = KeyPairGenerator.getInstance("RSA");
        keys.initialize(RSA_BITS);
        return keys.generateKeyPair().getPrivate();
    }
}
