package org.meridiem.events;

/// An event of a type that this version of the contract does not know: written by a newer producer, to be skipped.
public final class UnknownEventTypeException extends MalformedEventException {
    /// @param type the CloudEvents type found
    public UnknownEventTypeException(String type) {
        super("unknown event type " + type);
    }
}
