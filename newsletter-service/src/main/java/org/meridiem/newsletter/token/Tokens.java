package org.meridiem.newsletter.token;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/// Seals a subject's id for one purpose: 16 bytes of id and 16 bytes of HMAC-SHA-256, in 43 URL-safe characters.
///
/// Nothing secret is stored, so a stolen database opens no link, and a mail can be written again after a crash without a second token.
/// When a token expires is up to the row it names. Safe for any number of threads.
@Singleton
public class Tokens {

    /// 128 bits: cannot be guessed.
    private static final int SEAL_BYTES = 16;
    private static final int LENGTH = 43;

    private final Keyring keys;

    @Inject
    Tokens(TokenConfig config) {
        this.keys = new Keyring(config);
    }

    /// @param secrets the one that seals, then those that only open
    /// @throws IllegalArgumentException when one is too short
    public Tokens(List<String> secrets) {
        this.keys = new Keyring(secrets);
    }

    /// The token that lets its holder do this to the subject.
    public String seal(Purpose purpose, UUID subject) {
        byte[] id = Keyring.bytes(subject);
        byte[] token = Arrays.copyOf(id, Keyring.ID_BYTES + SEAL_BYTES);
        System.arraycopy(keys.seal(SEAL_BYTES, label(purpose), id), 0, token, Keyring.ID_BYTES, SEAL_BYTES);
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
        byte[] id = Arrays.copyOf(bytes, Keyring.ID_BYTES);
        byte[] seal = Arrays.copyOfRange(bytes, Keyring.ID_BYTES, Keyring.ID_BYTES + SEAL_BYTES);
        return keys.fits(seal, label(purpose), id) ? Optional.of(Keyring.id(id)) : Optional.empty();
    }

    private static byte[] label(Purpose purpose) {
        return new byte[]{purpose.code()};
    }
}
