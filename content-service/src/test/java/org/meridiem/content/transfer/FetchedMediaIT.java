package org.meridiem.content.transfer;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.meridiem.content.ContentServers;
import org.meridiem.content.newsroom.Newsroom;

import com.sun.net.httpserver.HttpServer;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;

@QuarkusTest
@ContentServers
class FetchedMediaIT {

    private final String mark = UUID.randomUUID().toString().substring(24);
    private final AtomicInteger fetched = new AtomicInteger();
    private HttpServer site;

    @BeforeEach
    void oldSite() throws IOException {
        Newsroom.catalogue();
        byte[] picture = picture();
        site = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        site.createContext("/content/images/", exchange -> {
            fetched.incrementAndGet();
            boolean there = exchange.getRequestURI().getPath().endsWith("leaf.jpg");
            exchange.sendResponseHeaders(there ? 200 : 404, there ? picture.length : -1);
            try (var out = exchange.getResponseBody()) {
                if (there) {
                    out.write(picture);
                }
            }
        });
        site.start();
    }

    @AfterEach
    void stop() {
        site.stop(0);
    }

    @Test
    void picturesComeIntoTheLibraryOnceAndWhatCannotBeFetchedIsShownFromWhereItIs() {
        String base = "http://127.0.0.1:" + site.getAddress().getPort();
        Map<String, Object> parameters = Map.of("source", mark, "section", "technology", "baseUrl", base, "fetchMedia",
                true);
        JsonPath ended = Transfers.done(Exported.ghost(mark), parameters);

        given().get("/v1/articles/first-" + mark).then().statusCode(200).body("heroImage.alt", equalTo("First " + mark))
                .body("heroImage.renditions", hasSize(5))
                .body("body.html", containsString(base + "/content/images/cup.jpg"));
        assertThat(Transfers.row(ended.getString("id"), "post", "p1").get("warnings").toString())
                .contains("cup.jpg answered 404");
        assertThat(fetched).hasValue(2);

        Transfers.done(Exported.ghost(mark),
                Map.of("source", mark, "section", "technology", "baseUrl", base, "fetchMedia", true));
        assertThat(given().get("/v1/articles/first-" + mark).jsonPath().getString("version")).isEqualTo("1");
    }

    @Test
    void whatIsNotOnThePublicInternetIsNotCalled() {
        JsonPath ended = Transfers.done(Exported.ghost(mark),
                Map.of("source", mark, "section", "technology", "baseUrl",
                        "http://127.0.0.2:" + site.getAddress().getPort(), "fetchMedia", true));

        assertThat(Transfers.row(ended.getString("id"), "post", "p1").get("warnings").toString())
                .contains("could not be fetched");
        assertThat(fetched).hasValue(0);
        given().get("/v1/articles/first-" + mark).then().statusCode(200).body("body.html", containsString("leaf.jpg"));
    }

    private static byte[] picture() throws IOException {
        var out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(700, 400, BufferedImage.TYPE_INT_RGB), "jpg", out);
        return out.toByteArray();
    }
}
