package org.meridiem.cluster.mail;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;

/// Every mail that was sent, one file each, so that they survive a restart. The oldest go when there are too many.
final class Inbox {

    private static final int LIMIT = 20_000;
    private static final String RECIPIENT_HEADER = "Delivered-To";
    private static final byte[] CRLF = {'\r', '\n'};
    private static final String SUFFIX = ".eml";

    private final Path directory;
    private final Clock clock;
    private final ConcurrentNavigableMap<String, Message> messages = new ConcurrentSkipListMap<>();
    private long lastId;

    Inbox(Path directory, Clock clock) throws IOException {
        this.directory = Files.createDirectories(directory);
        this.clock = clock;
        try (Stream<Path> files = Files.list(directory)) {
            files.filter(file -> file.toString().endsWith(SUFFIX)).forEach(this::restore);
        }
        this.lastId = messages.isEmpty() ? 0 : Long.parseLong(messages.lastKey());
    }

    synchronized void deliver(MimeMessage mail, String recipient) throws IOException, MessagingException {
        Instant now = clock.instant();
        lastId = Math.max(lastId + 1, now.toEpochMilli() * 1000);
        String id = String.format(Locale.ROOT, "%019d", lastId);
        Path file = directory.resolve(id + SUFFIX);
        Path half = directory.resolve(id + ".part");
        try (OutputStream out = Files.newOutputStream(half)) {
            out.write((RECIPIENT_HEADER + ": " + recipient + "\r\n").getBytes(StandardCharsets.UTF_8));
            mail.writeTo(out);
            // The line break before the final dot belongs to the mail (RFC 5321, 4.1.1.4), but the server takes it away.
            out.write(CRLF);
        }
        Files.move(half, file);
        messages.put(id, new Message(id, recipient, subject(mail), now, file));
        while (messages.size() > LIMIT) {
            remove(messages.firstEntry().getValue());
        }
    }

    /// @return all mails, the newest first
    List<Message> messages() {
        return List.copyOf(messages.descendingMap().values());
    }

    Optional<Message> find(String id) {
        return Optional.ofNullable(messages.get(id));
    }

    synchronized void clear() throws IOException {
        for (Message message : messages.values().stream().sorted(Comparator.comparing(Message::id)).toList()) {
            remove(message);
        }
    }

    /// Reads a stored mail as a mail program would.
    static MimeMessage parse(Message message) throws IOException, MessagingException {
        try (InputStream file = Files.newInputStream(message.file())) {
            return new MimeMessage(Session.getInstance(new Properties()), file);
        }
    }

    private void remove(Message message) throws IOException {
        messages.remove(message.id());
        Files.deleteIfExists(message.file());
    }

    private void restore(Path file) {
        String id = file.getFileName().toString().replace(SUFFIX, "");
        try {
            Message unread = new Message(id, "", "", Instant.ofEpochMilli(Long.parseLong(id) / 1000), file);
            MimeMessage mail = parse(unread);
            String recipient = Optional.ofNullable(mail.getHeader(RECIPIENT_HEADER, null)).orElse("");
            messages.put(id, new Message(id, recipient, subject(mail), unread.receivedAt(), file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (MessagingException | NumberFormatException _) {
            // Not one of ours: leave it where it is and do not show it.
        }
    }

    private static String subject(MimeMessage mail) throws MessagingException {
        String subject = mail.getSubject();
        return subject == null ? "" : subject;
    }
}
