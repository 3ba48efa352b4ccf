package org.meridiem.trending.lists;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// A JSON object that ends with the array `items`, ready to be answered: an answer of any length is a copy of prepared bytes, its entity tag a look-up. Immutable.
final class PreparedItems {

    private static final byte[] END = "]}".getBytes(StandardCharsets.UTF_8);
    private static final byte[] COMMA = ",".getBytes(StandardCharsets.UTF_8);
    private static final int TAG_BYTES = 12;

    private final List<byte[]> parts;
    private final List<String> tags;

    /// @param head  the members before the items, each followed by a comma
    /// @param items each a JSON value
    PreparedItems(String head, List<byte[]> items) {
        var bytes = new ArrayList<byte[]>(items.size() + 1);
        bytes.add(('{' + head + "\"items\":[").getBytes(StandardCharsets.UTF_8));
        for (byte[] item : items) {
            bytes.add(bytes.size() == 1 ? item : concat(COMMA, item));
        }
        this.parts = List.copyOf(bytes);
        this.tags = tags(bytes);
    }

    /// How many items there are.
    int size() {
        return parts.size() - 1;
    }

    /// The strong entity tag of [#body(int)], with its quotes.
    String etag(int limit) {
        return tags.get(Math.min(limit, size()));
    }

    /// The JSON with the first items.
    byte[] body(int limit) {
        List<byte[]> used = parts.subList(0, Math.min(limit, size()) + 1);
        var out = new ByteArrayOutputStream(used.stream().mapToInt(part -> part.length).sum() + END.length);
        used.forEach(out::writeBytes);
        out.writeBytes(END);
        return out.toByteArray();
    }

    private static byte[] concat(byte[] first, byte[] second) {
        var out = new ByteArrayOutputStream(first.length + second.length);
        out.writeBytes(first);
        out.writeBytes(second);
        return out.toByteArray();
    }

    /// The tag of every length: a hash of all bytes up to there.
    private static List<String> tags(List<byte[]> parts) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            var tags = new ArrayList<String>(parts.size());
            for (byte[] part : parts) {
                digest.update(part);
                byte[] hash = ((MessageDigest) digest.clone()).digest();
                tags.add('"' + HexFormat.of().formatHex(hash, 0, TAG_BYTES) + '"');
            }
            return List.copyOf(tags);
        } catch (NoSuchAlgorithmException | CloneNotSupportedException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
