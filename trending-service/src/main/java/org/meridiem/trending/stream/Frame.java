package org.meridiem.trending.stream;

import java.nio.charset.StandardCharsets;

import org.meridiem.trending.lists.ListView;

import io.vertx.core.buffer.Buffer;

/// One event in its final bytes, the same for all who listen to the same.
///
/// @param id    the list's entity tag, without quotes: the same on every replica
/// @param bytes never changed
record Frame(String id, Buffer bytes) {

    private static final byte[] END = {'\n', '\n'};

    /// The list as it stands.
    ///
    /// @param limit how many places
    static Frame of(ListView list, int limit) {
        String id = id(list, limit);
        return new Frame(id, Buffer.buffer()
                .appendBytes(("event: list\nid: " + id + "\ndata: ").getBytes(StandardCharsets.US_ASCII))
                .appendBytes(list.body(limit)).appendBytes(END));
    }

    static String id(ListView list, int limit) {
        String etag = list.etag(limit);
        return etag.substring(1, etag.length() - 1);
    }
}
