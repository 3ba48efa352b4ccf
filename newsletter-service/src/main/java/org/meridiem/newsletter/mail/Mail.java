package org.meridiem.newsletter.mail;

import java.time.Instant;
import java.util.Optional;

/// One mail to one person, in words; [MimeMail] makes bytes of it.
///
/// @param messageId  the Message-ID without its brackets: the same for every attempt, so that a receiver can see a double
/// @param senderName what stands beside the sender's address
/// @param to         the recipient
/// @param subject    one line
/// @param html       a whole HTML document
/// @param text       the same in plain text
/// @param date       when it was decided to send it: the same for every attempt
/// @param list       present on mail to a list; absent on mail that answers what its recipient did
public record Mail(String messageId, String senderName, EmailAddress to, String subject, String html, String text,
        Instant date, Optional<ListHeaders> list) {

    /// What a mail of a list says about the list (RFC 2369, RFC 2919, RFC 8058).
    ///
    /// @param id          the list, in the form of a host name
    /// @param unsubscribe the one-click address of this recipient
    public record ListHeaders(String id, String unsubscribe) {
    }
}
