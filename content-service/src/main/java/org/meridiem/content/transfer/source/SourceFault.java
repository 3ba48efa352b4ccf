package org.meridiem.content.transfer.source;

/// A file that cannot be read to its end.
public final class SourceFault extends RuntimeException {

    /// @param detail what is wrong and where, for whoever sent it
    public SourceFault(String detail) {
        super(detail);
    }

    /// What is wrong and where.
    public String detail() {
        return String.valueOf(getMessage());
    }
}
