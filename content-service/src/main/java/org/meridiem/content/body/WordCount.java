package org.meridiem.content.body;

import java.util.Locale;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;

/// Counts words as readers of a language see them: scripts without spaces are cut by ICU's dictionaries.
public final class WordCount {

    private static final int WORDS_PER_MINUTE = 265;

    private WordCount() {
    }

    /// @param text     plain text
    /// @param language BCP 47 tag
    public static int of(String text, String language) {
        BreakIterator words = BreakIterator.getWordInstance(ULocale.forLocale(Locale.forLanguageTag(language)));
        words.setText(text);
        int count = 0;
        while (words.next() != BreakIterator.DONE) {
            if (words.getRuleStatus() >= BreakIterator.WORD_NUMBER) {
                count++;
            }
        }
        return count;
    }

    /// Whole minutes that an adult needs for so many words, rounded up, at least 1.
    public static int readingTimeMinutes(int words) {
        return Math.max(1, Math.ceilDiv(words, WORDS_PER_MINUTE));
    }
}
