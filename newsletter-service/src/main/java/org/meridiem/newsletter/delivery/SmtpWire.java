package org.meridiem.newsletter.delivery;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

import org.meridiem.newsletter.mail.MailServer;

/// The bytes of an SMTP conversation: lines out, replies in, each within its time. Not for more than one thread.
final class SmtpWire implements Closeable {

    private static final int BUFFER = 16 * 1024;
    /// RFC 5321, 4.5.3.1.5 allows 512; some servers are chatty.
    private static final int MAX_LINE = 2_048;
    private static final int MAX_LINES = 128;
    private static final int CODE_LENGTH = 3;

    private final Deadlines deadlines;
    private final Duration patience;
    private Socket socket;
    private InputStream in;
    private OutputStream out;

    /// A reply.
    ///
    /// @param reply its code
    /// @param lines its texts, without codes
    record Answer(SmtpReply reply, List<String> lines) {
    }

    private SmtpWire(Socket socket, Deadlines deadlines, Duration patience) throws IOException {
        this.socket = socket;
        this.deadlines = deadlines;
        this.patience = patience;
        this.in = new BufferedInputStream(socket.getInputStream(), BUFFER);
        this.out = socket.getOutputStream();
    }

    /// Connects, by TLS from the first byte where that is asked for.
    static SmtpWire connect(MailServer server, Deadlines deadlines) throws IOException {
        var socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.setKeepAlive(true);
            socket.connect(new InetSocketAddress(server.host(), server.port()),
                    Math.toIntExact(server.connectTimeout().toMillis()));
            var wire = new SmtpWire(socket, deadlines, server.timeout());
            if (server.security() == MailServer.Security.TLS) {
                wire.protect(server.host());
            }
            return wire;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /// Goes on in TLS, with a server that proves its name.
    void protect(String host) throws IOException {
        if (in.available() > 0) {
            // Somebody in between would have us believe what was said before the handshake (CVE-2011-0411).
            throw new ProtocolException("words before the handshake");
        }
        var secured = (SSLSocket) ((SSLSocketFactory) SSLSocketFactory.getDefault()).createSocket(socket, host,
                socket.getPort(), true);
        SSLParameters parameters = secured.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secured.setSSLParameters(parameters);
        try (Deadlines.Watch _ = deadlines.watch(socket, patience)) {
            secured.startHandshake();
        }
        socket = secured;
        in = new BufferedInputStream(secured.getInputStream(), BUFFER);
        out = new BufferedOutputStream(secured.getOutputStream(), BUFFER);
    }

    /// Sends bytes.
    void write(byte[] bytes, int from, int length) throws IOException {
        try (Deadlines.Watch _ = deadlines.watch(socket, patience)) {
            out.write(bytes, from, length);
            out.flush();
        }
    }

    /// Sends lines, in one packet.
    void say(String lines) throws IOException {
        byte[] bytes = lines.getBytes(StandardCharsets.US_ASCII);
        write(bytes, 0, bytes.length);
    }

    /// Reads one reply.
    ///
    /// @throws IOException when none comes in time, or something that is none
    Answer answer() throws IOException {
        try (Deadlines.Watch _ = deadlines.watch(socket, patience)) {
            var lines = new ArrayList<String>();
            String line = line();
            while (line.length() > CODE_LENGTH && line.charAt(CODE_LENGTH) == '-') {
                lines.add(line.substring(CODE_LENGTH + 1));
                if (lines.size() > MAX_LINES) {
                    throw new ProtocolException("an endless reply");
                }
                line = line();
            }
            lines.add(line.substring(Math.min(line.length(), CODE_LENGTH + 1)));
            return new Answer(SmtpReply.of(code(line), line), lines);
        }
    }

    /// Sends lines that are one command and reads its reply.
    Answer ask(String line) throws IOException {
        say(line + "\r\n");
        return answer();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            // It is gone either way.
            return;
        }
    }

    private String line() throws IOException {
        var line = new ByteArrayOutputStream(64);
        for (int one = in.read(); one != '\n'; one = in.read()) {
            if (one < 0) {
                throw new ProtocolException("closed");
            }
            if (one != '\r') {
                line.write(one);
            }
            if (line.size() > MAX_LINE) {
                throw new ProtocolException("an endless line");
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }

    private static int code(String line) throws ProtocolException {
        if (line.length() < CODE_LENGTH || !line.chars().limit(CODE_LENGTH).allMatch(Character::isDigit)) {
            throw new ProtocolException("no reply code");
        }
        return Integer.parseInt(line.substring(0, CODE_LENGTH));
    }
}
