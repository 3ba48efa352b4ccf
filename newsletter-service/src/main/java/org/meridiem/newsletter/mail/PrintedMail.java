package org.meridiem.newsletter.mail;

import java.io.IOException;
import java.io.OutputStream;

/// A mail as bytes, ready to leave: every line ends with CRLF and none begins with a dot.
///
/// @param to   the recipient
/// @param head the header fields and the empty line after them; nobody may change it
/// @param body the rest
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record PrintedMail(EmailAddress to, byte[] head, Body body) {

    /// How many bytes it has.
    public int length() {
        return head.length + body.length();
    }

    /// Writes all of it.
    public void writeTo(OutputStream out) throws IOException {
        out.write(head);
        body.writeTo(out);
    }

    /// Never the address, nor a word of it.
    @Override
    public String toString() {
        return "PrintedMail[" + length() + " bytes]";
    }
}
