package org.meridiem.newsletter.delivery;

import java.util.Set;

import org.meridiem.newsletter.mail.Mail;

/// Writes the mail of a delivery. Implemented by the feature that the mail belongs to; safe for any number of threads.
public interface Composer {
    /// The kinds that it writes.
    Set<Kind> kinds();

    /// The mail: a function of the delivery, so that a second attempt is the same mail.
    Mail compose(Claimed delivery);
}
