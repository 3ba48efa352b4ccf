package org.meridiem.newsletter.delivery;

import org.meridiem.newsletter.mail.PrintedMail;

/// A mail and the envelope sender that it leaves under.
///
/// @param sender where it goes if it cannot be delivered
/// @param mail   its bytes and its recipient
record Outgoing(String sender, PrintedMail mail) {

    /// The commands before the mail's data, as one flight.
    String envelope() {
        return from() + "\r\n" + to() + "\r\nDATA\r\n";
    }

    String from() {
        return "MAIL FROM:<" + sender + ">";
    }

    String to() {
        return "RCPT TO:<" + mail.to().value() + ">";
    }
}
