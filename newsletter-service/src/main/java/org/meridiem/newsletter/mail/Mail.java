package org.meridiem.newsletter.mail;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// One mail to one person; [MailPress] makes bytes of it.
///
/// @param messageId  the Message-ID without its brackets: the same for every attempt, so that a receiver can see a double
/// @param senderName what stands beside the sender's address
/// @param to         the recipient
/// @param subject    one line
/// @param body       both forms of the text
/// @param date       when it was decided to send it: the same for every attempt
/// @param list       present on mail to a list; absent on mail that answers what its recipient did
public record Mail(String messageId, String senderName, EmailAddress to, String subject, Body body, Instant date,
        Optional<ListHeaders> list) {

    /// A mail that one person alone gets.
    ///
    /// @param html a whole HTML document
    /// @param text the same in plain text
    public Mail(String messageId, String senderName, EmailAddress to, String subject, String html, String text,
            Instant date, Optional<ListHeaders> list) {
        this(messageId, senderName, to, subject, Stencil.cut(html, text, List.of()).fill(List.of()), date, list);
    }

    /// What a mail of a list says about the list (RFC 2369, RFC 2919, RFC 8058).
    ///
    /// @param id          the list, in the form of a host name
    /// @param unsubscribe the one-click address of this recipient
    public record ListHeaders(String id, String unsubscribe) {
    }
}
