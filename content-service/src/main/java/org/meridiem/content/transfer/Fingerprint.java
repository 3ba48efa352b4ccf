package org.meridiem.content.transfer;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import org.meridiem.content.transfer.source.Content;

/// Tells whether a source says the same again.
final class Fingerprint {

    private Fingerprint() {
    }

    static String of(Content content) {
        try {
            // Records print all their members, and trees their JSON.
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(content.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
