package org.meridiem.content.caching;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;

/// The bytes of an answer in one coding, ready for the socket.
///
/// @param coding   of the bytes
/// @param body     the bytes; written any number of times, never changed
/// @param etag     the strong entity tag with its quotes
/// @param etagLine the same as a header's value
/// @param length   the number of bytes as a header's value
record Variant(Coding coding, Buffer body, String etag, CharSequence etagLine, CharSequence length) {

    static Variant of(Coding coding, byte[] body, String digest) {
        String etag = '"' + digest + coding.suffix() + '"';
        return new Variant(coding, Buffer.buffer(body), etag, HttpHeaders.createOptimized(etag),
                HttpHeaders.createOptimized(Integer.toString(body.length)));
    }
}
