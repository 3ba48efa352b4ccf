package org.meridiem.newsletter.letterhead;

import java.util.stream.Collectors;

/// Lines of a width that reads well. A word longer than that, such as an address, stays whole.
public final class PlainText {

    private static final int WIDTH = 72;

    private PlainText() {
    }

    /// Breaks long lines at spaces; no more than one blank line in a row.
    public static String wrap(String text) {
        return text.lines().map(String::stripTrailing).map(PlainText::line).collect(Collectors.joining("\n"))
                .replaceAll("\n{3,}", "\n\n")
                .replaceAll("^\n+", "")
                .stripTrailing() + "\n";
    }

    private static String line(String line) {
        if (line.length() <= WIDTH) {
            return line;
        }
        String indent = line.substring(0, line.length() - line.stripLeading().length());
        var out = new StringBuilder();
        int column = 0;
        for (String word : line.strip().split(" +")) {
            if (column == 0) {
                out.append(indent).append(word);
                column = indent.length() + word.length();
            } else if (column + 1 + word.length() > WIDTH) {
                out.append('\n').append(indent).append(word);
                column = indent.length() + word.length();
            } else {
                out.append(' ').append(word);
                column += 1 + word.length();
            }
        }
        return out.toString();
    }
}
