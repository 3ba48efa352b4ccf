package org.meridiem.content.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.meridiem.kit.problem.ProblemException;
import org.meridiem.kit.problem.ProblemType;

class IntakeTest {

    @TempDir
    Path directory;

    @Test
    void aPhotographBecomesAMasterOfTheSameFormat() throws IOException {
        Master master = take(PictureFixture.jpeg(400, 300));

        assertThat(master.format()).isEqualTo(ImageFormat.JPEG);
        assertThat(master.width()).isEqualTo(400);
        assertThat(master.height()).isEqualTo(300);
        assertThat(master.byteSize()).isEqualTo(Files.size(master.file()));
        assertThat(new Color(picture(master).getRGB(50, 50)).getRed()).isGreaterThan(200);
        assertThat(new Color(picture(master).getRGB(350, 50)).getBlue()).isGreaterThan(200);
    }

    @Test
    void aTransparentDrawingStaysTransparent() throws IOException {
        var picture = new BufferedImage(200, 100, BufferedImage.TYPE_4BYTE_ABGR);
        picture.setRGB(10, 10, 0xFF00FF00);

        Master master = take(PictureFixture.encoded(picture, "png"));

        assertThat(master.format()).isEqualTo(ImageFormat.PNG);
        assertThat(picture(master).getRGB(100, 50) >>> 24).isZero();
        assertThat(picture(master).getRGB(10, 10)).isEqualTo(0xFF00FF00);
    }

    @ParameterizedTest
    @CsvSource({"1, 400, 200", "3, 400, 200", "6, 200, 400", "8, 200, 400"})
    void aTelephonesPhotographIsTurnedUpright(int orientation, int width, int height) throws IOException {
        Master master = take(PictureFixture.jpegWithExif(400, 200, orientation));

        assertThat(master.width()).isEqualTo(width);
        assertThat(master.height()).isEqualTo(height);
        // The red half was on the left: 3 turns it to the right, 6 to the top, 8 to the bottom.
        int x = orientation == 3 ? width - 20 : 20;
        int y = orientation == 8 ? height - 20 : 20;
        assertThat(new Color(picture(master).getRGB(x, y)).getRed()).isGreaterThan(120);
    }

    @Test
    void nothingOfTheMetadataSurvives() throws IOException {
        byte[] upload = PictureFixture.jpegWithExif(400, 200, 1);
        assertThat(new String(upload, StandardCharsets.ISO_8859_1)).contains(PictureFixture.SECRET);

        Master master = take(upload);

        assertThat(new String(Files.readAllBytes(master.file()), StandardCharsets.ISO_8859_1)).doesNotContain("Exif",
                "52.5200N");
    }

    @Test
    void nothingBehindThePixelsSurvives() throws IOException {
        Master master = take(PictureFixture.followedBy(PictureFixture.jpeg(100, 100), "<script>alert(1)</script>"));

        assertThat(new String(Files.readAllBytes(master.file()), StandardCharsets.ISO_8859_1)).doesNotContain("script");
    }

    @Test
    void aLargePictureIsScaledToTheMastersSide() throws IOException {
        Master master = take(PictureFixture.jpeg(1500, 750));

        assertThat(master.width()).isEqualTo(1000);
        assertThat(master.height()).isEqualTo(500);
    }

    @Test
    void aPictureThatNeedsTooMuchMemoryIsDecodedAtHalfItsSize() throws IOException {
        // 1900 × 1900 pixels of three bytes are more than the six million bytes of the test's configuration.
        Master master = take(PictureFixture.jpeg(1900, 1900));

        assertThat(master.width()).isEqualTo(950);
        assertThat(master.height()).isEqualTo(950);
    }

    @Test
    void aSixteenBitPictureBecomesAnEightBitOne() throws IOException {
        Master master = take(PictureFixture.encoded(new BufferedImage(100, 50, BufferedImage.TYPE_USHORT_GRAY), "png"));

        assertThat(picture(master).getColorModel().getComponentSize(0)).isEqualTo(8);
    }

    @Test
    void aGifOfOneFrameIsKeptAsPng() throws IOException {
        Master master = take(PictureFixture.encoded(
                PictureFixture.drawing(60, 40, BufferedImage.TYPE_INT_RGB), "gif"));

        assertThat(master.format()).isEqualTo(ImageFormat.PNG);
        assertThat(master.width()).isEqualTo(60);
        assertThat(new Color(picture(master).getRGB(5, 5)).getRed()).isGreaterThan(200);
    }

    @Test
    void ofADrawingOnlyWhatDrawsIsKept() throws IOException {
        Master master = take(PictureFixture.svgWithScript());

        assertThat(master.format()).isEqualTo(ImageFormat.SVG);
        assertThat(master.byteSize()).isEqualTo(Files.size(master.file()));
        assertThat(Files.readString(master.file())).isEqualTo("<svg xmlns=\"http://www.w3.org/2000/svg\"></svg>");
    }

    static Stream<Arguments> otherTypes() {
        return Stream.of(Arguments.of(Named.of("HTML", PictureFixture.html()), "text/html"),
                Arguments.of(Named.of("WebP", PictureFixture.text("RIFF\u0010\u0000\u0000\u0000WEBPVP8 ")),
                        "image/webp"),
                Arguments.of(Named.of("text", PictureFixture.text("just words")), "text/plain"),
                Arguments.of(Named.of("PDF", PictureFixture.text("%PDF-1.7\n")), "application/pdf"),
                Arguments.of(Named.of("zip", PictureFixture.text("PK\u0003\u0004rest")), "application/zip"));
    }

    @ParameterizedTest
    @MethodSource("otherTypes")
    void whatIsNotAPictureIsRefusedByItsContent(byte[] file, String detected) {
        assertThatThrownBy(() -> take(file)).isInstanceOfSatisfying(ProblemException.class, problem -> {
            assertThat(problem.type()).isEqualTo(ProblemType.UNSUPPORTED_MEDIA_TYPE);
            assertThat(problem).hasMessageContaining(detected);
        });
    }

    static Stream<Arguments> refused() {
        return Stream.of(Arguments.of(Named.of("empty", new byte[0]), ProblemType.INVALID_INPUT),
                Arguments.of(Named.of("50,000 × 50,000 pixels in 33 bytes", PictureFixture.pngHeader(50_000, 50_000)),
                        ProblemType.UNPROCESSABLE),
                Arguments.of(
                        Named.of("more pixels than an int counts",
                                PictureFixture.pngHeader(Integer.MAX_VALUE, Integer.MAX_VALUE)),
                        ProblemType.UNPROCESSABLE),
                Arguments.of(Named.of("no pixels at all", PictureFixture.pngHeader(0, 10)), ProblemType.UNPROCESSABLE),
                Arguments.of(Named.of("header only", PictureFixture.pngHeader(100, 100)), ProblemType.UNPROCESSABLE),
                Arguments.of(Named.of("half a JPEG", PictureFixture.truncated(PictureFixture.jpeg(400, 400))),
                        ProblemType.UNPROCESSABLE),
                Arguments.of(Named.of("half a PNG", PictureFixture.truncated(PictureFixture.png(400, 400))),
                        ProblemType.UNPROCESSABLE),
                Arguments.of(Named.of("JPEG by its first bytes only", PictureFixture.text("\u00ff")),
                        ProblemType.UNSUPPORTED_MEDIA_TYPE),
                Arguments.of(
                        Named.of("start of a JPEG",
                                new byte[]{(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE0, 0, 4, 0, 0}),
                        ProblemType.UNPROCESSABLE),
                Arguments.of(Named.of("GIF that is a script too", PictureFixture.gifAndScript()),
                        ProblemType.UNPROCESSABLE),
                Arguments.of(Named.of("GIF that moves", PictureFixture.film(20, 10)), ProblemType.UNPROCESSABLE),
                Arguments.of(Named.of("GIF of 65,535 × 65,535 pixels", PictureFixture.gifHeader(65_535, 65_535)),
                        ProblemType.UNPROCESSABLE),
                Arguments.of(
                        Named.of("SVG with entities",
                                PictureFixture.text(
                                        "<?xml version=\"1.0\"?><!DOCTYPE svg [<!ENTITY a \"b\">]><svg xmlns=\"http://www.w3.org/2000/svg\"/>")),
                        ProblemType.UNPROCESSABLE),
                Arguments.of(
                        Named.of("SVG as a program writes it",
                                PictureFixture.text(
                                        "<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd\"><svg xmlns=\"http://www.w3.org/2000/svg\"/>")),
                        ProblemType.UNPROCESSABLE),
                Arguments.of(
                        Named.of("SVG of too many bytes",
                                PictureFixture.text("<svg xmlns=\"http://www.w3.org/2000/svg\"><desc>"
                                        + "x".repeat(200_000) + "</desc></svg>")),
                        ProblemType.TOO_LARGE),
                Arguments.of(Named.of("too many bytes", new byte[1_000_001]), ProblemType.TOO_LARGE));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void badFilesAreRefused(byte[] file, ProblemType type) {
        assertThatThrownBy(() -> take(file)).isInstanceOfSatisfying(ProblemException.class,
                problem -> assertThat(problem.type()).isEqualTo(type));
    }

    @Test
    void randomlyBrokenPicturesAreRefusedOrTakenButNeverBreakAnything() throws IOException {
        long seed = System.nanoTime();
        var random = new java.util.SplittableRandom(seed);
        for (byte[] good : new byte[][]{PictureFixture.jpeg(60, 40), PictureFixture.png(60, 40),
                PictureFixture.encoded(PictureFixture.drawing(60, 40, BufferedImage.TYPE_INT_RGB), "gif"),
                PictureFixture.text("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 4 3'><g id='a'>"
                        + "<rect style='fill:url(#a)' width='1'/></g><use href='#a'/></svg>")}) {
            for (int i = 0; i < 150; i++) {
                byte[] broken = good.clone();
                for (int n = random.nextInt(1, 8); n > 0; n--) {
                    broken[random.nextInt(8, broken.length)] = (byte) random.nextInt(256);
                }
                try {
                    Files.delete(take(broken).file());
                } catch (ProblemException refused) {
                    assertThat(refused.status()).as("seed %s", seed).isBetween(400, 499);
                }
            }
        }
    }

    private Master take(byte[] upload) throws IOException {
        Path file = Files.createTempFile(directory, "upload", ".jpg");
        Files.write(file, upload);
        return new Intake(TestMediaConfig.in(directory)).take(file);
    }

    private static BufferedImage picture(Master master) throws IOException {
        return ImageIO.read(master.file().toFile());
    }
}
