package org.meridiem.newsletter.mail;

import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.stream.Collectors;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;

/// A [Mail] as a MIME message: `multipart/alternative`, plain text first, all in quoted-printable UTF-8, so that any server passes it on unchanged.
public final class MimeMail extends MimeMessage {

    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private final String messageId;

    private MimeMail(Session session, String messageId) {
        super(session);
        this.messageId = messageId;
    }

    /// Builds the message.
    ///
    /// @param session gives the sender's host for nothing but defaults; no connection is made
    /// @param from    the sender's bare address
    /// @throws MessagingException when a member of the mail cannot stand in a header
    public static MimeMessage of(Session session, String from, Mail mail) throws MessagingException {
        var message = new MimeMail(session, mail.messageId());
        try {
            message.setFrom(new InternetAddress(from, oneLine(mail.senderName()), UTF_8));
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException("every JDK has UTF-8", e);
        }
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(mail.to().value(), true));
        message.setSubject(oneLine(mail.subject()), UTF_8);
        message.setSentDate(Date.from(mail.date()));
        if (mail.list().isPresent()) {
            Mail.ListHeaders list = mail.list().get();
            message.setHeader("List-Id", '<' + list.id() + '>');
            message.setHeader("List-Unsubscribe", '<' + list.unsubscribe() + '>');
            message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        } else {
            // RFC 3834: no holiday reply, please.
            message.setHeader("Auto-Submitted", "auto-generated");
        }
        message.setContent(new MimeMultipart("alternative", part(mail.text(), "plain"), part(mail.html(), "html")));
        message.saveChanges();
        return message;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", '<' + messageId + '>');
    }

    private static MimeBodyPart part(String text, String subtype) throws MessagingException {
        var part = new MimeBodyPart();
        part.setText(text, UTF_8, subtype);
        part.setHeader("Content-Transfer-Encoding", "quoted-printable");
        return part;
    }

    /// A header is one line, whatever reached us: the input checks refuse such text already.
    private static String oneLine(String text) {
        return text.codePoints()
                .map(point -> Character.isISOControl(point) || point == 0x2028 || point == 0x2029 ? ' ' : point)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }
}
