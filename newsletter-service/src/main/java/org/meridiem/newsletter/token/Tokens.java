package org.meridiem.newsletter.token;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/// Seals a subject's id for one purpose: 16 bytes of id and 16 bytes of HMAC-SHA-256, in 43 URL-safe characters.
///
/// Nothing secret is stored, so a stolen database opens no link, and a mail can be written again after a crash without a second token.
/// When a token expires is up to the row it names. Safe for any number of threads.
@Singleton
public class Tokens {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int ID_BYTES = 16;
    /// 128 bits: cannot be guessed.
    private static final int SEAL_BYTES = 16;
    private static final int LENGTH = 43;

    private final List<SecretKeySpec> keys;

    @Inject
    Tokens(TokenConfig config) {
        this(Stream.concat(Stream.of(config.secret()), config.formerSecrets().stream().flatMap(List::stream)).toList());
    }

    /// @param secrets the one that seals, then those that only open
    /// @throws IllegalArgumentException when one is too short
    public Tokens(List<String> secrets) {
        if (secrets.isEmpty() || secrets.stream().anyMatch(secret -> secret.length() < 16)) {
            throw new IllegalArgumentException("meridiem.token.secret needs at least 16 characters");
        }
        this.keys = secrets.stream()
                .map(secret -> new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM))
                .toList();
    }

    /// The token that lets its holder do this to the subject.
    public String seal(Purpose purpose, UUID subject) {
        byte[] id = bytes(subject);
        byte[] token = Arrays.copyOf(id, ID_BYTES + SEAL_BYTES);
        System.arraycopy(sealOf(keys.getFirst(), purpose, id), 0, token, ID_BYTES, SEAL_BYTES);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    /// The subject of a token; empty when it was not sealed here for this purpose.
    public Optional<UUID> open(Purpose purpose, String token) {
        if (token.length() != LENGTH) {
            return Optional.empty();
        }
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        byte[] id = Arrays.copyOf(bytes, ID_BYTES);
        byte[] seal = Arrays.copyOfRange(bytes, ID_BYTES, ID_BYTES + SEAL_BYTES);
        boolean ours = false;
        for (SecretKeySpec key : keys) {
            ours |= MessageDigest.isEqual(seal, sealOf(key, purpose, id));
        }
        var buffer = ByteBuffer.wrap(id);
        return ours ? Optional.of(new UUID(buffer.getLong(), buffer.getLong())) : Optional.empty();
    }

    private static byte[] sealOf(SecretKeySpec key, Purpose purpose, byte[] id) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(purpose.code());
            return Arrays.copyOf(mac.doFinal(id), SEAL_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }

    private static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(ID_BYTES)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }
}
