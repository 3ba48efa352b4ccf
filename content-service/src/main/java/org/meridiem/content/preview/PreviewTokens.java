package org.meridiem.content.preview;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.meridiem.content.signing.Signatures;

/// Makes and reads the tokens of preview addresses: a link's id, followed by our signature.
@ApplicationScoped
class PreviewTokens {

    private static final String PURPOSE = "preview";
    private static final int ID_BYTES = 16;
    private static final int LENGTH = Math.ceilDiv((ID_BYTES + Signatures.BYTES) * 8, 6);

    private final Signatures signatures;

    PreviewTokens(Signatures signatures) {
        this.signatures = signatures;
    }

    String of(UUID link) {
        byte[] id = bytes(link);
        byte[] token = Arrays.copyOf(id, ID_BYTES + Signatures.BYTES);
        System.arraycopy(signatures.sign(PURPOSE, id), 0, token, ID_BYTES, Signatures.BYTES);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    /// The link, if we signed the token.
    Optional<UUID> read(String token) {
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
        if (!signatures.isOurs(PURPOSE, id, Arrays.copyOfRange(bytes, ID_BYTES, bytes.length))) {
            return Optional.empty();
        }
        ByteBuffer buffer = ByteBuffer.wrap(id);
        return Optional.of(new UUID(buffer.getLong(), buffer.getLong()));
    }

    private static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(ID_BYTES).putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits())
                .array();
    }
}
