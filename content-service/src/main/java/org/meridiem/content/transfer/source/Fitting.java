package org.meridiem.content.transfer.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import org.meridiem.content.slug.SlugPolicy;

/// Makes texts of other systems fit our rules, and gathers what had to be changed for it.
final class Fitting {

    private static final int HEADLINE = 300;
    private static final int WORDS_OF_HEADLINE = 10;

    private final List<String> warnings = new ArrayList<>();

    /// What had to be changed.
    List<String> warnings() {
        return warnings;
    }

    void warn(String warning) {
        if (!warnings.contains(warning)) {
            warnings.add(warning);
        }
    }

    /// Plain text on one line.
    ///
    /// @return null when there is none
    @Nullable
    String line(@Nullable String text, int max, String member) {
        return text == null
                ? null
                : cut(printable(text.replaceAll("[\\r\\n\\t\\u2028\\u2029]+", " "), false), max, member);
    }

    /// Plain text that may have lines.
    @Nullable
    String lines(@Nullable String text, int max, String member) {
        return text == null ? null : cut(printable(text.replace("\r\n", "\n"), true), max, member);
    }

    /// The words of an HTML text.
    @Nullable
    String words(@Nullable String html, int max, String member) {
        return html == null ? null : lines(Jsoup.parseBodyFragment(html).body().text(), max, member);
    }

    /// A headline, made out of the text when the source has none.
    String headline(@Nullable String title, String html) {
        String given = line(title, HEADLINE, "The title");
        if (given != null) {
            return given;
        }
        String[] words = Jsoup.parseBodyFragment(html).body().text().strip().split("\\s+", WORDS_OF_HEADLINE + 1);
        String made = line(String.join(" ", List.of(words).subList(0, Math.min(words.length, WORDS_OF_HEADLINE))),
                HEADLINE,
                "The title");
        warn("It has no title: the headline was made out of its first words.");
        return made == null ? "Untitled" : words.length > WORDS_OF_HEADLINE ? made + " …" : made;
    }

    /// A slug: the source's when it has the form of one, else the nearest to it.
    String slug(@Nullable String wish, String fallback) {
        if (wish != null && SlugPolicy.isSlug(wish)) {
            return wish;
        }
        Optional<String> near = wish == null ? Optional.empty() : SlugPolicy.fromText(wish);
        String slug = near.orElseGet(() -> SlugPolicy.fromText(fallback).orElse("item"));
        if (wish != null && !wish.isBlank()) {
            warn("The slug “" + wish + "” became “" + slug
                    + "”: slugs are lower-case ASCII letters, digits and hyphens here.");
        }
        return slug;
    }

    private @Nullable String cut(String text, int max, String member) {
        String tidy = text.strip();
        if (tidy.isEmpty()) {
            return null;
        }
        if (tidy.length() <= max) {
            return tidy;
        }
        warn(member + " was cut to " + max + " characters.");
        int end = Character.isHighSurrogate(tidy.charAt(max - 2)) ? max - 2 : max - 1;
        return tidy.substring(0, end) + "…";
    }

    private static String printable(String text, boolean lines) {
        var printable = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean pair = Character.isHighSurrogate(c) && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            if (pair) {
                printable.append(c).append(text.charAt(++i));
            } else if (Character.isSurrogate(c)) {
                printable.append('\uFFFD');
            } else if (lines && (c == '\n' || c == '\t')
                    || !Character.isISOControl(c) && c != '\u2028' && c != '\u2029') {
                printable.append(c);
            }
        }
        return printable.toString();
    }
}
