package org.meridiem.cluster.sample;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/// Paints the hero images of the sample articles: 1600 by 900 pixels, JPEG, made from the article's slug alone, so that no
/// binary file lies in the repository and the same article has the same picture on every machine.
///
/// Nothing here needs a display or a font.
public final class HeroImages {

    static {
        System.setProperty("java.awt.headless", "true");
        ImageIO.setUseCache(false);
    }

    private HeroImages() {
    }

    /// The picture of an article.
    ///
    /// @param slug the seed: another slug gives another picture
    /// @param topSection the slug of the article's top section, which decides the colours
    /// @param motif what the picture shows; empty for one that goes with every subject
    public static byte[] jpeg(String slug, String topSection, String motif) {
        long seed = seed(slug);
        Canvas canvas = new Canvas(Palette.ofTopSection(topSection), seed);
        (motif.isEmpty() ? Motif.forSeed(seed) : Motif.named(motif)).paint(canvas);
        return encoded(canvas.finished());
    }

    static long seed(String text) {
        CRC32C sum = new CRC32C();
        sum.update(text.getBytes(StandardCharsets.UTF_8));
        return sum.getValue();
    }

    private static byte[] encoded(BufferedImage image) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256 * 1024);
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam settings = writer.getDefaultWriteParam();
            settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            settings.setCompressionQuality(0.86f);
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), settings);
        } catch (IOException e) {
            throw new UncheckedIOException("an image could not be encoded in memory", e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
