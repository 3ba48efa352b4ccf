package org.meridiem.content.revision;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;

/// Compares texts word by word, in any script. One object compares all texts of two revisions and bounds what that may cost: what would
/// cost more is told as a whole that went and a whole that came.
final class WordDiff {

    /// About a second of one processor.
    private static final long MOST_STEPS = 60_000_000;

    private final ULocale locale;
    private long left = MOST_STEPS;

    /// @param language BCP 47 tag
    WordDiff(String language) {
        this.locale = ULocale.forLocale(Locale.forLanguageTag(language));
    }

    List<TextPart> compare(String earlier, String later) {
        List<String> before = words(earlier);
        List<String> after = words(later);
        var alignment = Alignment.of(before, after, left);
        // What is common at both ends costs nothing, so this may count too much, never too little.
        left -= Math.min(left, square(alignment.gone().cardinality() + alignment.come().cardinality()));
        var parts = new Parts();
        alignment.walk(new Alignment.Listener() {
            @Override
            public void common(int from, int to) {
                parts.add(ChangeKind.EQUAL, before.get(from));
            }

            @Override
            public void different(int from, int fromEnd, int to, int toEnd) {
                before.subList(from, fromEnd).forEach(word -> parts.add(ChangeKind.DELETED, word));
                after.subList(to, toEnd).forEach(word -> parts.add(ChangeKind.INSERTED, word));
            }
        });
        return parts.finished();
    }

    /// Words, and what stands between them; together the whole text.
    List<String> words(String text) {
        BreakIterator breaks = BreakIterator.getWordInstance(locale);
        breaks.setText(text);
        List<String> words = new ArrayList<>();
        int start = breaks.first();
        for (int end = breaks.next(); end != BreakIterator.DONE; start = end, end = breaks.next()) {
            words.add(text.substring(start, end));
        }
        return words;
    }

    private static long square(long value) {
        return value * value;
    }

    /// Joins what belongs together.
    private static final class Parts {

        private final List<TextPart> parts = new ArrayList<>();
        private final StringBuilder text = new StringBuilder();
        private ChangeKind kind = ChangeKind.EQUAL;

        void add(ChangeKind its, String word) {
            if (its != kind) {
                close();
                kind = its;
            }
            text.append(word);
        }

        List<TextPart> finished() {
            close();
            return List.copyOf(parts);
        }

        private void close() {
            if (!text.isEmpty()) {
                parts.add(new TextPart(kind, text.toString()));
                text.setLength(0);
            }
        }
    }
}
