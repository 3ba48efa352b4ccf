package org.meridiem.newsletter.web;

import org.jspecify.annotations.Nullable;

/// Cells that a spreadsheet does not take for formulas (CSV injection).
public final class CsvCells {

    /// What files of them are called.
    public static final String MEDIA_TYPE = "text/csv; charset=UTF-8";

    private static final String FORMULA = "=+-@\t\r";

    private CsvCells() {
    }

    /// A cell to be written.
    public static String out(@Nullable String text) {
        if (text == null) {
            return "";
        }
        return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? '\'' + text : text;
    }

    /// A cell that was read: without what [#out] put before it.
    public static String in(String text) {
        String stripped = text.strip();
        return stripped.length() > 1 && stripped.charAt(0) == '\'' && FORMULA.indexOf(stripped.charAt(1)) >= 0
                ? stripped.substring(1)
                : stripped;
    }
}
