package org.meridiem.newsletter.mail;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The body of a mail that many people get, encoded once: `multipart/alternative`, plain text first, quoted-printable, with holes where each recipient's own words go.
///
/// Every hole stands on lines of its own (soft breaks before and after), so filling it moves nothing: the bytes between the holes, and their
/// canonical form that a DKIM signature is made over (RFC 6376, 3.4.4), are the same for all recipients. Immutable.
public final class Stencil {

    /// Cannot occur in quoted-printable text (RFC 2045, 6.7).
    static final String BOUNDARY = "=_meridiem";

    private static final int NO_HOLE = -1;

    private final List<Piece> pieces;
    private final int holes;
    private final int length;

    /// Bytes between two holes, and the hole after them.
    ///
    /// @param wire      as they are sent
    /// @param canonical as they are signed
    /// @param hole      which value follows; [#NO_HOLE] at the end
    /// @param html      true when the value stands in HTML
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    record Piece(byte[] wire, byte[] canonical, int hole, boolean html) {
    }

    private Stencil(List<Piece> pieces, int holes) {
        this.pieces = List.copyOf(pieces);
        this.holes = holes;
        this.length = pieces.stream().mapToInt(piece -> piece.wire().length).sum();
    }

    /// Cuts a stencil.
    ///
    /// @param html  a whole document
    /// @param text  the same in plain text
    /// @param marks words that stand where the values go; the first value goes where the first mark stands, wherever it does
    public static Stencil cut(String html, String text, List<String> marks) {
        var pieces = new ArrayList<Piece>();
        var pending = new ByteArrayOutputStream();
        part(pieces, pending, text, "plain", marks);
        part(pieces, pending, html, "html", marks);
        pending.writeBytes(ascii("--" + BOUNDARY + "--\r\n"));
        pieces.add(piece(pending, NO_HOLE, true));
        return new Stencil(pieces, marks.size());
    }

    /// The body of one recipient.
    ///
    /// @param values as many as there are marks
    public Body fill(List<String> values) {
        if (values.size() != holes) {
            throw new IllegalArgumentException(holes + " values are needed");
        }
        var bodies = new ArrayList<byte[]>(2 * pieces.size());
        var canonical = new ArrayList<byte[]>(2 * pieces.size());
        Map<String, byte[]> encoded = new HashMap<>();
        int size = length;
        for (Piece piece : pieces) {
            bodies.add(piece.wire());
            canonical.add(piece.canonical());
            if (piece.hole() != NO_HOLE) {
                String value = values.get(piece.hole());
                byte[] bytes = encoded.computeIfAbsent(piece.html() ? escaped(value) : value, QuotedPrintable::alone);
                bodies.add(bytes);
                canonical.add(bytes);
                size += bytes.length;
            }
        }
        return new Body(bodies, canonical, size);
    }

    private static void part(List<Piece> pieces, ByteArrayOutputStream pending, String content, String subtype,
            List<String> marks) {
        pending.writeBytes(ascii("--" + BOUNDARY + "\r\nContent-Type: text/" + subtype
                + "; charset=UTF-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"));
        var lines = new QuotedPrintable();
        int from = 0;
        for (Found next = next(content, from, marks); next.at() >= 0; next = next(content, from, marks)) {
            pending.writeBytes(lines.text(content.substring(from, next.at())).softBreak().bytes());
            pieces.add(piece(pending, next.mark(), subtype.equals("html")));
            from = next.at() + marks.get(next.mark()).length();
        }
        pending.writeBytes(lines.text(content.substring(from)).bytes());
        pending.writeBytes(ascii("\r\n"));
    }

    private record Found(int at, int mark) {
    }

    private static Found next(String content, int from, List<String> marks) {
        var first = new Found(-1, NO_HOLE);
        for (int i = 0; i < marks.size(); i++) {
            int at = content.indexOf(marks.get(i), from);
            if (at >= 0 && (first.at() < 0 || at < first.at())) {
                first = new Found(at, i);
            }
        }
        return first;
    }

    private static Piece piece(ByteArrayOutputStream pending, int hole, boolean html) {
        byte[] wire = pending.toByteArray();
        pending.reset();
        return new Piece(wire, relaxed(wire), hole, html);
    }

    /// The canonical form "relaxed" of lines that have no white space at their ends.
    private static byte[] relaxed(byte[] wire) {
        var out = new ByteArrayOutputStream(wire.length);
        boolean space = false;
        for (byte one : wire) {
            boolean white = one == ' ' || one == '\t';
            if (!white) {
                out.write(one);
            } else if (!space) {
                out.write(' ');
            }
            space = white;
        }
        return out.size() == wire.length ? wire : out.toByteArray();
    }

    private static String escaped(String value) {
        return value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
