package org.meridiem.content.comment;

import java.text.Normalizer;
import java.util.StringJoiner;
import java.util.regex.Pattern;

import org.meridiem.content.editing.Texts;
import org.meridiem.kit.problem.ProblemException;
import org.meridiem.kit.problem.ProblemType;

/// A text that may be stored: plain, in one form, and harmless wherever it is shown.
///
/// Refused is what a person does not type and a page suffers from: control characters, characters that turn the direction of the text
/// around them (a comment could rewrite its neighbours), towers of marks that cover other lines.
///
/// @param text  in NFC, without white space at the ends of its lines, with at most one empty line in a row
/// @param links web addresses in it
record CommentText(String text, int links) {

    /// More on one letter has no writing system.
    private static final int MAX_MARKS = 8;
    private static final Pattern LINK = Pattern.compile("(?i)\\bhttps?://|\\bwww\\.");

    /// Reads what a reader wrote.
    ///
    /// @param raw       as it came
    /// @param maxLength in characters as Unicode counts them
    /// @throws ProblemException 400
    static CommentText of(String raw, int maxLength) {
        // Before anything that takes time with its length.
        if (raw.codePointCount(0, raw.length()) > 4L * maxLength) {
            throw tooLong(maxLength);
        }
        check(raw);
        String tidied = lines(Texts.tidyOrEmpty(Normalizer.normalize(raw, Normalizer.Form.NFC)));
        if (tidied.codePoints().noneMatch(CommentText::isVisible)) {
            throw refuse("must not be blank");
        }
        if (tidied.codePointCount(0, tidied.length()) > maxLength) {
            throw tooLong(maxLength);
        }
        return new CommentText(tidied, (int) LINK.matcher(tidied).results().count());
    }

    /// Without white space at the ends of lines, with at most one empty line in a row.
    private static String lines(String text) {
        var lines = new StringJoiner("\n");
        boolean empty = false;
        for (String line : text.split("\n")) {
            String stripped = line.stripTrailing();
            if (!stripped.isEmpty() || !empty) {
                lines.add(stripped);
            }
            empty = stripped.isEmpty();
        }
        return lines.toString();
    }

    private static void check(String raw) {
        int marks = 0;
        for (int i = 0; i < raw.length(); i += Character.charCount(raw.codePointAt(i))) {
            int c = raw.codePointAt(i);
            if (Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t' || c == 0x2028 || c == 0x2029
                    || Character.getType(c) == Character.SURROGATE) {
                throw refuse("must be plain text without control characters");
            }
            if (turnsDirection(c)) {
                throw refuse("must not contain characters that turn the direction of the text around them");
            }
            marks = isMark(c) ? marks + 1 : 0;
            if (marks > MAX_MARKS) {
                throw refuse("must not pile more than " + MAX_MARKS + " marks on one letter");
            }
        }
    }

    /// Embeddings, overrides and isolates of Unicode's bidirectional algorithm (UAX 9).
    static boolean turnsDirection(int c) {
        return c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069;
    }

    private static boolean isMark(int c) {
        return Character.getType(c) == Character.NON_SPACING_MARK || Character.getType(c) == Character.ENCLOSING_MARK;
    }

    private static boolean isVisible(int c) {
        return switch (Character.getType(c)) {
            case Character.FORMAT, Character.CONTROL, Character.NON_SPACING_MARK, Character.ENCLOSING_MARK,
                    Character.SPACE_SEPARATOR, Character.UNASSIGNED, Character.PRIVATE_USE ->
                false;
            // Fillers and an empty Braille cell: letters and symbols by their type, blank on every screen.
            default -> c != 0x115F && c != 0x1160 && c != 0x2800 && c != 0x3164 && c != 0xFFA0;
        };
    }

    private static ProblemException tooLong(int maxLength) {
        return refuse("must have at most " + maxLength + " characters");
    }

    private static ProblemException refuse(String rule) {
        return ProblemType.INVALID_INPUT.with("The comment cannot be taken: /text " + rule + ".").at("/text", rule);
    }
}
