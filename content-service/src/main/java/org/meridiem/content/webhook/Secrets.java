package org.meridiem.content.webhook;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;

import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

/// Makes the secrets that sign, and brings them into the form in which they are stored: encrypted, if the installation has a key for that.
@ApplicationScoped
class Secrets {

    /// How a secret begins when it is shown (Standard Webhooks).
    static final String PREFIX = "whsec_";

    private static final int SECRET_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final byte PLAIN = 0;
    private static final byte ENCRYPTED = 1;

    private final SecureRandom random = new SecureRandom();
    private final @Nullable SecretKeySpec key;

    Secrets(WebhookConfig config) {
        this.key = config.encryptionKey().map(Secrets::key).orElse(null);
    }

    /// A new secret: the key itself, not its shown form.
    byte[] make() {
        return bytes(SECRET_BYTES);
    }

    /// As whoever configures a receiver sees it.
    static String shown(byte[] secret) {
        return PREFIX + Base64.getEncoder().encodeToString(secret);
    }

    /// As it is stored.
    byte[] seal(byte[] secret) {
        if (key == null) {
            return joined(PLAIN, new byte[0], secret);
        }
        byte[] nonce = bytes(NONCE_BYTES);
        return joined(ENCRYPTED, nonce, crypt(Cipher.ENCRYPT_MODE, key, nonce, secret));
    }

    /// As it signs.
    ///
    /// @throws IllegalStateException when the key that it was sealed with is not there
    byte[] open(byte[] stored) {
        if (stored[0] == PLAIN) {
            return Arrays.copyOfRange(stored, 1, stored.length);
        }
        if (key == null) {
            throw new IllegalStateException(
                    "webhook secrets are encrypted, meridiem.webhooks.encryption-key is not set");
        }
        return crypt(Cipher.DECRYPT_MODE, key, Arrays.copyOfRange(stored, 1, 1 + NONCE_BYTES),
                Arrays.copyOfRange(stored, 1 + NONCE_BYTES, stored.length));
    }

    private byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] joined(byte form, byte[] nonce, byte[] rest) {
        byte[] stored = new byte[1 + nonce.length + rest.length];
        stored[0] = form;
        System.arraycopy(nonce, 0, stored, 1, nonce.length);
        System.arraycopy(rest, 0, stored, 1 + nonce.length, rest.length);
        return stored;
    }

    private static byte[] crypt(int mode, SecretKeySpec key, byte[] nonce, byte[] bytes) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            return cipher.doFinal(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "a webhook secret cannot be read: is meridiem.webhooks.encryption-key another one?", e);
        }
    }

    private static SecretKeySpec key(String base64) {
        byte[] key = Base64.getDecoder().decode(base64);
        if (key.length != 32) {
            throw new IllegalArgumentException("meridiem.webhooks.encryption-key must be 32 bytes in base64");
        }
        return new SecretKeySpec(key, "AES");
    }
}
