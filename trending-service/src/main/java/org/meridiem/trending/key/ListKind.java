package org.meridiem.trending.key;

import java.util.Locale;

import org.meridiem.events.TrendingList.Window;

/// By what a list is ordered.
public enum ListKind {
    /// Reading that halves every half-life of [Window#NOW].
    NOW,
    /// Reading that halves every half-life of [Window#TODAY].
    TODAY,
    /// Reading that halves every half-life of [Window#WEEK].
    WEEK,
    /// Reading above what was to be expected.
    RISING,
    /// Readers' comments.
    COMMENTED;

    /// The name in keys and JSON.
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The kind of that [#label()].
    ///
    /// @throws IllegalArgumentException when there is none
    public static ListKind ofLabel(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT));
    }

    /// The list of most read articles that looks back so far.
    public static ListKind of(Window window) {
        return switch (window) {
            case NOW -> NOW;
            case TODAY -> TODAY;
            case WEEK -> WEEK;
        };
    }
}
