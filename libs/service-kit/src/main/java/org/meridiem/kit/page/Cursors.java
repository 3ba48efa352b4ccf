package org.meridiem.kit.page;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.meridiem.kit.problem.ProblemException;
import org.meridiem.kit.problem.ProblemType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;

/// Keyset cursors: the sort values of the last item seen, sealed so that a client can neither read a meaning into them nor make one up.
///
/// A cursor is bound to its list (with its filters and sort order), so that one list's cursor cannot steer another. Safe for any number of threads.
@Singleton
public class Cursors {

    private static final String ALGORITHM = "HmacSHA256";
    /// 96 bits: far more than can be tried over HTTP, and a short URL.
    private static final int SEAL_BYTES = 12;
    private static final int MAX_LENGTH = 2_000;
    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<List<String>> STRINGS = new TypeReference<>() {
    };

    private final SecretKeySpec key;

    @Inject
    Cursors(CursorConfig config) {
        this(config.secret());
    }

    /// @param secret see [CursorConfig#secret()]
    /// @throws IllegalArgumentException when it is too short
    public Cursors(String secret) {
        if (secret.length() < 16) {
            throw new IllegalArgumentException("meridiem.cursor.secret needs at least 16 characters");
        }
        this.key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    /// Seals a position.
    ///
    /// @param list     names the list with everything that shapes it: path, filters, sort order
    /// @param position the sort values of the last item of the page
    public String seal(String list, List<String> position) {
        try {
            byte[] payload = JSON.writeValueAsBytes(position);
            byte[] seal = sealOf(list, payload);
            byte[] cursor = Arrays.copyOf(seal, SEAL_BYTES + payload.length);
            System.arraycopy(payload, 0, cursor, SEAL_BYTES, payload.length);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(cursor);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("strings cannot be written", e);
        }
    }

    /// Opens a cursor that a client sent back.
    ///
    /// @return the position as sealed
    /// @throws ProblemException 400 when it was not sealed by this cluster for this list
    public List<String> open(String list, String cursor) {
        try {
            byte[] bytes = cursor.length() > MAX_LENGTH ? new byte[0] : Base64.getUrlDecoder().decode(cursor);
            if (bytes.length > SEAL_BYTES) {
                byte[] payload = Arrays.copyOfRange(bytes, SEAL_BYTES, bytes.length);
                if (MessageDigest.isEqual(Arrays.copyOf(bytes, SEAL_BYTES),
                        Arrays.copyOf(sealOf(list, payload), SEAL_BYTES))) {
                    return JSON.readValue(payload, STRINGS);
                }
            }
        } catch (IllegalArgumentException | IOException e) {
            throw invalid();
        }
        throw invalid();
    }

    private byte[] sealOf(String list, byte[] payload) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(list.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return Arrays.copyOf(mac.doFinal(payload), SEAL_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }

    private static ProblemException invalid() {
        return ProblemType.INVALID_PARAMETER.with("The cursor is not one that this list gave out with these filters.")
                .parameter("cursor", "not a cursor of this list");
    }
}
