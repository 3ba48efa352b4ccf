package org.meridiem.content.editing;

import java.sql.SQLException;

/// A statement failed; the cause says how. Mapped in one place: 503 while the database is away, 500 otherwise.
public final class EditorialDatabaseException extends RuntimeException {

    /// Wraps the driver's exception.
    public EditorialDatabaseException(SQLException cause) {
        super(cause);
    }
}
