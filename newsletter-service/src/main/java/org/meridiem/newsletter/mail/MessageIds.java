package org.meridiem.newsletter.mail;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/// Message-IDs as a function of what is sent and to whom: should a mail go out twice after all, the receiver can see that it is the same one.
@Singleton
public class MessageIds {

    private static final int BYTES = 16;

    private final String domain;

    @Inject
    MessageIds(MailConfig config) {
        this(config.from());
    }

    /// @param from the sender's address, whose domain the ids carry
    public MessageIds(String from) {
        this.domain = from.substring(from.lastIndexOf('@') + 1);
    }

    /// The id without its brackets.
    ///
    /// @param kind  tells apart what shares keys
    /// @param parts what is sent, and to whom
    public String of(String kind, UUID... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(kind.getBytes(StandardCharsets.UTF_8));
            for (UUID part : parts) {
                digest.update(ByteBuffer.allocate(2 * Long.BYTES)
                        .putLong(part.getMostSignificantBits())
                        .putLong(part.getLeastSignificantBits())
                        .flip());
            }
            return HexFormat.of().formatHex(Arrays.copyOf(digest.digest(), BYTES)) + '@' + domain;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
