package org.meridiem.newsletter.dkim;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Stream;

/// A key that signs.
///
/// @param selector its name in the DNS
/// @param key      RSA or Ed25519
public record DkimKey(String selector, PrivateKey key) {

    private static final int MIN_BITS = 2048;
    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String END = "-----END PRIVATE KEY-----";

    /// Checks that it is a key that receivers accept (RFC 8301).
    public DkimKey {
        if (!selector.matches("[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)*")) {
            throw new IllegalArgumentException("meridiem.dkim.keys: " + selector + " cannot be a selector");
        }
        switch (key) {
            case RSAPrivateKey rsa when rsa.getModulus().bitLength() >= MIN_BITS -> {
            }
            case EdECPrivateKey edwards when edwards.getParams().getName().equals("Ed25519") -> {
            }
            default -> throw new IllegalArgumentException(
                    "meridiem.dkim.keys." + selector + " must be RSA of 2048 bits or more, or Ed25519");
        }
    }

    /// Reads a configured key.
    ///
    /// @throws IllegalArgumentException when it cannot be used; the message tells why, and nothing of the key
    static DkimKey of(String selector, DkimConfig.Key config) {
        String pem = config.pem().orElseGet(() -> config.file().map(file -> {
            try {
                return Files.readString(file);
            } catch (IOException e) {
                throw new UncheckedIOException("meridiem.dkim.keys." + selector + ".file cannot be read", e);
            }
        }).orElseThrow(() -> new IllegalArgumentException(
                "meridiem.dkim.keys." + selector + " needs a pem or a file")));
        return parse(selector, pem);
    }

    /// Reads unencrypted PKCS#8 in PEM.
    ///
    /// @throws IllegalArgumentException when it is something else; the message holds nothing of the key
    public static DkimKey parse(String selector, String pem) {
        int begin = pem.indexOf(BEGIN);
        int end = pem.indexOf(END);
        if (begin < 0 || end < begin) {
            throw unreadable(selector);
        }
        byte[] encoded;
        try {
            // A secret of the environment may have lost its line breaks, or have them written out.
            encoded = Base64.getMimeDecoder()
                    .decode(pem.substring(begin + BEGIN.length(), end).replace("\\n", "\n"));
        } catch (IllegalArgumentException e) {
            throw unreadable(selector);
        }
        return new DkimKey(selector, Stream.of("RSA", "Ed25519")
                .flatMap(algorithm -> key(algorithm, encoded).stream())
                .findFirst()
                .orElseThrow(() -> unreadable(selector)));
    }

    private static Optional<PrivateKey> key(String algorithm, byte[] encoded) {
        try {
            return Optional.of(KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(encoded)));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    /// The word in the tag `a=`.
    String algorithm() {
        return key instanceof RSAPrivateKey ? "rsa-sha256" : "ed25519-sha256";
    }

    /// Signs what `rsa-sha256` (RFC 6376, 3.3.1) or `ed25519-sha256` (RFC 8463, 3) takes.
    ///
    /// @param text   what to sign
    /// @param digest its SHA-256
    byte[] sign(byte[] text, byte[] digest) {
        boolean rsa = key instanceof RSAPrivateKey;
        try {
            Signature signature = Signature.getInstance(rsa ? "SHA256withRSA" : "Ed25519");
            signature.initSign(key);
            signature.update(rsa ? text : digest);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a key that was checked cannot sign", e);
        }
    }

    /// Never the key.
    @Override
    public String toString() {
        return "DkimKey[" + selector + " " + algorithm() + "]";
    }

    private static IllegalArgumentException unreadable(String selector) {
        return new IllegalArgumentException("meridiem.dkim.keys." + selector
                + " is no unencrypted PKCS#8 key in PEM (openssl pkcs8 -topk8 -nocrypt makes one)");
    }
}
