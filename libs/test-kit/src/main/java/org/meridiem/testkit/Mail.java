package org.meridiem.testkit;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;

/// A mail as it arrived.
///
/// @param id the inbox's id of it
/// @param to the recipient of the envelope
/// @param receivedAt when it arrived
/// @param raw its bytes (RFC 5322)
public record Mail(String id, String to, Instant receivedAt, byte[] raw) {

    private static final Pattern LINK = Pattern.compile("https?://[^\\s\"'<>]+");

    /// The decoded subject.
    ///
    /// @return the subject, empty if there is none
    public String subject() {
        try {
            return Optional.ofNullable(message().getSubject()).orElse("");
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The values of a header, unfolded.
    ///
    /// @param name of the header, in any case
    /// @return as many as the mail has
    public List<String> headers(String name) {
        try {
            String[] values = message().getHeader(name);
            return values == null
                    ? List.of()
                    : List.of(values).stream().map(value -> value.replaceAll("\\r?\\n[ \\t]+", " ")).toList();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The one value of a header.
    ///
    /// @param name of the header, in any case
    /// @return its value
    /// @throws AssertionError if the mail has none or several
    public String header(String name) {
        List<String> values = headers(name);
        if (values.size() != 1) {
            throw new AssertionError("Expected one header " + name + " but found " + values);
        }
        return values.getFirst();
    }

    /// The plain text.
    ///
    /// @return the first `text/plain` part, empty if there is none
    public String text() {
        return body("text/plain");
    }

    /// The HTML.
    ///
    /// @return the first `text/html` part, empty if there is none
    public String html() {
        return body("text/html");
    }

    /// The addresses in the plain text, in order.
    ///
    /// @return links of http and https
    public List<URI> links() {
        return LINK.matcher(text()).results().map(MatchResult::group).map(URI::create).toList();
    }

    /// The mail parsed.
    ///
    /// @return a new message
    public MimeMessage message() {
        try {
            return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(raw));
        } catch (MessagingException e) {
            throw new IllegalStateException("The mail cannot be parsed", e);
        }
    }

    private String body(String type) {
        try {
            for (Part part : leaves(message())) {
                if (part.isMimeType(type)) {
                    return String.valueOf(part.getContent());
                }
            }
            return "";
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Part> leaves(Part part) throws MessagingException, IOException {
        if (!(part.getContent() instanceof Multipart multipart)) {
            return List.of(part);
        }
        List<Part> leaves = new ArrayList<>();
        for (int i = 0; i < multipart.getCount(); i++) {
            leaves.addAll(leaves(multipart.getBodyPart(i)));
        }
        return leaves;
    }
}
