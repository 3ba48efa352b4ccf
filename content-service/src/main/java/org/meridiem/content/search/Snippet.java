package org.meridiem.content.search;

import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

/// Turns what PostgreSQL marked into HTML. The marks are characters of private use, which are taken out of the text before; so whatever else looks like
/// markup was written by somebody and is escaped.
final class Snippet {

    /// Begins a match.
    static final char START = '\uE000';
    /// Ends a match.
    static final char STOP = '\uE001';
    /// Parts passages.
    static final char BETWEEN = '\uE002';

    private Snippet() {
    }

    /// HTML whose only tag is `<mark>`; null when nothing is marked.
    static @Nullable String html(@Nullable String marked) {
        return marked == null || marked.indexOf(START) < 0 ? null : escaped(marked.strip());
    }

    /// The passages with a match.
    static List<String> passages(@Nullable String marked) {
        return marked == null
                ? List.of()
                : Arrays.stream(marked.split(String.valueOf(BETWEEN)))
                        .filter(passage -> passage.indexOf(START) >= 0)
                        .map(passage -> escaped(passage.strip().replaceAll("\\s+", " ")))
                        .toList();
    }

    private static String escaped(String marked) {
        var html = new StringBuilder(marked.length() + 32);
        boolean open = false;
        for (int i = 0; i < marked.length(); i++) {
            char c = marked.charAt(i);
            switch (c) {
                case '&' -> html.append("&amp;");
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                case '"' -> html.append("&quot;");
                case '\'' -> html.append("&#39;");
                case START -> {
                    html.append(open ? "" : "<mark>");
                    open = true;
                }
                case STOP -> {
                    html.append(open ? "</mark>" : "");
                    open = false;
                }
                default -> html.append(c);
            }
        }
        return html.append(open ? "</mark>" : "").toString();
    }
}
