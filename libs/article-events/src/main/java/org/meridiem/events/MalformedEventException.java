package org.meridiem.events;

/// A record that does not keep the contract. Trying again cannot help: a consumer puts the record on the dead-letter topic and goes on.
public class MalformedEventException extends Exception {
    /// @param message what is wrong, without the record's content
    public MalformedEventException(String message) {
        super(message);
    }

    /// @param message what is wrong, without the record's content
    /// @param cause   the parser's own complaint
    public MalformedEventException(String message, Throwable cause) {
        super(message, cause);
    }
}
