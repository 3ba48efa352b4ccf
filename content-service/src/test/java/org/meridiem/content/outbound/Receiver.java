package org.meridiem.content.outbound;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/// A small real HTTP server, the other side of outgoing calls. Each test says how it answers.
public final class Receiver implements AutoCloseable {

    private final HttpServer server;
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private volatile Behaviour behaviour = exchange -> exchange.sendResponseHeaders(204, -1);

    /// On 127.0.0.1, at a port of its own.
    public Receiver() {
        this("127.0.0.1", 0);
    }

    /// @param address loopback
    /// @param port    0 for any
    public Receiver(String address, int port) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral(address), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    /// From now on.
    public Receiver answering(Behaviour next) {
        behaviour = next;
        return this;
    }

    /// From now on, with an empty body.
    public Receiver answering(int status) {
        return answering(exchange -> exchange.sendResponseHeaders(status, -1));
    }

    /// From now on, with a header and an empty body.
    public Receiver answering(int status, String header, String value) {
        return answering(exchange -> {
            exchange.getResponseHeaders().set(header, value);
            exchange.sendResponseHeaders(status, -1);
        });
    }

    /// All that came, in order.
    public List<Received> received() {
        return received;
    }

    public int port() {
        return server.getAddress().getPort();
    }

    public URI url(String path) {
        return URI.create("http://127.0.0.1:" + port() + path);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.getFirst()));
            byte[] body = exchange.getRequestBody().readAllBytes();
            received.add(new Received(exchange.getRequestMethod(), exchange.getRequestURI(), headers, body));
            behaviour.answer(exchange);
        }
    }

    /// How to answer.
    @FunctionalInterface
    public interface Behaviour {
        void answer(HttpExchange exchange) throws IOException;
    }

    /// One request. Names of headers in any case.
    public record Received(String method, URI target, Map<String, String> headers, byte[] body) {
    }
}
