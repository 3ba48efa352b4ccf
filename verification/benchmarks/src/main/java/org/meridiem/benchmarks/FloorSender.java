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
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/// The floor: sends the same bytes again and again, with the envelope in one flight and no word of it written down anywhere. Nothing that does more can be faster.
final class FloorSender {

    private static final byte[] ENVELOPE = "MAIL FROM:<floor@meridiem.test>\r\nRCPT TO:<floor@meridiem.test>\r\nDATA\r\n"
            .getBytes(StandardCharsets.US_ASCII);
    private static final int ENVELOPE_ANSWERS = 3;

    private final SocketAddress sink;
    private final byte[] mail;

    /// @param mail a whole mail with its final dot
    FloorSender(int port, byte[] mail) {
        this.sink = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        this.mail = mail.clone();
    }

    /// @return mails per second
    double send(int mails, int connections) {
        var left = new AtomicInteger(mails);
        long begun = System.nanoTime();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < connections; i++) {
                threads.execute(() -> over(left));
            }
        }
        return mails * 1e9 / (System.nanoTime() - begun);
    }

    private void over(AtomicInteger left) {
        try (var socket = new Socket()) {
            socket.setTcpNoDelay(true);
            socket.connect(sink);
            var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            OutputStream out = socket.getOutputStream();
            in.readLine();
            out.write("HELO floor\r\n".getBytes(StandardCharsets.US_ASCII));
            in.readLine();
            while (left.getAndDecrement() > 0) {
                out.write(ENVELOPE);
                for (int i = 0; i < ENVELOPE_ANSWERS; i++) {
                    in.readLine();
                }
                out.write(mail);
                in.readLine();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A process of its own: port, file of the mail, mails, connections; prints mails per second after a warm-up.
    public static void main(String[] arguments) throws IOException {
        byte[] mail = Files.readAllBytes(Path.of(arguments[1]));
        var sender = new FloorSender(Integer.parseInt(arguments[0]), mail);
        int mails = Integer.parseInt(arguments[2]);
        int connections = Integer.parseInt(arguments[3]);
        sender.send(Math.max(1, mails / 5), connections);
        System.out.println("floor " + sender.send(mails, connections));
    }
}
