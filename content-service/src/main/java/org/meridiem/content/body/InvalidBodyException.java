package org.meridiem.content.body;

/// A body that cannot be accepted.
public final class InvalidBodyException extends RuntimeException {

    private final String pointer;

    /// @param pointer JSON pointer (RFC 6901) from the body down, such as `/blocks/3/text`
    /// @param detail  what is wrong with it, for whoever sent it
    InvalidBodyException(String pointer, String detail) {
        super(detail);
        this.pointer = pointer;
    }

    /// Where, from the body down.
    public String pointer() {
        return pointer;
    }

    /// What is wrong.
    public String detail() {
        return String.valueOf(getMessage());
    }
}
