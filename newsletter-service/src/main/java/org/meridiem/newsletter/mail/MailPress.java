package org.meridiem.newsletter.mail;

import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeUtility;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

/// Makes bytes of mails (RFC 5322), signed when there is a key. Safe for any number of threads.
@Singleton
public class MailPress {

    private static final String UTF_8 = StandardCharsets.UTF_8.name();
    /// RFC 5322, 3.3: "Thu, 1 Jan 2026 06:00:00 +0000".
    private static final DateTimeFormatter DATE = DateTimeFormatter
            .ofPattern("EEE, d MMM yyyy HH:mm:ss xx", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    /// So many texts of fields are remembered as they are written: all mails of an issue have them in common.
    private static final int REMEMBERED = 64;

    private final String from;
    private final Signer signer;
    private final Cache<String, String> senders = remembered();
    private final Cache<String, String> subjects = remembered();
    private final Cache<Instant, String> dates = remembered();

    @Inject
    MailPress(MailConfig config, Signer signer) {
        this(config.from(), signer);
    }

    /// @param from   the sender's bare address
    /// @param signer signs, or does not
    public MailPress(String from, Signer signer) {
        this.from = from;
        this.signer = signer;
    }

    /// Prints a mail.
    public PrintedMail print(Mail mail) {
        List<Header> headers = headers(mail);
        var head = new StringBuilder(2048);
        signer.sign(headers, mail.body()).forEach(signature -> signature.appendTo(head));
        headers.forEach(header -> header.appendTo(head));
        head.append("\r\n");
        return new PrintedMail(mail.to(), head.toString().getBytes(StandardCharsets.US_ASCII), mail.body());
    }

    private List<Header> headers(Mail mail) {
        var headers = new ArrayList<Header>();
        headers.add(new Header("Date", dates.get(mail.date(), DATE::format)));
        headers.add(new Header("From", senders.get(mail.senderName(), this::sender)));
        headers.add(new Header("To", mail.to().value()));
        headers.add(new Header("Message-ID", '<' + mail.messageId() + '>'));
        headers.add(new Header("Subject", subjects.get(mail.subject(), MailPress::subject)));
        headers.add(new Header("MIME-Version", "1.0"));
        headers.add(new Header("Content-Type", "multipart/alternative; boundary=\"" + Stencil.BOUNDARY + '"'));
        if (mail.list().isPresent()) {
            Mail.ListHeaders list = mail.list().get();
            headers.add(new Header("List-Id", '<' + list.id() + '>'));
            headers.add(new Header("List-Unsubscribe", '<' + list.unsubscribe() + '>'));
            headers.add(new Header("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"));
        } else {
            // RFC 3834: no holiday reply, please.
            headers.add(new Header("Auto-Submitted", "auto-generated"));
        }
        return headers;
    }

    private static <K, V> Cache<K, V> remembered() {
        return Caffeine.newBuilder().maximumSize(REMEMBERED).build();
    }

    private String sender(String name) {
        try {
            return MimeUtility.fold("From: ".length(), new InternetAddress(from, oneLine(name), UTF_8).toString());
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException("every JDK has UTF-8", e);
        }
    }

    private static String subject(String subject) {
        try {
            return MimeUtility.fold("Subject: ".length(), MimeUtility.encodeText(oneLine(subject), UTF_8, null));
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException("every JDK has UTF-8", e);
        }
    }

    /// A header is one line, whatever reached us: the input checks refuse such text already.
    private static String oneLine(String text) {
        return text.codePoints()
                .map(point -> Character.isISOControl(point) || point == 0x2028 || point == 0x2029 ? ' ' : point)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }
}
