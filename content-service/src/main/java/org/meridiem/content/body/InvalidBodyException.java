package org.meridiem.content.body;

/// A body that cannot be accepted.
public final class InvalidBodyException extends RuntimeException {

    private final String pointer;
    private final boolean empty;

    /// @param pointer JSON pointer (RFC 6901) from the body down, such as `/blocks/3/text`
    /// @param detail  what is wrong with it, for whoever sent it
    InvalidBodyException(String pointer, String detail) {
        this(pointer, detail, false);
    }

    private InvalidBodyException(String pointer, String detail, boolean empty) {
        super(detail);
        this.pointer = pointer;
        this.empty = empty;
    }

    /// Where something must be, nothing is.
    static InvalidBodyException empty(String pointer) {
        return new InvalidBodyException(pointer, "must not be empty", true);
    }

    /// Whether the only fault is that there is nothing.
    boolean isEmpty() {
        return empty;
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
