package org.meridiem.content.media;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.meridiem.content.ContentServers;
import org.meridiem.content.Desk;
import org.meridiem.testkit.ProblemAssert;
import org.meridiem.testkit.Tokens;
import org.meridiem.testkit.WholeList;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.builder.MultiPartSpecBuilder;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

@QuarkusTest
@ContentServers
class MediaIT {

    private static final String MEDIA = "/v1/editorial/media";

    @ParameterizedTest
    @ValueSource(strings = {"no colon in here", "A: part without a name"})
    void aFormThatIsNoneIsRefused(String header) throws IOException, InterruptedException {
        String form = "--x\r\n" + header + "\r\n\r\nnothing\r\n--x--\r\n";
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + RestAssured.port + MEDIA))
                            .version(HttpClient.Version.HTTP_1_1)
                            .header("Authorization", "Bearer " + Tokens.of("editor"))
                            .header("Content-Type", "multipart/form-data; boundary=x")
                            .POST(HttpRequest.BodyPublishers.ofString(form)).build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
            assertThat(answer.body()).contains("urn:problem-type:meridiem:bad-request");
        }
    }

    @Test
    void anUploadedPictureIsListedWithItsTextsAndRenditions() {
        Response response = upload("contributor", PictureFixture.jpeg(1000, 600), "kitchen.jpg")
                .multiPart(text("alt", "Küche ☕"))
                .multiPart(text("caption", "A kitchen")).multiPart(text("credit", "Jane Doe"))
                .multiPart(text("licence", "CC0-1.0"))
                .multiPart(text("focalX", "0.25")).multiPart(text("focalY", "0.75")).post(MEDIA);

        response.then().statusCode(201).header("ETag", "\"1\"")
                .header("Location", equalTo(MEDIA + "/" + response.path("id")))
                .body("fileName", equalTo("kitchen.jpg")).body("contentType", equalTo("image/jpeg"))
                .body("width", equalTo(1000))
                .body("height", equalTo(600)).body("alt", equalTo("Küche ☕")).body("caption", equalTo("A kitchen"))
                .body("credit", equalTo("Jane Doe")).body("licence", equalTo("CC0-1.0"))
                .body("focalPoint.x", equalTo(0.25f))
                .body("focalPoint.y", equalTo(0.75f))
                .body("renditions.name", equalTo(List.of("w320", "w640", "w960", "w1280", "square", "social")))
                .body("renditions[0].width", equalTo(320)).body("renditions[0].height", equalTo(192))
                .body("renditions[0].format", equalTo("jpeg"))
                .body("url",
                        matchesPattern("http://127\\.0\\.0\\.1:\\d+/v1/media/" + response.path("id") + "/w1280\\?v=1"))
                .body("createdBy.name", equalTo("contributor"));
        Desk.as("contributor").get(response.header("Location")).then().statusCode(200).header("ETag", "\"1\"").body("",
                equalTo(response.path("")));
        Desk.as("contributor").queryParam("q", "KITCHEN.J").queryParam("limit", 1).get(MEDIA).then().statusCode(200)
                .body("items[0].fileName", equalTo("kitchen.jpg"));
    }

    @Test
    void aRenditionIsServedForEverUnderItsAddress() throws IOException {
        Response media = uploaded(PictureFixture.jpegWithExif(400, 200, 6));
        media.then().body("width", equalTo(200)).body("height", equalTo(400));
        String address = path(media.path("renditions.find { it.name == 'w320' }.url"));

        Response first = given().get(address);

        first.then().statusCode(200).contentType("image/jpeg")
                .header("Cache-Control", "public, max-age=31536000, immutable")
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .header("Content-Length", equalTo(Integer.toString(first.asByteArray().length)))
                .header("Cache-Tag", "media-" + media.path("id"))
                .header("Content-Disposition", startsWith("inline; filename=\"" + media.path("id")))
                .header("Vary", not(equalTo("*")));
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(first.asByteArray()));
        assertThat(picture.getWidth()).isEqualTo(200);
        assertThat(picture.getHeight()).isEqualTo(400);
        assertThat(first.asByteArray()).isEqualTo(given().get(address).asByteArray());
        given().header("If-None-Match", first.header("ETag")).get(address).then().statusCode(304)
                .header("ETag", first.header("ETag"))
                .header("Cache-Control", "public, max-age=31536000, immutable");
        Response head = given().head(address);
        head.then().statusCode(200).header("ETag", first.header("ETag"))
                .header("Content-Length", first.header("Content-Length"))
                .contentType("image/jpeg");
        assertThat(head.asByteArray()).isEmpty();
    }

    @Test
    void anAddressWithoutTheVersionIsKeptBriefly() {
        Response media = uploaded(PictureFixture.png(500, 500));
        String address = "/v1/media/" + media.path("id") + "/square";

        given().get(address).then().statusCode(200).contentType("image/png").header("Cache-Control",
                startsWith("public, max-age=30,"));
        given().get(address + "?v=7").then().statusCode(200).header("Cache-Control", startsWith("public, max-age=30,"));
        given().get(address + "?v=1").then().statusCode(200).header("Cache-Control",
                startsWith("public, max-age=31536000"));
    }

    @Test
    void aNewFocalPointMakesNewCropsUnderNewAddresses() {
        Response media = uploaded(PictureFixture.png(1000, 500));
        String before = path(media.path("renditions.find { it.name == 'square' }.url"));
        byte[] oldCrop = given().get(before).asByteArray();

        Response changed = Desk.as("editor").header("If-Match", "\"1\"")
                .body(Map.of("focalPoint", Map.of("x", 0, "y", 0.5)))
                .patch(media.header("Location"));

        changed.then().statusCode(200).header("ETag", "\"2\"").body("focalPoint.x", equalTo(0.0f));
        String after = path(changed.path("renditions.find { it.name == 'square' }.url"));
        assertThat(after).endsWith("?v=2");
        assertThat(given().get(after).asByteArray()).isNotEqualTo(oldCrop);
        assertThat(given().get(before).asByteArray()).isEqualTo(oldCrop);
    }

    @Test
    void textsChangeWithTheVersionOnly() {
        Response media = uploaded(PictureFixture.png(10, 10));

        ProblemAssert.assertThat(Desk.as("editor").body(Map.of("alt", "x")).patch(media.header("Location")))
                .hasStatus(428);
        Desk.as("editor").header("If-Match", "\"1\"").body(Map.of("alt", "first")).patch(media.header("Location"))
                .then().statusCode(200)
                .body("renditions[0].url", equalTo(media.path("renditions[0].url")));
        Response stale = Desk.as("publisher").header("If-Match", "\"1\"").body(Map.of("alt", "second"))
                .patch(media.header("Location"));
        ProblemAssert.assertThat(stale).hasStatus(412).hasType("stale-version");
        stale.then().body("changedFields", equalTo(List.of("alt"))).body("changedBy", equalTo("editor"));
        Desk.as("editor").header("If-Match", "\"2\"").body("{\"alt\":null}").patch(media.header("Location")).then()
                .statusCode(200)
                .body("alt", nullValue());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"{\"alt\":1}|/alt", "{\"focalPoint\":{\"x\":2,\"y\":0}}|/focalPoint/x",
            "{\"focalPoint\":{\"x\":\"0\",\"y\":0}}|/focalPoint/x", "{\"focalPoint\":{\"x\":-0.1}}|/focalPoint/x",
            "{\"width\":5}|/width",
            "{\"url\":\"https://evil.example\"}|/url", "{\"__proto__\":{}}|/__proto__", "{\"alt\":\"a\\u0000\"}|/alt"})
    void aBadTextIsNamed(String patch, String pointer) {
        String location = uploaded(PictureFixture.png(10, 10)).header("Location");

        ProblemAssert.assertThat(Desk.as("editor").header("If-Match", "*").body(patch).patch(location)).hasStatus(400)
                .hasErrorsExactlyAt(pointer);
    }

    @Test
    void aDeletedPictureIsGoneWithItsFiles() {
        Response media = uploaded(PictureFixture.jpeg(400, 400));
        String address = path(media.path("url"));
        given().get(address).then().statusCode(200);

        ProblemAssert.assertThat(Desk.as("editor").delete(media.header("Location"))).hasStatus(428);
        Desk.as("editor").header("If-Match", "\"1\"").delete(media.header("Location")).then().statusCode(204);

        Response gone = given().get(address);
        ProblemAssert.assertThat(gone).hasStatus(404).hasType("not-found");
        gone.then().header("Cache-Control", "public, max-age=10");
        ProblemAssert.assertThat(Desk.as("editor").get(media.header("Location"))).hasStatus(404);
    }

    @Test
    void aRepeatedUploadWithItsKeyMakesOnePicture() {
        String key = UUID.randomUUID().toString();
        byte[] picture = PictureFixture.jpeg(300, 300);

        Response first = upload("editor", picture, "a.jpg").header("Idempotency-Key", key).post(MEDIA);
        Response second = upload("editor", picture, "a.jpg").header("Idempotency-Key", key).post(MEDIA);
        Response other = upload("editor", PictureFixture.jpeg(300, 301), "a.jpg").header("Idempotency-Key", key)
                .post(MEDIA);

        first.then().statusCode(201);
        second.then().statusCode(201).header("Idempotent-Replayed", "true");
        assertThat(second.asString()).isEqualTo(first.asString());
        ProblemAssert.assertThat(other).hasStatus(422).hasType("idempotency-key-reused");
        given().get(path(first.path("url"))).then().statusCode(200);
    }

    static Stream<Arguments> attacks() {
        return Stream.of(Arguments.of(Named.of("HTML that says JPEG", PictureFixture.html()), "picture.jpg", 415),
                Arguments.of(Named.of("HTML that says SVG", PictureFixture.html()), "picture.svg", 415),
                Arguments.of(Named.of("GIF that is a script", PictureFixture.gifAndScript()), "picture.gif", 422),
                Arguments.of(
                        Named.of("SVG with a DOCTYPE",
                                PictureFixture.text(
                                        "<?xml version=\"1.0\"?><!DOCTYPE svg><svg xmlns=\"http://www.w3.org/2000/svg\"/>")),
                        "picture.svg", 422),
                Arguments.of(Named.of("huge PNG in 33 bytes", PictureFixture.pngHeader(50_000, 50_000)), "picture.png",
                        422),
                Arguments.of(Named.of("half a JPEG", PictureFixture.truncated(PictureFixture.jpeg(500, 500))),
                        "picture.jpg", 422),
                Arguments.of(Named.of("nothing", new byte[0]), "picture.jpg", 400));
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void anAttackIsRefused(byte[] file, String name, int status) {
        ProblemAssert.assertThat(upload("contributor", file, name).post(MEDIA)).hasStatus(status)
                .hasErrorsExactlyAt("/file");
    }

    @Test
    void aFileThatIsTooLargeIsRefused() {
        ProblemAssert.assertThat(upload("contributor", new byte[15 * 1024 * 1024 + 1], "big.jpg").post(MEDIA))
                .hasStatus(413).hasType("too-large");
    }

    @Test
    void aBodyThatIsTooLargeIsRefusedByItsLengthAlone() throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + RestAssured.port + MEDIA))
                .version(HttpClient.Version.HTTP_1_1)
                .header("Authorization", "Bearer " + Tokens.of("contributor"))
                .header("Content-Type", "multipart/form-data; boundary=x")
                .expectContinue(true).POST(HttpRequest.BodyPublishers.ofByteArray(new byte[17 * 1024 * 1024])).build();
        try (var client = HttpClient.newHttpClient()) {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());

            assertThat(response.statusCode()).isEqualTo(413);
            assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
            assertThat(response.body()).contains("too-large");
        }
    }

    @Test
    void aNameThatIsAPathIsJustAName() {
        Response media = upload("contributor", PictureFixture.png(10, 10), "../../../etc/cron.d/x").post(MEDIA);

        media.then().statusCode(201).body("fileName", equalTo("x"));
    }

    @Test
    void partsAreReadAsStrictlyAsMembers() {
        byte[] picture = PictureFixture.png(10, 10);
        ProblemAssert.assertThat(form("contributor").multiPart(text("alt", "x")).post(MEDIA)).hasStatus(400)
                .hasErrorsExactlyAt("/file");
        ProblemAssert.assertThat(form("contributor").multiPart(text("file", "x")).post(MEDIA)).hasStatus(400)
                .hasErrorsExactlyAt("/file");
        ProblemAssert.assertThat(upload("contributor", picture, "a.png").multiPart(text("id", "x")).post(MEDIA))
                .hasStatus(400)
                .hasErrorsExactlyAt("/id");
        ProblemAssert
                .assertThat(upload("contributor", picture, "a.png").multiPart("file", "b.png", picture).post(MEDIA))
                .hasStatus(400)
                .hasErrorsExactlyAt("/file");
        ProblemAssert
                .assertThat(upload("contributor", picture, "a.png").multiPart(text("alt", "x"))
                        .multiPart(text("alt", "y")).post(MEDIA))
                .hasStatus(400).hasErrorsExactlyAt("/alt");
        ProblemAssert.assertThat(upload("contributor", picture, "a.png").multiPart("alt", "b.png", picture).post(MEDIA))
                .hasStatus(400)
                .hasErrorsExactlyAt("/alt");
        ProblemAssert
                .assertThat(upload("contributor", picture, "a.png").multiPart(text("alt", "x".repeat(501))).post(MEDIA))
                .hasStatus(400)
                .hasErrorsExactlyAt("/alt");
        ProblemAssert
                .assertThat(upload("contributor", picture, "a.png").multiPart(text("caption", "a\u0007b")).post(MEDIA))
                .hasStatus(400)
                .hasErrorsExactlyAt("/caption");
    }

    @ParameterizedTest
    @CsvSource({"focalX, 2, 0.5", "focalX, NaN, 0.5", "focalX, 1e-3, 0.5", "focalX, '', 0.5", "focalX, -0.1, 0.5",
            "focalX, '0,5', 0.5"})
    void aFocalPointIsTwoFractions(String part, String value, String other) {
        ProblemAssert.assertThat(upload("contributor", PictureFixture.png(10, 10), "a.png").multiPart(text(part, value))
                .multiPart(text("focalY", other)).post(MEDIA)).hasStatus(400).hasErrorsExactlyAt("/focalX");
        ProblemAssert
                .assertThat(upload("contributor", PictureFixture.png(10, 10), "a.png").multiPart(text("focalX", other))
                        .post(MEDIA))
                .hasStatus(400)
                .hasErrorsExactlyAt("/focalY");
    }

    @Test
    void anUploadIsAForm() {
        ProblemAssert.assertThat(Desk.as("contributor").body("{}").post(MEDIA)).hasStatus(415);
        ProblemAssert
                .assertThat(given().auth().oauth2(Tokens.of("contributor")).contentType("image/png")
                        .body(PictureFixture.png(10, 10)).post(MEDIA))
                .hasStatus(415);
        ProblemAssert.assertThat(upload("reader", PictureFixture.png(10, 10), "a.png").post(MEDIA)).hasStatus(403);
        ProblemAssert.assertThat(upload("moderator", PictureFixture.png(10, 10), "a.png").post(MEDIA)).hasStatus(403);
        ProblemAssert.assertThat(given().multiPart("file", "a.png", PictureFixture.png(10, 10)).post(MEDIA))
                .hasStatus(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"w321", "W320", "original", "master", "master-1", "w320-1", "..%2fw320", "%00", "w320.jpg"})
    void thereAreNoOtherRenditions(String rendition) {
        Response media = uploaded(PictureFixture.png(10, 10));

        assertThat(
                given().urlEncodingEnabled(false).get("/v1/media/" + media.path("id") + "/" + rendition).statusCode())
                .isIn(400, 404);
    }

    @Test
    void aDrawingIsServedCleanAndCanDoNothing() {
        Response media = upload("editor", PictureFixture.text("""
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 30" onload="alert(1)"><script>alert(1)</script>\
                <a href="https://evil.example"><text>x</text></a><rect width="4" height="3"/></svg>"""), "logo.svg")
                .multiPart(text("alt", "A logo")).post(MEDIA);

        media.then().statusCode(201).body("contentType", equalTo("image/svg+xml")).body("width", equalTo(40))
                .body("height", equalTo(30)).body("renditions", equalTo(List.of()))
                .body("url", matchesPattern("http.*/v1/media/" + media.path("id") + "/drawing\\?v=1"));
        String address = path(media.path("url"));
        Response drawing = given().get(address);
        drawing.then().statusCode(200).contentType("image/svg+xml")
                .header("Content-Security-Policy", "sandbox; default-src 'none'; style-src 'unsafe-inline'")
                .header("X-Content-Type-Options", "nosniff")
                .header("Cache-Control", "public, max-age=31536000, immutable");
        assertThat(drawing.asString()).contains("<rect").doesNotContain("script", "onload", "evil");
        given().header("If-None-Match", drawing.header("ETag")).get(address).then().statusCode(304);
        for (String other : List.of("w320", "social", "master")) {
            given().get("/v1/media/" + media.path("id") + "/" + other).then().statusCode(404);
        }
        ProblemAssert.assertThat(given().get(address + "&format=webp")).hasStatus(400).hasErrorsExactlyAt("format");
        ProblemAssert.assertThat(sizedAddress(media, Map.of("w", 100))).hasStatus(404);
        given().get("/v1/media/" + uploaded(PictureFixture.png(10, 10)).path("id") + "/drawing").then()
                .statusCode(404);
    }

    @Test
    void aBrowserGetsTheFormatThatItTakes() {
        Response media = uploaded(PictureFixture.png(400, 200));
        String address = path(media.path("renditions[0].url"));

        given().header("Accept", "image/avif,image/webp,*/*;q=0.8").get(address + "&format=auto").then()
                .statusCode(200).contentType("image/webp").header("Vary", "Accept")
                .header("Cache-Control", "public, max-age=31536000, immutable");
        Response other = given().header("Accept", "*/*").get(address + "&format=auto");
        other.then().statusCode(200).contentType("image/png").header("Vary", "Accept");
        Response webp = given().header("Accept", "*/*").get(address + "&format=webp");
        webp.then().statusCode(200).contentType("image/webp").header("Vary", nullValue());
        assertThat(webp.header("ETag")).isNotEqualTo(other.header("ETag"));
        given().get(address + "&format=jpeg").then().statusCode(200).contentType("image/jpeg");
        given().get(address).then().statusCode(200).contentType("image/png").header("Vary", nullValue());
    }

    @Test
    void aSizeOfYourOwnHasASignedAddress() throws IOException {
        Response media = uploaded(PictureFixture.jpeg(1000, 500));

        Response signed = sizedAddress(media, Map.of("w", 300, "h", 200, "fit", "cover", "format", "jpeg", "q", 70));

        signed.then().statusCode(200).body("width", equalTo(300)).body("height", equalTo(200));
        String address = path(signed.path("url"));
        Response picture = given().get(address);
        picture.then().statusCode(200).contentType("image/jpeg").header("Cache-Control",
                "public, max-age=31536000, immutable");
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(picture.asByteArray()));
        assertThat(image.getWidth()).isEqualTo(300);
        assertThat(image.getHeight()).isEqualTo(200);
        given().header("If-None-Match", picture.header("ETag")).get(address).then().statusCode(304);
        for (String forged : List.of(address.replace("w=300", "w=301"), address.replace("q=70", "q=71"),
                address.replace("fit=cover", "fit=contain"), address.replace("v=1", "v=2"),
                address.replace("&q=70", ""), address.replace("format=jpeg", "format=png"), address + "x",
                address.replace(media.<String>path("id"), uploaded(PictureFixture.png(9, 9)).<String>path("id")))) {
            ProblemAssert.assertThat(given().get(forged)).hasStatus(403).hasErrorsExactlyAt("s");
        }
        ProblemAssert.assertThat(given().get(address.replaceAll("&s=.*", ""))).hasStatus(400).hasErrorsExactlyAt("s");
        ProblemAssert.assertThat(given().get(address.replaceAll("v=1&", ""))).hasStatus(400).hasErrorsExactlyAt("v");
        Desk.as("editor").header("If-Match", "*").delete(media.header("Location")).then().statusCode(204);
        given().get(address).then().statusCode(404);
    }

    @ParameterizedTest
    @CsvSource({"w, 0", "w, 10001", "h, 15", "w, 1e3", "fit, stretch", "format, avif", "q, 101", "v, 1"})
    void aSizeThatCannotBeIsNamed(String parameter, String value) {
        Response media = uploaded(PictureFixture.png(10, 10));

        ProblemAssert.assertThat(sizedAddress(media, Map.of(parameter, value))).hasStatus(400)
                .hasErrorsExactlyAt(parameter);
    }

    @Test
    void aSizeNeedsAMeasureAndASaneNumberOfPixels() {
        ProblemAssert.assertThat(sizedAddress(uploaded(PictureFixture.png(10, 10)), Map.of())).hasStatus(400)
                .hasErrorsExactlyAt("w");
        ProblemAssert
                .assertThat(sizedAddress(uploaded(PictureFixture.encoded(
                        new BufferedImage(2100, 2100, BufferedImage.TYPE_BYTE_GRAY), "png")), Map.of("h", 2100)))
                .hasStatus(400).hasErrorsExactlyAt("h");
    }

    @ParameterizedTest
    @CsvSource({"v, 0", "v, -1", "v, x", "v, 99999999999", "w, 5000", "format, svg", "width, 9"})
    void aRenditionTakesItsVersionOnly(String parameter, String value) {
        Response media = uploaded(PictureFixture.png(10, 10));

        ProblemAssert.assertThat(given().queryParam(parameter, value).get("/v1/media/" + media.path("id") + "/w320"))
                .hasStatus(400)
                .hasErrorsExactlyAt(parameter);
    }

    @Test
    void nothingIsBehindAnUnknownId() {
        ProblemAssert.assertThat(given().get("/v1/media/01890a5d-ac96-774b-bcce-b302099a8057/w320")).hasStatus(404);
        ProblemAssert.assertThat(given().get("/v1/media/01890a5d-ac96-774b-bcce-b302099a8057/w320?v=1")).hasStatus(404);
        assertThat(given().get("/v1/media/x/w320").statusCode()).isIn(400, 404);
    }

    @Test
    void anAuthorsAvatarIsShownAndStays() {
        Response media = upload("editor", PictureFixture.jpeg(600, 600), "face.jpg").multiPart(text("alt", "A face"))
                .post(MEDIA);
        Response author = Desk.created("editor", "/v1/editorial/authors",
                Map.of("name", Desk.unique("The Meridiem Team"), "kind", "team", "role", "Staff", "bio",
                        "We cover\nthings", "avatar",
                        Map.of("id", media.<String>path("id"))));
        author.then().body("kind", equalTo("team")).body("avatar", equalTo(Map.of("id", media.<String>path("id"))));

        Response page = given().get("/v1/authors/" + author.path("slug"));
        page.then().statusCode(200).body("name", equalTo(author.path("name"))).body("kind", equalTo("team"))
                .body("role", equalTo("Staff"))
                .body("bio", equalTo("We cover\nthings")).body("articleCount", equalTo(0))
                .body("avatar.id", equalTo(media.<String>path("id")))
                .body("avatar.alt", equalTo("A face")).body("avatar.width", equalTo(600))
                .body("avatar.renditions.name", hasItem("square"))
                .body("avatar.licence", nullValue());
        assertThat(WholeList.item(RestAssured::given, "/v1/authors", "slug", author.path("slug")))
                .extractingByKey("avatar", MAP).containsEntry("id", media.path("id"));
        Response refused = Desk.as("editor").header("If-Match", "*").delete(media.header("Location"));
        ProblemAssert.assertThat(refused).hasStatus(409).hasType("in-use");
        refused.then().body("uses.authors", equalTo(1)).body("count", equalTo(1));
        Desk.as("editor").header("If-Match", "\"1\"").body("{\"avatar\":null}").patch(author.header("Location")).then()
                .statusCode(200)
                .body("avatar", nullValue());
        Desk.as("editor").header("If-Match", "*").delete(media.header("Location")).then().statusCode(204);
    }

    @Test
    void anAvatarThatDoesNotExistIsNamed() {
        ProblemAssert
                .assertThat(Desk.as("editor")
                        .body(Map.of("name", Desk.unique("Nobody"), "avatar", Map.of("id", UUID.randomUUID())))
                        .post("/v1/editorial/authors"))
                .hasStatus(422).hasType("unresolved-reference").hasErrorsExactlyAt("/avatar/id");
    }

    @Test
    void theSiteHasALogo() {
        Response media = uploaded(PictureFixture.png(300, 100));
        Response site = Desk.as("editor").get("/v1/editorial/site");
        site.then().statusCode(200).header("ETag", notNullValue()).body("newsletter.callToAction",
                startsWith("Missed this week's big shifts?"));

        Desk.as("admin").header("If-Match", site.header("ETag"))
                .body(Map.of("name", "The Meridiem", "tagline", "In plain words", "about", "All of us", "logo",
                        Map.of("id", media.<String>path("id")), "newsletter",
                        Map.of("callToAction", "Missed this week's big shifts? Subscribe.", "slug", "weekly")))
                .put("/v1/editorial/site").then().statusCode(200).body("logo.id", equalTo(media.<String>path("id")))
                .body("language", equalTo("en"));

        given().get("/v1/site").then().statusCode(200).body("name", equalTo("The Meridiem"))
                .body("tagline", equalTo("In plain words"))
                .body("about", equalTo("All of us")).body("url", startsWith("http")).body("language", equalTo("en"))
                .body("logo.url", startsWith("http")).body("newsletter.slug", equalTo("weekly"))
                .body("navigation", notNullValue())
                .header("Cache-Tag", "site,sections");
        ProblemAssert.assertThat(Desk.as("admin").body(Map.of("name", "x")).put("/v1/editorial/site")).hasStatus(428);
        Response stale = Desk.as("admin").header("If-Match", site.header("ETag")).body(Map.of("name", "x"))
                .put("/v1/editorial/site");
        ProblemAssert.assertThat(stale).hasStatus(412);
        stale.then().body("changedFields", hasItem("logo")).body("changedBy", equalTo("admin"));
        ProblemAssert.assertThat(Desk.as("admin").header("If-Match", "*").delete(media.header("Location")))
                .hasStatus(409).hasType("in-use");
        ProblemAssert.assertThat(Desk.as("admin").header("If-Match", "*")
                .body(Map.of("name", "x", "logo", Map.of("id", UUID.randomUUID())))
                .put("/v1/editorial/site")).hasStatus(422).hasErrorsExactlyAt("/logo/id");
        Desk.as("admin").header("If-Match", "*")
                .body(Map.of("name", "The Meridiem", "newsletter", site.<Map<String, ?>>path("newsletter")))
                .put("/v1/editorial/site")
                .then().statusCode(200).body("logo", nullValue());
    }

    private static Response sizedAddress(Response media, Map<String, ?> query) {
        return Desk.as("contributor").queryParams(query).get(media.header("Location") + "/sized-address");
    }

    private static Response uploaded(byte[] picture) {
        Response response = upload("editor", picture, "picture").post(MEDIA);
        response.then().statusCode(201);
        return response;
    }

    private static RequestSpecification form(String user) {
        return given().auth().oauth2(Tokens.of(user));
    }

    private static RequestSpecification upload(String user, byte[] file, String name) {
        return form(user).multiPart("file", name, file);
    }

    private static io.restassured.specification.MultiPartSpecification text(String name, String value) {
        return new MultiPartSpecBuilder(value).controlName(name).charset(StandardCharsets.UTF_8).mimeType("text/plain")
                .emptyFileName()
                .build();
    }

    private static String path(String url) {
        URI uri = URI.create(url);
        return uri.getRawPath() + "?" + uri.getRawQuery();
    }
}
