package org.meridiem.newsletter.mail;

import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.List;

/// The bytes of one mail's body, most of them shared with other mails. Immutable, though made of arrays: nobody may change them.
public final class Body {

    private final List<byte[]> wire;
    private final List<byte[]> canonical;
    private final int length;

    Body(List<byte[]> wire, List<byte[]> canonical, int length) {
        this.wire = wire;
        this.canonical = canonical;
        this.length = length;
    }

    /// How many bytes it has.
    public int length() {
        return length;
    }

    /// Writes it as it goes over the wire; no line begins with a dot.
    public void writeTo(OutputStream out) throws IOException {
        for (byte[] piece : wire) {
            out.write(piece);
        }
    }

    /// Digests its canonical form "relaxed" (RFC 6376, 3.4.4).
    public byte[] digest(MessageDigest digest) {
        canonical.forEach(digest::update);
        return digest.digest();
    }
}
