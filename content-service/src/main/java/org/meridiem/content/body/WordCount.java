package org.meridiem.content.body;

import java.util.Locale;
import java.util.regex.Pattern;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;

/// Counts words as editors do: what stands between spaces is one word, hyphens and dashes or not. Only where a script has no spaces between words
/// (Chinese, Japanese, Thai, Lao, Khmer, Burmese) ICU's dictionaries cut.
public final class WordCount {

    private static final int WORDS_PER_MINUTE = 265;
    private static final Pattern LETTER_OR_DIGIT = Pattern.compile("[\\p{L}\\p{N}]");
    private static final Pattern WITHOUT_SPACES = Pattern
            .compile("[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsThai}\\p{IsLao}\\p{IsKhmer}\\p{IsMyanmar}]");

    private WordCount() {
    }

    /// @param text     plain text
    /// @param language BCP 47 tag
    public static int of(String text, String language) {
        int count = 0;
        int from = -1;
        for (int i = 0; i <= text.length(); i++) {
            boolean space = i == text.length() || isSpace(text.charAt(i));
            if (space && from >= 0) {
                count += wordsOf(text.substring(from, i), language);
                from = -1;
            } else if (!space && from < 0) {
                from = i;
            }
        }
        return count;
    }

    /// As Unicode's White_Space has it.
    private static boolean isSpace(char c) {
        return c >= '\t' && c <= '\r' || c == '\u0085' || Character.isSpaceChar(c);
    }

    private static int wordsOf(String token, String language) {
        if (token.chars().allMatch(c -> c < 0x80)) {
            return token.chars().anyMatch(Character::isLetterOrDigit) ? 1 : 0;
        }
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
