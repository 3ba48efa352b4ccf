package org.meridiem.trending.lists;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/// A JSON object that ends with the array `items`, ready to be answered: an answer of any length is a copy of prepared bytes, its entity tag a look-up. Immutable.
///
/// There is one for every list, and most articles stand in several: cards are not copied into it.
final class PreparedItems {

    private static final byte[] END = "]}".getBytes(StandardCharsets.UTF_8);
    private static final byte[] NOTHING = {};
    private static final int TAG_BYTES = 12;

    /// One item: a JSON value.
    ///
    /// @param head what stands before the card
    /// @param card the card's JSON. Not copied
    /// @param tail what stands behind it
    record Item(byte[] head, byte[] card, byte[] tail) {

        /// The card alone.
        static Item of(byte[] card) {
            return new Item(NOTHING, card, NOTHING);
        }

        int length() {
            return head.length + card.length + tail.length;
        }
    }

    private final byte[] head;
    private final List<Item> items;
    /// Of every length from none to all.
    private final byte[] tags;

    /// @param head  the members before the items, each followed by a comma
    /// @param items in their order
    PreparedItems(String head, List<Item> items) {
        this.head = ('{' + head + "\"items\":[").getBytes(StandardCharsets.UTF_8);
        this.items = List.copyOf(items);
        this.tags = tags();
    }

    /// How many items there are.
    int size() {
        return items.size();
    }

    /// How many bytes it takes, about.
    int bytes() {
        return head.length + tags.length + items.stream().mapToInt(Item::length).sum();
    }

    /// The strong entity tag of [#body(int)], with its quotes.
    String etag(int limit) {
        int from = Math.min(limit, size()) * TAG_BYTES;
        return '"' + HexFormat.of().formatHex(tags, from, from + TAG_BYTES) + '"';
    }

    /// The JSON with the first items.
    byte[] body(int limit) {
        List<Item> used = items.subList(0, Math.min(limit, size()));
        var out = new ByteArrayOutputStream(
                head.length + used.stream().mapToInt(item -> item.length() + 1).sum() + END.length);
        out.writeBytes(head);
        boolean first = true;
        for (Item item : used) {
            if (!first) {
                out.write(',');
            }
            first = false;
            out.writeBytes(item.head());
            out.writeBytes(item.card());
            out.writeBytes(item.tail());
        }
        out.writeBytes(END);
        return out.toByteArray();
    }

    /// The tag of every length: a hash of all bytes up to there.
    private byte[] tags() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(head);
            var found = ByteBuffer.allocate((size() + 1) * TAG_BYTES);
            found.put(((MessageDigest) digest.clone()).digest(), 0, TAG_BYTES);
            for (int i = 0; i < size(); i++) {
                if (i > 0) {
                    digest.update((byte) ',');
                }
                Item item = items.get(i);
                digest.update(item.head());
                digest.update(item.card());
                digest.update(item.tail());
                found.put(((MessageDigest) digest.clone()).digest(), 0, TAG_BYTES);
            }
            return found.array();
        } catch (NoSuchAlgorithmException | CloneNotSupportedException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
