package org.meridiem.content.body;

import java.util.Locale;
import java.util.regex.Pattern;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;

/// Counts words as editors do: what stands between spaces is one word, hyphens and dashes or not. Only where a script has no spaces between words
/// (Chinese, Japanese, Thai, Lao, Khmer, Burmese) ICU's dictionaries cut.
public final class WordCount {

    private static final int WORDS_PER_MINUTE = 265;
    private static final Pattern SPACE = Pattern.compile("\\s+", Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern LETTER_OR_DIGIT = Pattern.compile("[\\p{L}\\p{N}]");
    private static final Pattern WITHOUT_SPACES = Pattern
            .compile("[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsThai}\\p{IsLao}\\p{IsKhmer}\\p{IsMyanmar}]");

    private WordCount() {
    }

    /// @param text     plain text
    /// @param language BCP 47 tag
    public static int of(String text, String language) {
        return SPACE.splitAsStream(text).mapToInt(token -> wordsOf(token, language)).sum();
    }

    private static int wordsOf(String token, String language) {
        if (WITHOUT_SPACES.matcher(token).find()) {
            return byDictionary(token, language);
        }
        return LETTER_OR_DIGIT.matcher(token).find() ? 1 : 0;
    }

    private static int byDictionary(String text, String language) {
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
