package org.meridiem.cluster.mail;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;
import org.meridiem.cluster.Endpoints;

/// A mail server that takes everything as fast as it comes, or as slowly as asked, and keeps of each mail only for whom it was: for measurements and for counting.
///
/// It offers PIPELINING (RFC 2920) and answers in groups as the commands come.
public final class SmtpSink implements Closeable {

    private static final int BUFFER = 64 * 1024;
    private static final byte[] END = "\r\n.\r\n".getBytes(StandardCharsets.US_ASCII);

    private final ServerSocket server;
    private volatile Duration latency;
    private final Map<String, AtomicInteger> mails = new ConcurrentHashMap<>();
    private final AtomicInteger count = new AtomicInteger();
    private final AtomicReference<byte[]> first = new AtomicReference<>(new byte[0]);
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    /// @param latency before each answer, or group of answers
    public SmtpSink(Duration latency) {
        this.latency = latency;
        try {
            server = new ServerSocket();
            server.bind(new InetSocketAddress(Endpoints.loopback(0).getAddress(), 0), 1_000);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    /// Where it listens.
    public int port() {
        return server.getLocalPort();
    }

    /// Changes how slow it is, from the next answer on.
    ///
    /// @param delay before each answer, or group of answers
    public void answerAfter(Duration delay) {
        latency = delay;
    }

    /// How many mails it took.
    public int count() {
        return count.get();
    }

    /// How many mails it took for an address.
    public int mails(String address) {
        AtomicInteger taken = mails.get(address);
        return taken == null ? 0 : taken.get();
    }

    /// The first mail, as it came; empty before there is one.
    public byte[] first() {
        return first.get().clone();
    }

    @Override
    public void close() {
        try {
            server.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                open.add(socket);
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            new Conversation(new BufferedInputStream(socket.getInputStream(), BUFFER),
                    new BufferedOutputStream(socket.getOutputStream())).run();
        } catch (IOException | InterruptedException e) {
            // Nobody listens any more.
            return;
        } finally {
            open.remove(socket);
        }
    }

    private final class Conversation {

        private final InputStream in;
        private final OutputStream out;
        private final byte[] chunk = new byte[BUFFER];
        private String recipient = "";

        Conversation(InputStream in, OutputStream out) {
            this.in = in;
            this.out = out;
        }

        void run() throws IOException, InterruptedException {
            say("220 sink");
            for (String line = line(); line != null; line = line()) {
                String verb = line.substring(0, Math.min(4, line.length())).toUpperCase(Locale.ROOT);
                switch (verb) {
                    case "EHLO" -> say("250-sink\r\n250 PIPELINING");
                    case "RCPT" -> {
                        recipient = line.substring(line.indexOf('<') + 1, line.indexOf('>'));
                        say("250 ok");
                    }
                    case "DATA" -> data();
                    case "QUIT" -> {
                        say("221 bye");
                        return;
                    }
                    default -> say("250 ok");
                }
            }
        }

        private void data() throws IOException, InterruptedException {
            say("354 go ahead");
            @Nullable
            ByteArrayOutputStream kept = count.get() == 0 ? new ByteArrayOutputStream() : null;
            int matched = 2;
            while (matched < END.length) {
                in.mark(BUFFER);
                int length = in.read(chunk);
                if (length < 0) {
                    throw new IOException("closed in the middle of a mail");
                }
                int used = 0;
                while (used < length && matched < END.length) {
                    byte one = chunk[used++];
                    matched = one == END[matched] ? matched + 1 : one == '\r' ? 1 : 0;
                }
                if (kept != null) {
                    kept.write(chunk, 0, used);
                }
                if (used < length) {
                    in.reset();
                    in.skipNBytes(used);
                }
            }
            mails.computeIfAbsent(recipient, _ -> new AtomicInteger()).incrementAndGet();
            if (kept != null) {
                first.updateAndGet(before -> before.length == 0 ? kept.toByteArray() : before);
            }
            count.incrementAndGet();
            say("250 taken");
        }

        private @Nullable String line() throws IOException {
            var line = new ByteArrayOutputStream(64);
            for (int one = in.read(); one != '\n'; one = in.read()) {
                if (one < 0) {
                    return null;
                }
                if (one != '\r') {
                    line.write(one);
                }
            }
            return line.toString(StandardCharsets.US_ASCII);
        }

        /// Answers wait for one another while further commands lie here already.
        private void say(String text) throws IOException, InterruptedException {
            out.write((text + "\r\n").getBytes(StandardCharsets.US_ASCII));
            if (in.available() == 0) {
                Duration delay = latency;
                if (delay.isPositive()) {
                    Thread.sleep(delay);
                }
                out.flush();
            }
        }
    }
}
