package org.meridiem.newsletter.mail;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// Text as quoted-printable (RFC 2045, 6.7) that also needs no dot stuffing (RFC 5321, 4.5.2): no line begins with a dot. Not for more than one thread.
final class QuotedPrintable {

    /// A line has 76 characters at most, one of them the mark of a soft break.
    private static final int ROOM = 75;
    private static final int ESCAPE = 3;
    private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);

    private final ByteArrayOutputStream out = new ByteArrayOutputStream(1024);
    private int column;

    /// Adds text whose line breaks, of whatever kind, become hard breaks.
    QuotedPrintable text(String text) {
        byte[] bytes = text.replace("\r\n", "\n").replace('\r', '\n').getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            byte one = bytes[i];
            boolean last = i + 1 == bytes.length || bytes[i + 1] == '\n';
            if (one == '\n') {
                hardBreak();
            } else if (one == ' ' || one == '\t') {
                put(one, last);
            } else {
                put(one, one <= ' ' || one > '~' || one == '=' || one == '.' && column % ROOM == 0);
            }
        }
        return this;
    }

    /// Adds one value without white space of its own, on lines of its own, so that it can be exchanged without touching what surrounds it.
    static byte[] alone(String value) {
        var lines = new QuotedPrintable();
        for (byte one : value.getBytes(StandardCharsets.UTF_8)) {
            lines.put(one, one <= ' ' || one > '~' || one == '=' || one == '.' && lines.column % ROOM == 0);
        }
        return lines.softBreak().bytes();
    }

    /// Ends the line without ending the text's line; nothing at the beginning of one.
    QuotedPrintable softBreak() {
        if (column > 0) {
            out.write('=');
            hardBreak();
        }
        return this;
    }

    /// What was written so far; begins anew, at the same place in the line.
    byte[] bytes() {
        byte[] written = out.toByteArray();
        out.reset();
        return written;
    }

    private void put(byte one, boolean escaped) {
        int width = escaped ? ESCAPE : 1;
        if (column + width > ROOM) {
            softBreak();
        }
        if (escaped) {
            out.write('=');
            out.write(HEX[one >> 4 & 0xF]);
            out.write(HEX[one & 0xF]);
        } else {
            out.write(one);
        }
        column += width;
    }

    private void hardBreak() {
        out.write('\r');
        out.write('\n');
        column = 0;
    }
}
