package org.meridiem.newsletter.subscriber;

import org.jspecify.annotations.Nullable;

/// Cells that a spreadsheet does not take for formulas (CSV injection).
final class CsvCells {

    private static final String FORMULA = "=+-@\t\r";

    private CsvCells() {
    }

    /// A cell to be written.
    static String out(@Nullable String text) {
        if (text == null) {
            return "";
        }
        return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? '\'' + text : text;
    }

    /// A cell that was read: without what [#out] put before it.
    static String in(String text) {
        String stripped = text.strip();
        return stripped.length() > 1 && stripped.charAt(0) == '\'' && FORMULA.indexOf(stripped.charAt(1)) >= 0
                ? stripped.substring(1)
                : stripped;
    }
}
