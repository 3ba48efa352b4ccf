package org.meridiem.content.media;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import javax.imageio.IIOImage;
import javax.imageio.ImageWriter;
import javax.imageio.stream.FileImageOutputStream;

import org.jboss.logging.Logger;

import com.luciad.imageio.webp.CompressionType;
import com.luciad.imageio.webp.WebPImageWriterSpi;
import com.luciad.imageio.webp.WebPWriteParam;

/// Writes WebP by Google's own library, which is native code. It gets to see pixels that we decoded, never a file that somebody sent: nothing is read with it.
///
/// Where the library has no build for the machine, WebP is not offered, and all else works.
final class WebpWriting {

    private static final Logger LOG = Logger.getLogger(WebpWriting.class);
    /// The library's own middle between time and size.
    private static final int EFFORT = 4;

    private WebpWriting() {
    }

    /// Whether this machine can do it. The first call tries.
    static boolean isPossible() {
        return Trial.POSSIBLE;
    }

    static void write(BufferedImage picture, int percent, Path file) throws IOException {
        ImageWriter writer = new WebPImageWriterSpi().createWriterInstance(null);
        try (var output = new FileImageOutputStream(file.toFile())) {
            var param = (WebPWriteParam) writer.getDefaultWriteParam();
            param.setCompressionType(CompressionType.Lossy);
            param.setCompressionQuality(percent / 100f);
            param.setMethod(EFFORT);
            writer.setOutput(output);
            writer.write(null, new IIOImage(picture, null, null), param);
        } finally {
            writer.dispose();
        }
    }

    private static final class Trial {

        private static final boolean POSSIBLE = succeeds();

        private static boolean succeeds() {
            try {
                Path file = Files.createTempFile("meridiem-webp-", ".webp");
                try {
                    write(new BufferedImage(8, 8, BufferedImage.TYPE_3BYTE_BGR), 80, file);
                    return Files.size(file) > 0;
                } finally {
                    Files.deleteIfExists(file);
                }
            } catch (IOException | RuntimeException | LinkageError e) {
                LOG.warnf("WebP is not offered: %s", e.toString());
                return false;
            }
        }
    }
}
