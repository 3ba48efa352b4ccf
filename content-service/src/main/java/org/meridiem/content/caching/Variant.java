package org.meridiem.content.caching;

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/// The bytes of an answer in one coding, ready for the socket.
///
/// @param coding of the bytes
/// @param body   the bytes; written any number of times, never changed
/// @param etag   the strong entity tag with its quotes
/// @param heads  what stands before the bytes
record Variant(Coding coding, byte[] body, String etag, Heads heads) {

    static Variant of(Coding coding, byte[] body, String digest) {
        return new Variant(coding, body, '"' + digest + coding.suffix() + '"', new Heads());
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
