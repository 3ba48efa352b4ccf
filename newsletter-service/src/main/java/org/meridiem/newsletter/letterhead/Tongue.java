package org.meridiem.newsletter.letterhead;

import java.util.Locale;
import java.util.Set;

/// What follows from a language for those who write in it.
public final class Tongue {

    private static final Set<String> RIGHT_TO_LEFT = Set.of("ar", "arc", "ckb", "dv", "fa", "he", "iw", "ps", "sd",
            "ug", "ur", "yi");
    private static final Set<String> RIGHT_TO_LEFT_SCRIPTS = Set.of("Adlm", "Arab", "Hebr", "Nkoo", "Syrc", "Thaa");

    private Tongue() {
    }

    /// One of the languages that this service speaks itself.
    ///
    /// @param tag     BCP 47
    /// @param english also for all other languages
    public static <T> T choose(String tag, T english, T german) {
        return Locale.forLanguageTag(tag).getLanguage().equals("de") ? german : english;
    }

    /// The language of a mail whose words are all this service's own.
    ///
    /// @param tag what the reader would like, BCP 47
    public static String spoken(String tag) {
        return choose(tag, Locale.forLanguageTag(tag).getLanguage().equals("en") ? tag : "en", tag);
    }

    /// `rtl` or `ltr`, for the attribute `dir`.
    ///
    /// @param tag BCP 47
    public static String direction(String tag) {
        Locale locale = Locale.forLanguageTag(tag);
        boolean toTheLeft = locale.getScript().isEmpty()
                ? RIGHT_TO_LEFT.contains(locale.getLanguage())
                : RIGHT_TO_LEFT_SCRIPTS.contains(locale.getScript());
        return toTheLeft ? "rtl" : "ltr";
    }
}
