package org.meridiem.newsletter.bounce;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.inject.Singleton;
import jakarta.mail.BodyPart;
import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeMessage;

import org.meridiem.newsletter.token.Purpose;
import org.meridiem.newsletter.token.ReturnPaths;
import org.meridiem.newsletter.token.Tokens;

/// Reads mails about mails: delivery status notifications (RFC 3464) and feedback reports (RFC 5965).
///
/// Anybody can write to the mailbox. What counts is that the report names a return path, or a way out, that this service signed.
@Singleton
class ReturnedMail {

    private static final List<String> RECIPIENT_HEADERS = List.of("Delivered-To", "X-Original-To", "Envelope-To", "To");
    private static final List<String> SENDER_HEADERS = List.of("Original-Mail-From", "Return-Path");
    private static final Pattern ADDRESS = Pattern.compile("[^\\s<>,;:\"]{1,64}@[^\\s<>,;\"]{1,255}");
    private static final Pattern WAY_OUT = Pattern.compile("/v1/unsubscribe/([A-Za-z0-9_-]{43})");
    private static final int MAX_PARTS = 10;
    private static final int MAX_BYTES = 64 * 1024;
    private static final int MAX_BLOCKS = 20;

    private final ReturnPaths returnPaths;
    private final Tokens tokens;

    ReturnedMail(ReturnPaths returnPaths, Tokens tokens) {
        this.returnPaths = returnPaths;
        this.tokens = tokens;
    }

    /// What the mail reports.
    ///
    /// @param received when it came
    /// @return empty when it is no report, or not about a mail of ours
    Optional<MailReport> read(MimeMessage mail, Instant received) throws MessagingException, IOException {
        if (!mail.isMimeType("multipart/report") || !(mail.getContent() instanceof Multipart parts)) {
            return Optional.empty();
        }
        String event = event(mail);
        for (int i = 0; i < Math.min(parts.getCount(), MAX_PARTS); i++) {
            BodyPart part = parts.getBodyPart(i);
            if (part.isMimeType("message/delivery-status")) {
                return status(mail, part, event, received);
            }
            if (part.isMimeType("message/feedback-report")) {
                return feedback(parts, part, event, received);
            }
        }
        return Optional.empty();
    }

    private Optional<MailReport> status(MimeMessage mail, BodyPart part, String event, Instant received)
            throws MessagingException, IOException {
        Optional<UUID> delivery = signed(mail.getAllHeaders().asIterator(), RECIPIENT_HEADERS);
        if (delivery.isEmpty()) {
            return Optional.empty();
        }
        for (InternetHeaders recipient : blocks(part)) {
            Optional<MailReport.What> what = what(recipient);
            if (what.isPresent()) {
                return Optional.of(new MailReport(event, "mailbox", MailReport.About.delivery(delivery.get()),
                        what.get(), detail(recipient), received));
            }
        }
        return Optional.empty();
    }

    private static Optional<MailReport.What> what(InternetHeaders recipient) {
        return switch (value(recipient, "Action").toLowerCase(Locale.ROOT)) {
            case "failed" ->
                Optional.of(BounceRules.permanent(value(recipient, "Status"), detail(recipient).diagnostic()));
            case "delivered", "relayed" -> Optional.of(MailReport.What.DELIVERED);
            // `delayed`: the other server goes on trying.
            default -> Optional.empty();
        };
    }

    private static MailReport.Detail detail(InternetHeaders recipient) {
        String diagnostic = value(recipient, "Diagnostic-Code");
        return new MailReport.Detail(value(recipient, "Status"), diagnostic.replaceFirst("(?i)^smtp;\\s*", ""));
    }

    private Optional<MailReport> feedback(Multipart parts, BodyPart part, String event, Instant received)
            throws MessagingException, IOException {
        List<InternetHeaders> blocks = blocks(part);
        if (blocks.isEmpty() || value(blocks.getFirst(), "Feedback-Type").equalsIgnoreCase("not-spam")) {
            return Optional.empty();
        }
        Optional<MailReport.About> about = signed(blocks.getFirst().getAllHeaders().asIterator(), SENDER_HEADERS)
                .map(MailReport.About::delivery);
        for (int i = 0; about.isEmpty() && i < Math.min(parts.getCount(), MAX_PARTS); i++) {
            BodyPart original = parts.getBodyPart(i);
            if (original.isMimeType("message/rfc822") || original.isMimeType("text/rfc822-headers")) {
                List<InternetHeaders> headers = blocks(original);
                about = headers.isEmpty() ? Optional.empty() : original(headers.getFirst());
            }
        }
        return about.map(known -> new MailReport(event, "mailbox", known, MailReport.What.COMPLAINT,
                new MailReport.Detail(null, "feedback: " + value(blocks.getFirst(), "Feedback-Type")), received));
    }

    private Optional<MailReport.About> original(InternetHeaders headers) {
        Matcher way = WAY_OUT.matcher(value(headers, "List-Unsubscribe").replaceAll("\\s", ""));
        return signed(headers.getAllHeaders().asIterator(), SENDER_HEADERS).map(MailReport.About::delivery)
                .or(() -> way.find()
                        ? tokens.open(Purpose.UNSUBSCRIBE, way.group(1)).map(MailReport.About::subscription)
                        : Optional.empty());
    }

    /// The delivery whose return path stands in one of these headers.
    private Optional<UUID> signed(Iterator<Header> headers, List<String> names) {
        while (headers.hasNext()) {
            Header header = headers.next();
            if (names.stream().anyMatch(header.getName()::equalsIgnoreCase)) {
                Matcher address = ADDRESS.matcher(header.getValue());
                while (address.find()) {
                    Optional<UUID> delivery = returnPaths.open(address.group());
                    if (delivery.isPresent()) {
                        return delivery;
                    }
                }
            }
        }
        return Optional.empty();
    }

    /// Blocks of headers with empty lines between them.
    private static List<InternetHeaders> blocks(BodyPart part) throws MessagingException, IOException {
        var blocks = new ArrayList<InternetHeaders>();
        try (InputStream in = new ByteArrayInputStream(part.getInputStream().readNBytes(MAX_BYTES))) {
            while (in.available() > 0 && blocks.size() < MAX_BLOCKS) {
                blocks.add(new InternetHeaders(in, true));
            }
        }
        return blocks;
    }

    private static String value(InternetHeaders headers, String name) {
        String value = headers.getHeader(name, null);
        return value == null ? "" : value.strip();
    }

    /// The same mail read twice is the same report, with a Message-ID or without.
    private static String event(MimeMessage mail) throws MessagingException {
        String[] id = mail.getHeader("Message-ID");
        Date sent = mail.getSentDate();
        String name = id == null
                ? Arrays.toString(mail.getHeader("Received")) + sent + mail.getSubject()
                : id[0];
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256")
                    .digest(name.getBytes(StandardCharsets.UTF_8)), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
