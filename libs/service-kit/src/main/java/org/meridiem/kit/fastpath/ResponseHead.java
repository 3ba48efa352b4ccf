package org.meridiem.kit.fastpath;

import java.nio.charset.StandardCharsets;

import io.netty.handler.codec.http.HttpResponseStatus;

/// The head of a response of HTTP/1.1 in its final bytes (RFC 9112, 4 and 5), made once and written any number of times.
public final class ResponseHead {

    private final StringBuilder lines = new StringBuilder(512);

    private ResponseHead(HttpResponseStatus status) {
        lines.append("HTTP/1.1 ").append(status.code()).append(' ').append(status.reasonPhrase()).append("\r\n");
    }

    /// Begins one.
    public static ResponseHead of(int status) {
        return new ResponseHead(HttpResponseStatus.valueOf(status));
    }

    /// Adds a header.
    ///
    /// @throws IllegalArgumentException when the value could end the line
    public ResponseHead add(CharSequence name, CharSequence value) {
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) < ' ' && value.charAt(i) != '\t' || value.charAt(i) == 0x7f) {
                throw new IllegalArgumentException("control character in the value of " + name);
            }
        }
        lines.append(name).append(": ").append(value).append("\r\n");
        return this;
    }

    /// All of it with the empty line at its end.
    public byte[] bytes() {
        return (lines + "\r\n").getBytes(StandardCharsets.ISO_8859_1);
    }
}
