package org.meridiem.newsletter;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meridiem.newsletter.database.Statements;
import org.meridiem.testkit.Mail;
import org.meridiem.testkit.MailInbox;

import com.sun.net.httpserver.HttpServer;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;

/// What scanners with a real browser see and do. Needs a Chromium; skipped where there is none.
@QuarkusTest
@TestProfile(NewsletterProfile.class)
@DisplayName("A scanner that runs scripts")
class BrowserIT {

    /// The news site, and whatever else is not the service.
    private static final String ELSEWHERE = "news.meridiem.test";

    /// Posts by itself after three seconds of the page's time.
    private static final String HASTY_PAGE = """
            <!DOCTYPE html><iframe name="here"></iframe>
            <form id="form" method="post" action="/said-yes" target="here"><button>Yes</button></form>
            <script>setTimeout(() => document.getElementById('form').submit(), 3000)</script>""";

    @Inject
    Statements statements;
    @TempDir
    Path directory;

    private final Map<String, String> pages = new ConcurrentHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private HttpServer elsewhere;
    private Browser browser;

    @BeforeEach
    void start() throws IOException {
        Optional<Path> program = Browser.installed();
        assumeTrue(program.isPresent(), "there is no Chromium here: nothing is known of scanners that run scripts");
        elsewhere = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        elsewhere.createContext("/", exchange -> {
            try (exchange) {
                requests.add(exchange.getRequestMethod() + ' ' + exchange.getRequestURI().getPath());
                byte[] page = pages.getOrDefault(exchange.getRequestURI().getPath(), "<p>An article</p>")
                        .getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
                exchange.sendResponseHeaders(200, page.length);
                exchange.getResponseBody().write(page);
            }
        });
        elsewhere.start();
        browser = new Browser(program.get(), directory, Map.of(
                URI.create(NewsletterProfile.PUBLIC_URL).getHost(), RestAssured.port, ELSEWHERE,
                elsewhere.getAddress().getPort()));
    }

    @AfterEach
    void stop() {
        if (elsewhere != null) {
            elsewhere.stop(0);
        }
    }

    @Test
    void wouldPressAButtonThatAScriptPresses() {
        pages.put("/hasty", HASTY_PAGE);

        browser.open(elsewhere("/hasty"));

        assertThat(requests).contains("POST /said-yes");
    }

    @Test
    void opensEveryLinkAndLeavesEverythingToPeople() {
        // Given
        var readers = new Readers(statements);
        String newsletter = Desk.newsletter();
        Desk.as("editor").header("If-Match", "*").body("{\"opens\": true, \"clicks\": true}")
                .put("/v1/editorial/newsletters/" + newsletter + "/tracking").then().statusCode(200);
        String asking = Desk.reader();
        Desk.ask(asking, newsletter).then().statusCode(202);
        String reader = Desk.reader();
        Desk.subscribe(reader, newsletter);
        String settings = Readers.link("/v1/preferences/link", reader);
        String copy = Readers.link("/v1/privacy/export", reader);
        String erasure = Readers.link("/v1/privacy/erase", reader);
        ArticleFixture article = ArticleFixture.titled("Scanned");
        try (var log = new Log()) {
            log.say(article.published(1));
        }
        String issue = Desk.issue(newsletter, "Scanned", article.id());
        Desk.send(issue);
        Desk.awaitSent(issue);
        MailInbox.shared().awaitTo(reader, mail -> mail.subject().startsWith("Welcome"));
        String leaving = Desk.oneClick(MailInbox.shared().awaitTo(reader, mail -> mail.subject().equals("Scanned")));
        String confirmation = Desk.confirmation(MailInbox.shared().awaitTo(asking));
        List<Mail> mails = new ArrayList<>(MailInbox.shared().to(reader));
        mails.addAll(MailInbox.shared().to(asking));
        List<String> state = readers.state(reader, asking);

        // When
        Deque<URI> waiting = new ArrayDeque<>();
        for (Mail mail : mails) {
            Set<URI> links = new LinkedHashSet<>(mail.links());
            links.addAll(Readers.addresses(mail.html()));
            pages.put("/mail", mail.html() + links.stream()
                    .map(link -> "<link rel=\"prefetch\" href=\"" + link + "\">").collect(Collectors.joining()));
            browser.open(elsewhere("/mail"));
            waiting.addAll(links);
        }
        Set<String> opened = new LinkedHashSet<>();
        while (!waiting.isEmpty()) {
            URI link = waiting.remove();
            if (link.toString().startsWith(NewsletterProfile.PUBLIC_URL) && opened.add(link.getPath())) {
                waiting.addAll(Readers.addresses(browser.open(link)));
            }
        }

        // Then
        assertThat(mails).hasSize(7);
        assertThat(opened).contains(confirmation, settings, copy, erasure, leaving)
                .anyMatch(path -> path.startsWith("/v1/links/"));
        assertThat(requests).as("redirects were followed").contains("GET " + article.card(1).url().getPath());
        assertThat(requests).as("nobody pressed anything").noneMatch(request -> request.startsWith("POST"));
        assertThat(readers.state(reader, asking)).isEqualTo(state);
        assertThat(readers.active(reader)).isEqualTo(1);
        assertThat(readers.active(asking)).isZero();

        // Then
        given().post(confirmation).then().statusCode(200);
        assertThat(readers.active(asking)).isEqualTo(1);
        given().formParam("newsletter", newsletter).formParam("frequency", newsletter + ":weekly").post(settings)
                .then().statusCode(200);
        assertThat(readers.state(reader)).anyMatch(row -> row.contains("WEEKLY"));
        given().post(copy).then().statusCode(200);
        given().post(leaving).then().statusCode(200);
        assertThat(readers.active(reader)).isZero();
        given().post(erasure).then().statusCode(200);
        assertThat(readers.state(reader)).isEmpty();
    }

    private static URI elsewhere(String path) {
        return URI.create("http://" + ELSEWHERE + path);
    }
}
