package org.meridiem.content.redirect;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Optional;

import org.meridiem.content.slug.SlugPolicy;

/// The one form in which paths of the site are stored and compared: percent-decoded, composed Unicode, no slash at the end. Two spellings of a path
/// are one path.
final class SitePath {

    static final int MAX_LENGTH = 1_000;

    private SitePath() {
    }

    /// Brings a path, or an article's slug, into that form.
    ///
    /// @return empty for what is neither: with a query or a fragment, empty or dot segments, control characters, bad escapes
    static Optional<String> of(String text) {
        if (SlugPolicy.isSlug(text)) {
            return Optional.of(text);
        }
        if (!text.startsWith("/") || text.length() > MAX_LENGTH || text.indexOf('?') >= 0 || text.indexOf('#') >= 0) {
            return Optional.empty();
        }
        return decoded(text).map(path -> Normalizer.normalize(path, Normalizer.Form.NFC))
                .filter(path -> path.chars().noneMatch(c -> Character.isISOControl(c) || c == '\\'))
                .map(path -> path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path)
                .filter(SitePath::hasPlainSegments);
    }

    /// As an address holds it.
    static String encoded(String path) {
        try {
            return new URI(null, null, path, null).toASCIIString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("not a path that was accepted", e);
        }
    }

    private static boolean hasPlainSegments(String path) {
        if (path.equals("/")) {
            return true;
        }
        for (String segment : path.substring(1).split("/", -1)) {
            if (segment.isEmpty() || segment.equals(".") || segment.equals("..")) {
                return false;
            }
        }
        return true;
    }

    /// Strictly UTF-8. An escaped slash would be another path than a slash, and no page has one: refused.
    private static Optional<String> decoded(String text) {
        var bytes = new ByteArrayOutputStream(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '%') {
                int end = Character.isHighSurrogate(c) && i + 1 < text.length() ? i + 2 : i + 1;
                bytes.writeBytes(text.substring(i, end).getBytes(StandardCharsets.UTF_8));
                i = end - 1;
                continue;
            }
            int high = i + 2 < text.length() ? Character.digit(text.charAt(i + 1), 16) : -1;
            int low = i + 2 < text.length() ? Character.digit(text.charAt(i + 2), 16) : -1;
            if (high < 0 || low < 0 || (high << 4 | low) == '/' || (high << 4 | low) == '?'
                    || (high << 4 | low) == '#') {
                return Optional.empty();
            }
            bytes.write(high << 4 | low);
            i += 2;
        }
        try {
            return Optional
                    .of(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.toByteArray())).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
