package org.meridiem.cluster.mail;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import org.meridiem.cluster.Endpoints;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/// The inbox over HTTP.
///
/// | call | answer |
/// |---|---|
/// | `GET /api/v1/messages` | `{"messages":[{"id","to","subject","receivedAt"}]}`, the newest first; `?to=` keeps those of one recipient |
/// | `GET /api/v1/messages/{id}` | the mail as it was received (RFC 5322) |
/// | `DELETE /api/v1/messages` | 204, and the inbox is empty |
/// | `GET /`, `GET /messages/{id}` | the same for people |
final class InboxApi implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String MESSAGES = "/api/v1/messages";
    private static final String PAGES = "/messages/";

    private final Inbox inbox;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    InboxApi(Inbox inbox, int port) throws IOException {
        this.inbox = inbox;
        this.server = HttpServer.create(Endpoints.loopback(port), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
            exchange.getResponseHeaders().set("Cache-Control", "no-store");
            String path = exchange.getRequestURI().getPath();
            if (path.equals(MESSAGES)) {
                collection(exchange);
            } else if (!exchange.getRequestMethod().equals("GET")) {
                notAllowed(exchange, "GET");
            } else if (path.startsWith(MESSAGES + "/")) {
                message(exchange, path.substring(MESSAGES.length() + 1));
            } else if (path.equals("/")) {
                html(exchange, InboxPage.list(inbox.messages()));
            } else if (path.startsWith(PAGES)) {
                page(exchange, path.substring(PAGES.length()));
            } else {
                notFound(exchange);
            }
        }
    }

    private void collection(HttpExchange exchange) throws IOException {
        switch (exchange.getRequestMethod()) {
            case "GET" -> list(exchange);
            case "DELETE" -> {
                inbox.clear();
                exchange.sendResponseHeaders(204, -1);
            }
            default -> notAllowed(exchange, "GET, DELETE");
        }
    }

    private void list(HttpExchange exchange) throws IOException {
        String query = exchange.getRequestURI().getQuery();
        if (query != null && !query.startsWith("to=")) {
            problem(exchange, 400, "Only the parameter `to` is known here");
            return;
        }
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode list = answer.putArray("messages");
        for (Message message : inbox.messages()) {
            if (query == null || message.to().equalsIgnoreCase(query.substring("to=".length()))) {
                list.addObject().put("id", message.id()).put("to", message.to()).put("subject", message.subject())
                        .put("receivedAt", message.receivedAt().toString());
            }
        }
        send(exchange, 200, "application/json", JSON.writeValueAsBytes(answer));
    }

    private void message(HttpExchange exchange, String id) throws IOException {
        var found = inbox.find(id);
        if (found.isEmpty()) {
            notFound(exchange);
            return;
        }
        exchange.getResponseHeaders().set("Content-Type", "message/rfc822");
        exchange.sendResponseHeaders(200, Files.size(found.get().file()));
        try (InputStream file = Files.newInputStream(found.get().file())) {
            file.transferTo(exchange.getResponseBody());
        }
    }

    private void page(HttpExchange exchange, String id) throws IOException {
        var found = inbox.find(id);
        if (found.isEmpty()) {
            notFound(exchange);
        } else {
            html(exchange, InboxPage.of(found.get()));
        }
    }

    private static void html(HttpExchange exchange, String page) throws IOException {
        // The mails themselves are shown in a sandboxed frame; nothing here runs scripts.
        exchange.getResponseHeaders().set("Content-Security-Policy",
                "default-src 'none'; style-src 'unsafe-inline'; img-src * data:; frame-src 'self'");
        send(exchange, 200, "text/html; charset=utf-8", page.getBytes(StandardCharsets.UTF_8));
    }

    private static void notFound(HttpExchange exchange) throws IOException {
        problem(exchange, 404, "There is nothing here");
    }

    private static void notAllowed(HttpExchange exchange, String allowed) throws IOException {
        exchange.getResponseHeaders().set("Allow", allowed);
        problem(exchange, 405, "Allowed here: " + allowed);
    }

    private static void problem(HttpExchange exchange, int status, String detail) throws IOException {
        ObjectNode problem = JSON.createObjectNode().put("status", status).put("detail", detail);
        send(exchange, status, "application/problem+json", JSON.writeValueAsBytes(problem));
    }

    private static void send(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }
}
