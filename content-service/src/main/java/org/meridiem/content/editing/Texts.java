package org.meridiem.content.editing;

import org.jspecify.annotations.Nullable;

/// Brings texts that people typed into one form before they are stored.
public final class Texts {

    private Texts() {
    }

    /// Without white space at either end, line breaks as `\n`; null stays null.
    public static @Nullable String tidy(@Nullable String text) {
        return text == null ? null : text.replace("\r\n", "\n").replace('\r', '\n').strip();
    }

    /// The same; null becomes empty.
    public static String tidyOrEmpty(@Nullable String text) {
        String tidied = tidy(text);
        return tidied == null ? "" : tidied;
    }

    /// The same; null and blank become null.
    public static @Nullable String tidyOrNull(@Nullable String text) {
        String tidied = tidy(text);
        return tidied == null || tidied.isEmpty() ? null : tidied;
    }
}
