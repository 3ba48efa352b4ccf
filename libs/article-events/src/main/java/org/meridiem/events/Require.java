package org.meridiem.events;

import java.net.URI;
import java.util.List;

import org.jspecify.annotations.Nullable;

/// What the records of the contract demand of their members: the same as the JSON Schemas say.
///
/// A missing member is a [NullPointerException], a bad one an [IllegalArgumentException]. The messages name the member and never repeat its content.
final class Require {

    /// By character. Digits are as good as random: to compare them costs ten times the look at a table, and there are thirty-two in every view of a page.
    private static final boolean[] HEXADECIMAL = hexadecimal();

    private Require() {
    }

    private static boolean[] hexadecimal() {
        boolean[] digits = new boolean['f' + 1];
        "0123456789abcdef".chars().forEach(digit -> digits[digit] = true);
        return digits;
    }

    static <T> T present(@Nullable T value, String member) {
        if (value == null) {
            throw new NullPointerException(member + " is missing");
        }
        return value;
    }

    /// Text that every consumer can keep and pass on: PostgreSQL stores no U+0000, and a lone surrogate has no UTF-8.
    static String text(@Nullable String value, String member) {
        String text = present(value, member);
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character == 0) {
                throw new IllegalArgumentException(member + " holds U+0000");
            }
            if (Character.isHighSurrogate(character) && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(character)) {
                throw new IllegalArgumentException(member + " holds a lone surrogate");
            }
        }
        return text;
    }

    static String filled(@Nullable String value, String member) {
        if (text(value, member).isEmpty()) {
            throw new IllegalArgumentException(member + " is empty");
        }
        return value;
    }

    static @Nullable String filledIfPresent(@Nullable String value, String member) {
        return value == null ? null : filled(value, member);
    }

    /// A section's path, null for the whole site.
    static void section(@Nullable String value) {
        if (TrendingList.WHOLE_SITE.equals(filledIfPresent(value, "section"))) {
            throw new IllegalArgumentException("section stands for the whole site");
        }
    }

    static String hexadecimal(@Nullable String value, String member) {
        String text = present(value, member);
        boolean good = !text.isEmpty();
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            good &= character < HEXADECIMAL.length && HEXADECIMAL[character];
        }
        if (!good) {
            throw new IllegalArgumentException(member + " is not lower-case hexadecimal");
        }
        return text;
    }

    static <T> List<T> list(@Nullable List<T> values, String member) {
        for (T value : present(values, member)) {
            if (value == null) {
                throw new NullPointerException(member + " holds a null");
            }
        }
        return List.copyOf(values);
    }

    static List<String> texts(@Nullable List<String> values, String member) {
        List<String> texts = list(values, member);
        texts.forEach(text -> text(text, member));
        return texts;
    }

    static void atLeast(long minimum, long value, String member) {
        if (value < minimum) {
            throw new IllegalArgumentException(member + " is below " + minimum);
        }
    }

    static void atLeastIfPresent(long minimum, @Nullable Integer value, String member) {
        if (value != null) {
            atLeast(minimum, value, member);
        }
    }

    /// Absolute, http or https, with a host, in ASCII: what may stand in a link of a page or a mail.
    static URI webAddress(@Nullable URI value, String member) {
        URI url = present(value, member);
        boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
        if (!web || url.getRawAuthority() == null || url.toString().chars().anyMatch(character -> character > 0x7E)) {
            throw new IllegalArgumentException(member + " is not an absolute web address");
        }
        return url;
    }
}
