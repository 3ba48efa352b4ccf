package org.meridiem.trending.stream;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.meridiem.trending.ArticleFixture.article;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.meridiem.testkit.KafkaResource;
import org.meridiem.testkit.Patience;
import org.meridiem.testkit.ProblemAssert;
import org.meridiem.trending.ArticleFixture;
import org.meridiem.trending.Articles;
import org.meridiem.trending.TestedTrending;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

/// A page that listens, from a reader's beacon to the event.
@QuarkusTest
@TestProfile(TestedTrending.class)
@WithTestResource(KafkaResource.class)
class StreamIT {

    @TestHTTPResource(value = "/")
    URI service;

    @TestHTTPResource(value = "/", management = true)
    URI management;

    private final HttpClient client = HttpClient.newHttpClient();
    @SuppressWarnings("JdkObsolete") // one thread writes, another reads
    private final StringBuffer heard = new StringBuffer();
    private final List<InputStream> open = new ArrayList<>();
    private Articles articles;

    @BeforeEach
    void isReady() {
        articles = new Articles(ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class));
        Patience.await().until(() -> given().get(management.resolve("/q/health/ready")).statusCode() == 200);
    }

    @AfterEach
    void close() throws IOException {
        for (InputStream stream : open) {
            stream.close();
        }
        client.shutdownNow();
        articles.close();
    }

    @Test
    void whatReadersReadIsToldAndAnUnpublishedArticleIsGoneWithinASecond() {
        // Given
        var story = article("streamed").in("stream/told");
        articles.publish(story);
        var answer = listen("section=stream/told", "198.51.100.20", "");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/event-stream");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");

        // When
        view(story);
        Patience.await().until(() -> newest().contains("\"slug\":\"streamed\""));
        String id = given().get("/v1/trending?section=stream/told").header("ETag");
        articles.send(story.version(2).unpublished());

        // Then
        Patience.atOnce().until(() -> newest().endsWith("\"items\":[]}\n\n"));
        assertThat(heard).contains("id: " + id.replace("\"", ""));
    }

    @Test
    void aListenerThatComesBackHearsOnlyWhatIsNew() {
        // Given
        var story = article("resumed").in("stream/resumed");
        articles.publish(story);
        view(story);
        Patience.await().until(
                () -> given().get("/v1/trending?section=stream/resumed").jsonPath().getList("items").size() == 1);
        String id = given().get("/v1/trending?section=stream/resumed").header("ETag").replace("\"", "");

        // When
        listen("section=stream/resumed", "198.51.100.21", id);
        Patience.await().atMost(Duration.ofSeconds(3)).until(() -> heard.indexOf(":\n\n") >= 0);

        // Then
        assertThat(newest()).isEmpty();
        articles.send(story.version(2).titled("Resumed, and changed").updated());
        Patience.atOnce().until(() -> newest().contains("Resumed, and changed"));
    }

    @ParameterizedTest
    @CsvSource({"window=year, window", "window=now&window=now, window", "limit=0, limit", "limit=ten, limit",
            "section=, section", "sections=tea, sections"})
    void anInputThatIsNoneIsNamed(String query, String parameter) {
        ProblemAssert.assertThat(given().get("/v1/trending/stream?" + query)).hasStatus(400)
                .hasErrorsExactlyAt(parameter);
    }

    @Test
    void onlyWhoTakesEventsGetsThem() {
        ProblemAssert.assertThat(given().accept("application/json").get("/v1/trending/stream")).hasStatus(406);
        ProblemAssert.assertThat(given().post("/v1/trending/stream")).hasStatus(405);
    }

    @Test
    void aNetworkMayListenSoOftenAndNoMore() {
        // Given
        for (int i = 0; i < 3; i++) {
            assertThat(listen("", "2001:db8:1:2::" + i, "").statusCode()).isEqualTo(200);
        }

        // When
        var refused = given().header("X-Forwarded-For", "2001:db8:1:2::9").get("/v1/trending/stream");

        // Then
        ProblemAssert.assertThat(refused).hasStatus(429);
        assertThat(refused.header("Retry-After")).isEqualTo("30");
        assertThat(listen("", "2001:db8:1:3::1", "").statusCode()).isEqualTo(200);
    }

    /// The last event that was heard whole.
    private String newest() {
        String all = heard.toString();
        int end = all.lastIndexOf("}\n\n");
        int begin = all.lastIndexOf("data: ", end);
        return end < 0 || begin < 0 ? "" : all.substring(begin, end + 3);
    }

    private HttpResponse<InputStream> listen(String query, String address, String lastEventId) {
        try {
            var request = HttpRequest.newBuilder(service.resolve("/v1/trending/stream?" + query))
                    .header("X-Forwarded-For", address).header("Last-Event-ID", lastEventId).build();
            HttpResponse<InputStream> answer = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            open.add(answer.body());
            Thread.ofVirtual().start(() -> hear(answer.body()));
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        }
    }

    private void hear(InputStream stream) {
        byte[] buffer = new byte[65_536];
        try {
            for (int count = stream.read(buffer); count >= 0; count = stream.read(buffer)) {
                heard.append(new String(buffer, 0, count, StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            // The test is over.
            assertThat(e).isNotNull();
        }
    }

    private static void view(ArticleFixture story) {
        given().header("User-Agent", "Firefox").header("Origin", "https://news.example")
                .header("X-Forwarded-For", "198.51.100.20")
                .body("{\"article\":\"" + story.id() + "\",\"event\":\"view\"}").post("/v1/views").then()
                .statusCode(202);
    }
}
