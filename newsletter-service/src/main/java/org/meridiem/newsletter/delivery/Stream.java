package org.meridiem.newsletter.delivery;

import java.util.Locale;

import org.meridiem.newsletter.mail.MailConfig;

/// A stream of mail with connections, speed and troubles of its own.
enum Stream {
    /// Issues.
    BULK,
    /// What a person waits for.
    TRANSACTIONAL;

    /// The word in the database and in metrics.
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The stream of a task.
    static Stream of(MailConfig.Task task) {
        return switch (task) {
            case BULK -> BULK;
            case TRANSACTIONAL -> TRANSACTIONAL;
        };
    }

    /// This stream's part of the configuration.
    DeliveryConfig.Stream of(DeliveryConfig config) {
        return switch (this) {
            case BULK -> config.bulk();
            case TRANSACTIONAL -> config.transactional();
        };
    }
}
