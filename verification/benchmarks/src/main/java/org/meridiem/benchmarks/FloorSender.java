package org.meridiem.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.RSAPrivateKey;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/// The floor: sends the same bytes again and again, with the envelope in one flight and no word of it written down anywhere. Nothing that does more can be faster.
///
/// It leaves out all that makes mails different: reading who gets them, the recipient's own words, the signature over them, and any memory of what was sent. Told to, it also makes
/// the signature of each mail, with the JDK and the kind of key that the service has: what no sender of signed mails can do without.
final class FloorSender {

    private static final byte[] ENVELOPE = "MAIL FROM:<floor@meridiem.test>\r\nRCPT TO:<floor@meridiem.test>\r\nDATA\r\n"
            .getBytes(StandardCharsets.US_ASCII);
    private static final int ENVELOPE_ANSWERS = 3;

    private final SocketAddress sink;
    private static final Pattern HEAD_END = Pattern.compile("\\r\\n\\r\\n");

    private final byte[] mail;
    private final Optional<PrivateKey> key;
    private final byte[] head;

    /// @param mail a whole mail with its final dot
    /// @param key  signs the header fields of each mail; what comes of it is thrown away
    FloorSender(int port, byte[] mail, Optional<PrivateKey> key) {
        this.sink = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        this.mail = mail.clone();
        this.key = key;
        this.head = HEAD_END.split(new String(mail, StandardCharsets.ISO_8859_1), 2)[0]
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    /// Sends for so many seconds.
    ///
    /// @return mails per second
    double send(int seconds, int connections) {
        var sent = new AtomicInteger();
        long begun = System.nanoTime();
        long end = begun + Duration.ofSeconds(seconds).toNanos();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < connections; i++) {
                threads.execute(() -> over(end, sent));
            }
        }
        return sent.get() * 1e9 / (System.nanoTime() - begun);
    }

    private void over(long end, AtomicInteger sent) {
        try (var socket = new Socket()) {
            socket.setTcpNoDelay(true);
            socket.connect(sink);
            var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            OutputStream out = socket.getOutputStream();
            in.readLine();
            out.write("HELO floor\r\n".getBytes(StandardCharsets.US_ASCII));
            in.readLine();
            while (System.nanoTime() < end) {
                if (key.isPresent()) {
                    sign(key.get());
                }
                out.write(ENVELOPE);
                for (int i = 0; i < ENVELOPE_ANSWERS; i++) {
                    in.readLine();
                }
                out.write(mail);
                in.readLine();
                sent.incrementAndGet();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void sign(PrivateKey with) {
        try {
            MessageDigest.getInstance("SHA-256").digest(mail);
            Signature signature = Signature.getInstance(with instanceof RSAPrivateKey ? "SHA256withRSA" : "Ed25519");
            signature.initSign(with);
            signature.update(head);
            signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has RSA and Ed25519", e);
        }
    }

    /// A process of its own: port, file of the mail, seconds, connections, algorithm of the signature or `none`; prints mails per second after a warm-up, without and with signing.
    public static void main(String[] arguments) throws IOException, NoSuchAlgorithmException {
        byte[] mail = Files.readAllBytes(Path.of(arguments[1]));
        int port = Integer.parseInt(arguments[0]);
        int seconds = Integer.parseInt(arguments[2]);
        int connections = Integer.parseInt(arguments[3]);
        double plain = measured(new FloorSender(port, mail, Optional.empty()), seconds, connections);
        Optional<PrivateKey> key = SigningKeys.of(arguments[4]);
        double signing = key.isEmpty() ? plain : measured(new FloorSender(port, mail, key), seconds, connections);
        System.out.println("signing " + signing + " floor " + plain);
    }

    private static double measured(FloorSender sender, int seconds, int connections) {
        sender.send(Math.ceilDiv(seconds, 2), connections);
        return sender.send(seconds, connections);
    }
}
