package org.meridiem.trending.lists;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.meridiem.trending.key.ListKey;

import com.fasterxml.jackson.core.io.JsonStringEncoder;

/// One list, ready to be answered. Immutable.
public final class ListView {

    /// One place of the list.
    ///
    /// @param previousRank null for a newcomer
    /// @param pinned       whether an editor put it there
    /// @param card         the card's JSON
    record Item(@Nullable Integer previousRank, double score, boolean pinned, byte[] card) {
    }

    private static final byte[] END = {'}'};

    private final Instant asOf;
    private final Instant changedAt;
    private final PreparedItems prepared;

    /// @param asOf      when the list was computed
    /// @param changedAt when this replica last changed it
    /// @param items     best first; ranks are their places
    ListView(ListKey key, Instant asOf, Instant changedAt, List<Item> items) {
        this.asOf = asOf;
        this.changedAt = changedAt;
        var lines = new ArrayList<PreparedItems.Item>(items.size());
        for (Item item : items) {
            lines.add(line(lines.size() + 1, item));
        }
        this.prepared = new PreparedItems(head(key, asOf), lines);
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
        return prepared.etag(limit);
    }

    /// The JSON of the first places.
    public byte[] body(int limit) {
        return prepared.body(limit);
    }

    PreparedItems prepared() {
        return prepared;
    }

    private static String head(ListKey key, Instant asOf) {
        var json = new StringBuilder();
        member(json, "asOf", asOf.toString());
        switch (key.kind()) {
            case NOW, TODAY, WEEK -> member(json, "window", key.kind().label());
            case RISING, COMMENTED -> {
                // Their address says what they are.
            }
        }
        member(json, "section", key.section());
        member(json, "language", key.language());
        return json.toString();
    }

    private static void member(StringBuilder json, String name, @Nullable String value) {
        if (value != null) {
            json.append('"').append(name).append("\":\"")
                    .append(JsonStringEncoder.getInstance().quoteAsString(value)).append("\",");
        }
    }

    private static PreparedItems.Item line(int rank, Item item) {
        var json = new StringBuilder("{\"rank\":").append(rank);
        if (item.previousRank() != null) {
            json.append(",\"previousRank\":").append(item.previousRank());
        }
        if (item.pinned()) {
            json.append(",\"pinned\":true");
        }
        json.append(",\"score\":").append(item.score()).append(",\"article\":");
        return new PreparedItems.Item(json.toString().getBytes(StandardCharsets.UTF_8), item.card(), END);
    }
}
