package org.meridiem.content.publication;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.text.Transliterator;
import com.ibm.icu.util.ULocale;

/// How a text is handed to PostgreSQL's text search, articles and what readers look for alike.
public final class SearchText {

    /// Much more than an article has; a text search vector is bounded.
    private static final int LONGEST = 150_000;
    private static final Set<UnicodeScript> WITHOUT_SPACES = EnumSet.of(UnicodeScript.HAN, UnicodeScript.HIRAGANA,
            UnicodeScript.KATAKANA, UnicodeScript.THAI, UnicodeScript.LAO, UnicodeScript.KHMER, UnicodeScript.MYANMAR);
    private static final Transliterator LATIN = Transliterator.getInstance("Any-Latin; Latin-ASCII; Lower");

    private SearchText() {
    }

    /// Words that PostgreSQL's parser can find: those of scripts that write without spaces are parted, a number after a hyphen is no negative number, letters of
    /// odd widths are plain ones.
    public static String of(String text) {
        String plain = Normalizer.normalize(text.length() > LONGEST ? text.substring(0, LONGEST) : text,
                Normalizer.Form.NFKC);
        var parted = new StringBuilder(plain.length() + 16);
        boolean spaceless = false;
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            boolean minus = c == '-' && i > 0 && i + 1 < plain.length() && Character.isDigit(plain.charAt(i + 1));
            parted.append(minus || Character.isISOControl(c) || Character.isSurrogate(c) && alone(plain, i) ? ' ' : c);
            spaceless |= c > 0x0E00 && withoutSpaces(plain.codePointAt(i));
        }
        return spaceless ? words(parted.toString()) : parted.toString();
    }

    /// A word in letters from a to z, as good as they can say it.
    public static String latin(String word) {
        return word.chars().allMatch(c -> c >= 'a' && c <= 'z')
                ? word
                : LATIN.transliterate(word).toLowerCase(Locale.ROOT);
    }

    private static boolean alone(String text, int index) {
        return !Character.isSupplementaryCodePoint(text.codePointAt(index))
                && (index == 0 || !Character.isSupplementaryCodePoint(text.codePointAt(index - 1)));
    }

    private static boolean withoutSpaces(int codePoint) {
        return Character.isLetter(codePoint) && WITHOUT_SPACES.contains(UnicodeScript.of(codePoint));
    }

    private static String words(String text) {
        BreakIterator boundaries = BreakIterator.getWordInstance(ULocale.ROOT);
        boundaries.setText(text);
        var words = new StringBuilder(text.length() * 3 / 2);
        int start = boundaries.first();
        for (int end = boundaries.next(); end != BreakIterator.DONE; start = end, end = boundaries.next()) {
            boolean part = withoutSpaces(text.codePointAt(start));
            words.append(part ? " " : "").append(text, start, end).append(part ? " " : "");
        }
        return words.toString();
    }
}
