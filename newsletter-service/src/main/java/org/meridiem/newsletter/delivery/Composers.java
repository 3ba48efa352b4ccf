package org.meridiem.newsletter.delivery;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import jakarta.inject.Singleton;

import org.meridiem.newsletter.mail.Mail;

import io.quarkus.arc.All;

/// Finds who writes a mail.
@Singleton
class Composers {

    private final Map<Kind, Composer> byKind = new EnumMap<>(Kind.class);

    Composers(@All List<Composer> composers) {
        composers.forEach(composer -> composer.kinds().forEach(kind -> byKind.put(kind, composer)));
    }

    /// The mail of a delivery.
    Mail compose(Claimed delivery) {
        Composer composer = byKind.get(delivery.kind());
        if (composer == null) {
            throw new IllegalStateException("nobody writes mails of kind " + delivery.kind());
        }
        return composer.compose(delivery);
    }
}
