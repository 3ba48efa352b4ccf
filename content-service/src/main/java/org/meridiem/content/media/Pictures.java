package org.meridiem.content.media;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.plugins.jpeg.JPEGImageWriteParam;
import javax.imageio.stream.FileImageOutputStream;

import net.coobird.thumbnailator.Thumbnails;

/// Scales pictures and writes them, pixels only: no metadata, no profile, no comment.
final class Pictures {

    private Pictures() {
    }

    /// A picture of exactly this size, with 8 bits per channel.
    static BufferedImage scaled(BufferedImage picture, int width, int height) throws IOException {
        int type = picture.getColorModel().hasAlpha() ? BufferedImage.TYPE_4BYTE_ABGR : BufferedImage.TYPE_3BYTE_BGR;
        if (picture.getWidth() == width && picture.getHeight() == height && picture.getType() == type) {
            return picture;
        }
        return Thumbnails.of(picture).imageType(type).forceSize(width, height).asBufferedImage();
    }

    /// Writes a picture into an empty file.
    ///
    /// @param percent quality of a JPEG
    static void write(BufferedImage picture, ImageFormat format, int percent, Path file) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName(format.label()).next();
        try (var output = new FileImageOutputStream(file.toFile())) {
            writer.setOutput(output);
            writer.write(null, new IIOImage(picture, null, null), param(writer, format, percent));
        } finally {
            writer.dispose();
        }
    }

    private static ImageWriteParam param(ImageWriter writer, ImageFormat format, int percent) {
        return switch (format) {
            case JPEG -> {
                var param = new JPEGImageWriteParam(Locale.ROOT);
                param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                param.setCompressionQuality(percent / 100f);
                param.setOptimizeHuffmanTables(true);
                yield param;
            }
            case PNG -> writer.getDefaultWriteParam();
        };
    }
}
