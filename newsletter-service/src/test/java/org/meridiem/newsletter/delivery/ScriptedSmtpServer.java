package org.meridiem.newsletter.delivery;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// A mail server that does what the recipient's local part says: `rcpt-550.x@…` is refused with 550 at RCPT, `dot-451.x@…` with 451 after the data,
/// `dot-close.x@…` takes the whole mail and closes without an answer, `dot-hang.x@…` never answers, `rcpt-close` and `data-close` close earlier, `once-451` is
/// refused once and taken the next time; `dot-slow.x@…` gets an answer that never ends, byte by byte; a code of 421 closes the connection. Everybody else gets his mail.
/// A local part with `eager` in it gets a 354 after a refused recipient all the same. `VRFY address` tells how many whole mails came for it.
public final class ScriptedSmtpServer implements Closeable {

    private static final int CLOSE = -1;
    private static final int HANG = -2;
    private static final int SLOW = -3;
    private static final int CLOSING = 421;
    private static final int NOBODY = 554;

    private final ServerSocket server;
    private final int mailsPerConnection;
    private final int greeting;
    private final List<String> offers;
    private final Map<String, AtomicInteger> mails = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> tries = new ConcurrentHashMap<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger connections = new AtomicInteger();
    private final CountDownLatch closing = new CountDownLatch(1);

    /// A server that takes any number of mails over a connection.
    public ScriptedSmtpServer() {
        this(Integer.MAX_VALUE, 220, List.of("PIPELINING"));
    }

    /// @param mailsPerConnection after so many it answers MAIL with 421
    /// @param greeting           the code of its greeting; 0 for none
    /// @param offers             what EHLO answers, such as `PIPELINING`; STARTTLS is offered and then fails
    public ScriptedSmtpServer(int mailsPerConnection, int greeting, List<String> offers) {
        this.mailsPerConnection = mailsPerConnection;
        this.greeting = greeting;
        this.offers = List.copyOf(offers);
        try {
            server = new ServerSocket();
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    /// Where it listens.
    public int port() {
        return server.getLocalPort();
    }

    /// How many whole mails came for an address.
    public int mails(String address) {
        return mails.getOrDefault(address, new AtomicInteger()).get();
    }

    /// How many connections were opened.
    public int connections() {
        return connections.get();
    }

    @Override
    public void close() {
        closing.countDown();
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
                connections.incrementAndGet();
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket;
                var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
                OutputStream out = socket.getOutputStream()) {
            if (greeting == 0) {
                closing.await();
            }
            say(out, greeting + " scripted");
            new Conversation(in, out).run();
        } catch (IOException | InterruptedException e) {
            // Nobody listens any more.
            return;
        } finally {
            open.remove(socket);
        }
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private final class Conversation {

        private final BufferedReader in;
        private final OutputStream out;
        private String recipient = "";
        private boolean accepted;
        private int taken;

        Conversation(BufferedReader in, OutputStream out) {
            this.in = in;
            this.out = out;
        }

        void run() throws IOException, InterruptedException {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String verb = line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
                boolean goesOn = switch (verb) {
                    case "EHLO" -> hello();
                    case "HELO", "RSET", "NOOP" -> reply(250);
                    case "STARTTLS" -> offers.contains(verb) ? reply(220) && reply(CLOSE) : reply(502);
                    case "QUIT" -> reply(CLOSE);
                    case "MAIL" -> reply(taken < mailsPerConnection ? 250 : CLOSING);
                    case "RCPT" -> recipient(line);
                    case "VRFY" -> verify(line);
                    case "DATA" -> data();
                    default -> reply(502);
                };
                if (!goesOn) {
                    return;
                }
            }
        }

        private boolean recipient(String line) throws IOException, InterruptedException {
            recipient = line.substring(line.indexOf('<') + 1, line.indexOf('>'));
            int code = scripted("rcpt", 250);
            accepted = code == 250;
            return reply(code);
        }

        private boolean hello() throws IOException {
            for (String offer : offers) {
                say(out, "250-" + offer);
            }
            say(out, "250 HELP");
            return true;
        }

        private boolean verify(String line) throws IOException {
            say(out, "252 " + mails(line.substring(5).strip()));
            return true;
        }

        private boolean data() throws IOException, InterruptedException {
            if (!accepted && !recipient.contains("eager")) {
                return reply(NOBODY);
            }
            int answer = scripted("data", 354);
            if (answer == CLOSE) {
                say(out, "354 go ahead");
                return false;
            }
            if (!reply(answer) || answer != 354) {
                return answer != CLOSING;
            }
            String line = in.readLine();
            while (line != null && !line.equals(".")) {
                line = in.readLine();
            }
            int end = accepted ? scripted("dot", 250) : NOBODY;
            if (line != null && (end == 250 || end == CLOSE || end == HANG || end == SLOW)) {
                mails.computeIfAbsent(recipient, _ -> new AtomicInteger()).incrementAndGet();
            }
            taken++;
            return reply(end);
        }

        /// What the recipient's local part says about this stage.
        private int scripted(String stage, int usual) {
            String script = recipient.substring(0, Math.max(0, recipient.indexOf('@')));
            if (stage.equals("rcpt") && script.startsWith("once-451")) {
                return tries.computeIfAbsent(recipient, _ -> new AtomicInteger()).incrementAndGet() == 1 ? 451 : usual;
            }
            if (!script.startsWith(stage + '-')) {
                return usual;
            }
            String what = script.substring(stage.length() + 1).split("\\.", 2)[0];
            return switch (what) {
                case "close" -> CLOSE;
                case "hang" -> HANG;
                case "slow" -> SLOW;
                default -> Integer.parseInt(what);
            };
        }

        private boolean reply(int code) throws IOException, InterruptedException {
            if (code == HANG) {
                closing.await();
                return false;
            }
            if (code == CLOSE) {
                return false;
            }
            if (code == SLOW) {
                out.write("250-".getBytes(StandardCharsets.US_ASCII));
                while (!closing.await(50, TimeUnit.MILLISECONDS)) {
                    out.write('.');
                    out.flush();
                }
                return false;
            }
            say(out, code + (code >= 400 ? " " + code / 100 + ".7.1 no, " + recipient : " ok"));
            return code != CLOSING;
        }
    }
}
