package org.meridiem.content.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The headers that let a receiver know who sent what when (Standard Webhooks 1.0): an HMAC over id, time and the raw bytes, for each live secret.
final class Signature {

    private static final String ALGORITHM = "HmacSHA256";

    private Signature() {
    }

    /// The headers of one attempt.
    ///
    /// @param id      the same in every attempt
    /// @param at      now: receivers refuse what is old
    /// @param body    exactly what is sent
    /// @param secrets all that are live
    static Map<String, String> headers(String id, Instant at, byte[] body, List<byte[]> secrets) {
        String timestamp = Long.toString(at.getEpochSecond());
        byte[] head = (id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8);
        return Map.of("webhook-id", id, "webhook-timestamp", timestamp, "webhook-signature",
                secrets.stream().map(secret -> "v1," + mac(secret, head, body)).collect(Collectors.joining(" ")));
    }

    private static String mac(byte[] secret, byte[] head, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            mac.update(head);
            return Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }
}
