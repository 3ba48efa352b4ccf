package org.meridiem.content.signing;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.meridiem.kit.page.CursorConfig;

/// Signs what goes into addresses, and knows its own signatures again (HMAC-SHA-256).
///
/// A signature is made for one purpose, so that one kind of address never passes for another. A change of the secret leaves the signatures of the
/// one before good for as long as that is configured. Safe for any number of threads.
@Singleton
public class Signatures {

    /// 128 bits: nobody tries that many addresses.
    public static final int BYTES = 16;

    private static final String ALGORITHM = "HmacSHA256";
    private static final int MIN_SECRET = 16;

    private final List<SecretKeySpec> keys;

    @Inject
    Signatures(SigningConfig config, CursorConfig cursors) {
        this(Stream.concat(Stream.of(config.secret().orElseGet(cursors::secret)), config.previousSecret().stream())
                .toList());
    }

    /// @param secrets the first one signs, all are recognised
    /// @throws IllegalArgumentException when one is too short
    public Signatures(List<String> secrets) {
        if (secrets.stream().anyMatch(secret -> secret.length() < MIN_SECRET)) {
            throw new IllegalArgumentException("meridiem.signing.secret needs at least " + MIN_SECRET + " characters");
        }
        this.keys = secrets.stream()
                .map(secret -> new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM)).toList();
    }

    /// Signs.
    ///
    /// @param purpose names the kind of address
    /// @param payload what it says
    /// @return [#BYTES] bytes
    public byte[] sign(String purpose, byte[] payload) {
        return sign(keys.getFirst(), purpose, payload);
    }

    /// Whether a signature is ours. Takes the same time whatever is wrong with it.
    public boolean isOurs(String purpose, byte[] payload, byte[] signature) {
        boolean ours = false;
        for (SecretKeySpec key : keys) {
            ours |= MessageDigest.isEqual(sign(key, purpose, payload), signature);
        }
        return ours;
    }

    private static byte[] sign(SecretKeySpec key, String purpose, byte[] payload) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(purpose.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return Arrays.copyOf(mac.doFinal(payload), BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }
}
