package org.meridiem.content.caching;

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import io.vertx.core.http.HttpHeaders;

/// The bytes of an answer in one coding, ready for the socket.
///
/// @param coding   of the bytes
/// @param body     the bytes; written any number of times, never changed
/// @param etag     the strong entity tag with its quotes
/// @param etagLine the same as a header's value
/// @param length   the number of bytes as a header's value
/// @param heads    what stands before the bytes
record Variant(Coding coding, byte[] body, String etag, CharSequence etagLine, CharSequence length, Heads heads) {

    static Variant of(Coding coding, byte[] body, String digest) {
        String etag = '"' + digest + coding.suffix() + '"';
        return new Variant(coding, body, etag, HttpHeaders.createOptimized(etag),
                HttpHeaders.createOptimized(Integer.toString(body.length)), new Heads());
    }

    /// Heads of responses of HTTP/1.1, made when they are first needed.
    static final class Heads {
        private volatile byte @Nullable [] found;
        private volatile byte @Nullable [] notModified;

        byte[] get(boolean unchanged, Supplier<byte[]> maker) {
            byte[] made = unchanged ? notModified : found;
            if (made == null) {
                made = maker.get();
                if (unchanged) {
                    notModified = made;
                } else {
                    found = made;
                }
            }
            return made;
        }
    }
}
