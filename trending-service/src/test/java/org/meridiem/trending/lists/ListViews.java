package org.meridiem.trending.lists;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

import org.meridiem.trending.key.ListKey;
import org.meridiem.trending.key.ListKind;

/// Lists to look at.
public final class ListViews {

    private ListViews() {
    }

    /// A list of the whole site with one item.
    ///
    /// @param version tells it from others
    /// @param bytes   how long it is, about
    public static ListView of(int version, int bytes) {
        byte[] card = ("{\"version\":" + version + ",\"text\":\"" + "x".repeat(bytes) + "\"}")
                .getBytes(StandardCharsets.UTF_8);
        Instant time = Instant.EPOCH.plusSeconds(version);
        return new ListView(ListKey.ofSite(ListKind.TODAY), time, time,
                List.of(new ListView.Item(null, 1, false, card)));
    }
}
