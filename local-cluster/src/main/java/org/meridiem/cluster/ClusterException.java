package org.meridiem.cluster;

/// The cluster, or a part of it, cannot do what was asked. The message is meant for the person at the terminal: it says
/// what is wrong and what to do, and needs no stack trace beside it.
public final class ClusterException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /// Without a cause worth showing.
    ///
    /// @param message what is wrong and what to do
    public ClusterException(String message) {
        super(message);
    }

    /// With the cause that lies beneath.
    ///
    /// @param message what is wrong and what to do
    /// @param cause what lies beneath
    public ClusterException(String message, Throwable cause) {
        super(message, cause);
    }
}
