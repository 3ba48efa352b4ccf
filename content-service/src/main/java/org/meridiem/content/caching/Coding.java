package org.meridiem.content.caching;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

import org.jspecify.annotations.Nullable;

/// A content coding that answers are prepared in (RFC 9110, 8.4.1).
enum Coding {
    IDENTITY("", ""), GZIP("gzip", "-gzip"), BROTLI("br", "-br");

    private final String token;
    private final String suffix;

    Coding(String token, String suffix) {
        this.token = token;
        this.suffix = suffix;
    }

    /// The value of `Content-Encoding`; empty for none.
    String token() {
        return token;
    }

    /// What tells the entity tags of one answer's codings apart.
    String suffix() {
        return suffix;
    }

    /// Whether a client takes this coding.
    ///
    /// @param acceptEncoding the header, null when absent
    boolean acceptedBy(@Nullable String acceptEncoding) {
        if (this == IDENTITY) {
            return true;
        }
        if (acceptEncoding == null || !acceptEncoding.contains(token) && acceptEncoding.indexOf('*') < 0) {
            return false;
        }
        boolean any = false;
        for (String part : acceptEncoding.split(",")) {
            int semicolon = part.indexOf(';');
            String coding = (semicolon < 0 ? part : part.substring(0, semicolon)).strip().toLowerCase(Locale.ROOT);
            boolean wanted = semicolon < 0 || !refused(part.substring(semicolon + 1).strip());
            if (coding.equals(token)) {
                return wanted;
            }
            any |= coding.equals("*") && wanted;
        }
        return any;
    }

    /// Whether a list of what a client takes names something that it does not take.
    static boolean refusesAny(String accepted) {
        return (accepted.contains("q=0") || accepted.contains("Q=0"))
                && Arrays.stream(accepted.split("[,;]")).map(String::strip).anyMatch(Coding::refused);
    }

    /// `q=0`, `q=0.0` … RFC 9110, 12.4.2.
    private static boolean refused(String parameter) {
        String lower = parameter.toLowerCase(Locale.ROOT).replace(" ", "");
        return lower.startsWith("q=0") && lower.chars().skip(3).allMatch(digit -> digit == '.' || digit == '0');
    }

    static byte[] gzip(byte[] body) {
        var out = new ByteArrayOutputStream(body.length / 2);
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static byte[] gunzip(byte[] gzip) {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
