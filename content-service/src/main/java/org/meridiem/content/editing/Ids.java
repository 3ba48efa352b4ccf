package org.meridiem.content.editing;

import java.util.UUID;

import org.hibernate.id.uuid.UuidVersion7Strategy;

/// Makes identifiers: UUIDs of version 7 (RFC 9562), which sort by time of creation.
public final class Ids {

    private Ids() {
    }

    /// A new identifier.
    // The strategy takes the session for other strategies' sake and does not look at it.
    @SuppressWarnings("NullAway")
    public static UUID next() {
        return UuidVersion7Strategy.INSTANCE.generateUuid(null);
    }
}
