package org.meridiem.testkit;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

/// Reads the mails that arrived at the local mail server.
///
/// @param address of the server's HTTP side
public record MailInbox(URI address) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    /// The inbox of the servers that all tests share.
    ///
    /// @return the inbox
    public static MailInbox shared() {
        return new MailInbox(SharedInfrastructure.endpoints().inbox());
    }

    /// What one recipient got.
    ///
    /// @param recipient an address
    /// @return all mails, the newest first
    public List<Mail> to(String recipient) {
        return list("?to=" + URLEncoder.encode(recipient, StandardCharsets.UTF_8));
    }

    /// What everybody got.
    ///
    /// @return all mails, the newest first
    public List<Mail> all() {
        return list("");
    }

    /// Waits for a mail.
    ///
    /// @param recipient an address
    /// @return the newest mail to it
    public Mail awaitTo(String recipient) {
        return awaitTo(recipient, _ -> true);
    }

    /// Waits for a certain mail.
    ///
    /// @param recipient an address
    /// @param wanted which of the mails to it
    /// @return the newest one that is wanted
    public Mail awaitTo(String recipient, Predicate<Mail> wanted) {
        return Patience.await().alias("mail to " + recipient)
                .until(() -> to(recipient).stream().filter(wanted).findFirst(), java.util.Optional::isPresent)
                .orElseThrow();
    }

    /// Empties the inbox for everybody.
    public void clear() {
        send(HttpRequest.newBuilder(address.resolve("/api/v1/messages")).DELETE().build());
    }

    private List<Mail> list(String query) {
        try {
            JsonNode list = JSON.readTree(get("/api/v1/messages" + query)).path("messages");
            List<Mail> mails = new ArrayList<>();
            for (JsonNode entry : list) {
                String id = entry.path("id").asText();
                mails.add(new Mail(id, entry.path("to").asText(), Instant.parse(entry.path("receivedAt").asText()),
                        get("/api/v1/messages/" + id)));
            }
            return mails;
        } catch (IOException e) {
            throw new IllegalStateException("The inbox answers no JSON", e);
        }
    }

    private byte[] get(String path) {
        return send(HttpRequest.newBuilder(address.resolve(path)).build());
    }

    private static byte[] send(HttpRequest request) {
        try {
            HttpResponse<byte[]> response = CLIENT.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (response.statusCode() / 100 != 2) {
                throw new IllegalStateException("The inbox answers " + response.statusCode() + " to " + request.uri());
            }
            return response.body();
        } catch (IOException e) {
            throw new IllegalStateException("The inbox does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }
}
