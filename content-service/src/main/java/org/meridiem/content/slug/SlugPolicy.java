package org.meridiem.content.slug;

import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.meridiem.kit.problem.ProblemException;
import org.meridiem.kit.problem.ProblemType;

import com.ibm.icu.text.Transliterator;

/// The rules of slugs: lower-case ASCII words and numbers joined by single hyphens, at most [#MAX_LENGTH] characters.
///
/// ASCII on purpose: such an address survives mails, logs, chats and every cache unchanged. Other scripts are transliterated
/// (`Привет, мир` becomes `privet-mir`); text without a letter or digit (emoji only) gives no slug and the writer must choose one.
public final class SlugPolicy {

    /// The longest slug, in characters.
    public static final int MAX_LENGTH = 120;

    /// The form as a regular expression, for the API description only: matching is done by [#isSlug(String)], which needs no stack.
    public static final String PATTERN = "^[a-z0-9]+(-[a-z0-9]+)*$";

    // A title is shorter than this; more would cost transliteration time and be cut off anyway.
    private static final int MAX_SOURCE_LENGTH = 400;

    private SlugPolicy() {
    }

    /// Whether a text has the form of a slug.
    public static boolean isSlug(String text) {
        if (text.isEmpty() || text.length() > MAX_LENGTH) {
            return false;
        }
        boolean wordBefore = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isWord(c)) {
                wordBefore = true;
            } else if (c == '-' && wordBefore) {
                wordBefore = false;
            } else {
                return false;
            }
        }
        return wordBefore;
    }

    /// Makes a slug out of a title or a name.
    ///
    /// @param text     any text in any script
    /// @param language BCP 47 tag of the text, when known: German umlauts become two letters (`ü` → `ue`), others lose their dots
    /// @return empty when nothing in the text can be written in letters or digits
    public static Optional<String> fromText(String text, @Nullable String language) {
        String ascii = toAscii(shortened(text), language);
        StringBuilder slug = new StringBuilder(Math.min(ascii.length(), MAX_LENGTH + 1));
        boolean gap = false;
        for (int i = 0; i < ascii.length() && slug.length() <= MAX_LENGTH; i++) {
            char c = lower(ascii.charAt(i));
            if (isWord(c)) {
                if (gap && !slug.isEmpty()) {
                    slug.append('-');
                }
                gap = false;
                slug.append(c);
            } else if (c != '\'') {
                gap = true;
            }
        }
        return slug.isEmpty() ? Optional.empty() : Optional.of(cut(slug.toString(), MAX_LENGTH));
    }

    /// Makes a slug out of a title or a name of unknown language.
    public static Optional<String> fromText(String text) {
        return fromText(text, null);
    }

    /// The n-th variant of a slug that is taken: `tea` and 2 give `tea-2`; shortened where it would become too long.
    public static String numbered(String slug, int number) {
        String suffix = "-" + number;
        return cut(slug, MAX_LENGTH - suffix.length()) + suffix;
    }

    /// The slug that the writer gave, or else one made out of the name.
    ///
    /// @throws ProblemException 400 at `/slug` when the given one has not the form, or none can be made
    public static String givenOrMade(@Nullable String given, String name) {
        if (given == null) {
            return fromText(name)
                    .orElseThrow(() -> ProblemType.INVALID_INPUT.with("No slug can be made out of this name.")
                            .at("/slug", "give one: lower-case letters, digits and single hyphens"));
        }
        if (!isSlug(given)) {
            throw ProblemType.INVALID_INPUT.with("The slug has not the form of a slug.")
                    .at("/slug", "must be lower-case letters, digits and single hyphens, at most " + MAX_LENGTH
                            + " characters");
        }
        return given;
    }

    /// The problem to throw when a slug belongs to something else: 409 at `/slug`.
    public static ProblemException taken(String slug) {
        return ProblemType.ALREADY_EXISTS.with("The slug “" + slug + "” is taken.").at("/slug",
                "is taken, choose another one");
    }

    private static String shortened(String text) {
        if (text.length() <= MAX_SOURCE_LENGTH) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(MAX_SOURCE_LENGTH - 1))
                ? MAX_SOURCE_LENGTH - 1
                : MAX_SOURCE_LENGTH;
        return text.substring(0, end);
    }

    private static String toAscii(String text, @Nullable String language) {
        if (text.chars().allMatch(c -> c < 128)) {
            return text;
        }
        boolean german = language != null && (language.equals("de") || language.startsWith("de-"));
        return (german ? German.TO_ASCII : AnyScript.TO_ASCII).transliterate(text);
    }

    private static String cut(String slug, int length) {
        if (slug.length() <= length) {
            return slug;
        }
        int end = slug.charAt(length) == '-' ? length : slug.lastIndexOf('-', length - 1);
        String words = slug.substring(0, end > 0 ? end : length);
        return words.endsWith("-") ? words.substring(0, words.length() - 1) : words;
    }

    private static char lower(char c) {
        return c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c;
    }

    private static boolean isWord(char c) {
        return c >= 'a' && c <= 'z' || c >= '0' && c <= '9';
    }

    // The tables of ICU take memory and time: they are loaded when the first text needs them.
    private static final class AnyScript {
        static final Transliterator TO_ASCII = Transliterator.getInstance("Any-Latin; Latin-ASCII");
    }

    private static final class German {
        static final Transliterator TO_ASCII = Transliterator.getInstance("de-ASCII; Any-Latin; Latin-ASCII");
    }
}
