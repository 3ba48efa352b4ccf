package org.meridiem.newsletter.token;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The secrets: the newest seals, all of them open. Immutable.
final class Keyring {

    /// Bytes of an id.
    static final int ID_BYTES = 16;

    private static final String ALGORITHM = "HmacSHA256";
    private static final int MIN_SECRET = 16;

    /// Ready to begin; each seal is made by a copy, for finding an algorithm and taking a key in cost more than the seal.
    private final List<Mac> keys;

    Keyring(TokenConfig config) {
        this(Stream.concat(Stream.of(config.secret()), config.formerSecrets().stream().flatMap(List::stream)).toList());
    }

    /// @throws IllegalArgumentException when one is too short
    Keyring(List<String> secrets) {
        if (secrets.isEmpty() || secrets.stream().anyMatch(secret -> secret.length() < MIN_SECRET)) {
            throw new IllegalArgumentException("meridiem.token.secret needs at least 16 characters");
        }
        this.keys = secrets.stream()
                .map(secret -> keyed(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM)))
                .toList();
    }

    /// @param label keeps seals of one kind apart from those of any other
    byte[] seal(int bytes, byte[] label, byte[] subject) {
        return seal(keys.getFirst(), bytes, label, subject);
    }

    /// Under each secret, the newest first.
    List<byte[]> seals(int bytes, byte[] label, byte[] subject) {
        return keys.stream().map(key -> seal(key, bytes, label, subject)).toList();
    }

    /// True when one of the secrets made this seal. Takes the same time whether it fits or not.
    boolean fits(byte[] seal, byte[] label, byte[] subject) {
        boolean ours = false;
        for (Mac key : keys) {
            ours |= MessageDigest.isEqual(seal, seal(key, seal.length, label, subject));
        }
        return ours;
    }

    static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(ID_BYTES)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    static UUID id(byte[] bytes) {
        var buffer = ByteBuffer.wrap(bytes);
        return new UUID(buffer.getLong(), buffer.getLong());
    }

    private static Mac keyed(SecretKeySpec key) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }

    private static byte[] seal(Mac key, int bytes, byte[] label, byte[] subject) {
        try {
            var mac = (Mac) key.clone();
            mac.update(label);
            return Arrays.copyOf(mac.doFinal(subject), bytes);
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the JDK's " + ALGORITHM + " can be copied", e);
        }
    }
}
