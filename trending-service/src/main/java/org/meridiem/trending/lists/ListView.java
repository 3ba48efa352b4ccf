package org.meridiem.trending.lists;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.meridiem.events.TrendingList.Window;

import com.fasterxml.jackson.core.io.JsonStringEncoder;

/// One list, ready to be answered: an answer of any length is a copy of prepared bytes, its entity tag a look-up. Immutable.
public final class ListView {

    /// One place of the list.
    ///
    /// @param previousRank null for a newcomer
    /// @param pinned       whether an editor put it there
    /// @param card         the card's JSON
    record Item(@Nullable Integer previousRank, double score, boolean pinned, byte[] card) {
    }

    private static final byte[] END = "]}".getBytes(StandardCharsets.UTF_8);
    private static final int TAG_BYTES = 12;

    private final Instant asOf;
    private final Instant changedAt;
    private final List<byte[]> parts;
    private final List<String> tags;

    /// @param section   path, null for the whole site
    /// @param asOf      when the list was computed
    /// @param changedAt when this replica last changed it
    /// @param items     best first; ranks are their places
    ListView(Window window, @Nullable String section, Instant asOf, Instant changedAt, List<Item> items) {
        this.asOf = asOf;
        this.changedAt = changedAt;
        var bytes = new ArrayList<byte[]>(items.size() + 1);
        bytes.add(head(window, section, asOf));
        for (Item item : items) {
            bytes.add(line(bytes.size(), item));
        }
        this.parts = List.copyOf(bytes);
        this.tags = tags(bytes);
    }

    /// When the list was computed.
    public Instant asOf() {
        return asOf;
    }

    /// When this replica last changed it.
    public Instant changedAt() {
        return changedAt;
    }

    /// The strong entity tag of [#body(int)], with its quotes.
    public String etag(int limit) {
        return tags.get(Math.min(limit, tags.size() - 1));
    }

    /// The JSON of the first places.
    public byte[] body(int limit) {
        List<byte[]> used = parts.subList(0, Math.min(limit, parts.size() - 1) + 1);
        var out = new ByteArrayOutputStream(used.stream().mapToInt(part -> part.length).sum() + END.length);
        used.forEach(out::writeBytes);
        out.writeBytes(END);
        return out.toByteArray();
    }

    private static byte[] head(Window window, @Nullable String section, Instant asOf) {
        var json = new StringBuilder("{\"asOf\":\"").append(asOf).append("\",\"window\":\"").append(window.label())
                .append('"');
        if (section != null) {
            json.append(",\"section\":\"").append(JsonStringEncoder.getInstance().quoteAsString(section)).append('"');
        }
        return json.append(",\"items\":[").toString().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] line(int rank, Item item) {
        var json = new StringBuilder(rank == 1 ? "{\"rank\":" : ",{\"rank\":").append(rank);
        if (item.previousRank() != null) {
            json.append(",\"previousRank\":").append(item.previousRank());
        }
        if (item.pinned()) {
            json.append(",\"pinned\":true");
        }
        json.append(",\"score\":").append(item.score()).append(",\"article\":");
        var out = new ByteArrayOutputStream(item.card().length + json.length() + 1);
        out.writeBytes(json.toString().getBytes(StandardCharsets.UTF_8));
        out.writeBytes(item.card());
        out.write('}');
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
