package org.meridiem.cluster.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meridiem.cluster.Endpoints;
import org.meridiem.cluster.Layout;
import org.meridiem.cluster.Ports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

class MailServerTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final String MAIL = """
            From: desk@meridiem.test
            To: someone@meridiem.test
            Subject: =?utf-8?q?Caf=C3=A9?= <script>
            DKIM-Signature: v=1; a=rsa-sha256;
            \tb=abc
            Content-Type: text/html; charset=utf-8

            <b>Hi</b>
            ..dots
            """.replace("\n", "\r\n");

    @TempDir
    private Path directory;

    private final Endpoints endpoints = new Endpoints(Ports.free());
    private final HttpClient client = HttpClient.newHttpClient();
    private MailServer server;

    @BeforeEach
    void start() {
        server = new MailServer(new Layout(directory, directory, directory), endpoints,
                Clock.fixed(NOW, ZoneOffset.UTC));
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
        client.close();
    }

    @Test
    void everyRecipientHasAMailOfItsOwn() throws Exception {
        // When
        send("a@meridiem.test", "b@meridiem.test");

        // Then
        JsonNode list = list("");
        assertThat(list).hasSize(2);
        assertThat(list.findValuesAsText("to")).containsExactlyInAnyOrder("a@meridiem.test", "b@meridiem.test");
        assertThat(list.get(0).path("subject").asText()).isEqualTo("Café <script>");
        assertThat(list.get(0).path("receivedAt").asText()).isEqualTo("2026-03-01T10:00:00Z");
        assertThat(list("?to=A@meridiem.test")).hasSize(1);
    }

    @Test
    void theRawMailHasTheBytesThatWereSent() throws Exception {
        send("a@meridiem.test");

        String raw = get("/api/v1/messages/" + list("").get(0).path("id").asText()).body();

        // One dot of "..dots" belonged to SMTP.
        assertThat(raw).endsWith(MAIL.replace("..dots", ".dots"));
        assertThat(raw).startsWith("Delivered-To: a@meridiem.test\r\nReturn-Path: <desk@meridiem.test>\r\n");
    }

    @Test
    void theNewestMailComesFirst() throws Exception {
        send("first@meridiem.test");
        send("second@meridiem.test");

        assertThat(list("").findValuesAsText("to")).containsExactly("second@meridiem.test", "first@meridiem.test");
    }

    @Test
    void mailsSurviveARestart() throws Exception {
        send("a@meridiem.test");
        JsonNode before = list("");

        server.stop();
        server.start();

        assertThat(list("")).isEqualTo(before);
    }

    @Test
    void theInboxCanBeEmptied() throws Exception {
        send("a@meridiem.test");
        String id = list("").get(0).path("id").asText();

        assertThat(request("DELETE", "/api/v1/messages").statusCode()).isEqualTo(204);

        assertThat(list("")).isEmpty();
        assertThat(get("/api/v1/messages/" + id).statusCode()).isEqualTo(404);
    }

    @Test
    void whatAMailSaysIsEscapedOnThePages() throws Exception {
        send("a@meridiem.test");
        String id = list("").get(0).path("id").asText();

        assertThat(get("/").body()).contains("Café &lt;script&gt;").doesNotContain("<script>");
        assertThat(get("/messages/" + id).body()).contains("<iframe sandbox srcdoc=\"&lt;b&gt;Hi&lt;/b&gt;")
                .doesNotContain("<script>");
    }

    @Test
    void otherRequestsAreRefused() throws Exception {
        assertThat(request("POST", "/api/v1/messages").statusCode()).isEqualTo(405);
        assertThat(get("/api/v1/messages?from=x").statusCode()).isEqualTo(400);
        assertThat(get("/api/v1/messages/..%2f..%2fsecret").statusCode()).isEqualTo(404);
        assertThat(get("/other").statusCode()).isEqualTo(404);
    }

    private JsonNode list(String query) throws Exception {
        return JsonMapper.builder().build().readTree(get("/api/v1/messages" + query).body()).path("messages");
    }

    private HttpResponse<String> get(String path) throws Exception {
        return request("GET", path);
    }

    private HttpResponse<String> request(String method, String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(endpoints.inbox() + path))
                .method(method, HttpRequest.BodyPublishers.noBody()).build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private void send(String... recipients) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(Endpoints.loopback(endpoints.smtpPort()));
            BufferedReader answers = new BufferedReader(
                    new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            expect(answers, "220");
            say(socket, answers, "HELO test", "250");
            say(socket, answers, "MAIL FROM:<desk@meridiem.test>", "250");
            for (String recipient : List.of(recipients)) {
                say(socket, answers, "RCPT TO:<" + recipient + ">", "250");
            }
            say(socket, answers, "DATA", "354");
            say(socket, answers, MAIL + ".", "250");
            say(socket, answers, "QUIT", "221");
        }
    }

    private static void say(Socket socket, BufferedReader answers, String line, String expected) throws IOException {
        socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        expect(answers, expected);
    }

    private static void expect(BufferedReader answers, String code) throws IOException {
        assertThat(answers.readLine()).startsWith(code);
    }
}
