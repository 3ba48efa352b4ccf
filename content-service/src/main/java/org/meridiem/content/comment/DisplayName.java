package org.meridiem.content.comment;

import java.text.Normalizer;

import org.meridiem.kit.security.Caller;

/// The name under which a reader appears. It comes from the identity provider, where readers choose it: it may hold anything.
final class DisplayName {

    private static final int MAX_LENGTH = 60;
    private static final String NAMELESS = "reader";

    private DisplayName() {
    }

    /// Without control, format and direction characters, never longer than a line, and never a mail address: where people sign in with
    /// theirs, the part before the `@` has to do. Who has no name but the identity provider's id has none here.
    static String of(Caller reader) {
        String plain = Normalizer.normalize(reader.name(), Normalizer.Form.NFC).codePoints()
                .filter(c -> switch (Character.getType(c)) {
                    case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE,
                            Character.UNASSIGNED, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR,
                            Character.NON_SPACING_MARK, Character.ENCLOSING_MARK ->
                        false;
                    default -> true;
                })
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString()
                .strip();
        int at = plain.indexOf('@');
        String name = at > 0 ? plain.substring(0, at) : plain;
        if (name.equals(reader.id())) {
            return NAMELESS;
        }
        int length = name.codePointCount(0, name.length());
        String cut = length <= MAX_LENGTH ? name : name.substring(0, name.offsetByCodePoints(0, MAX_LENGTH)).strip();
        return cut.isEmpty() ? NAMELESS : cut;
    }
}
