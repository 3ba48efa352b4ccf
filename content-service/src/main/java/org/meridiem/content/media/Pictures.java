package org.meridiem.content.media;

import java.awt.Color;
import java.awt.Graphics2D;
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

import org.jspecify.annotations.Nullable;

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
    /// @param percent quality of a JPEG or WebP
    static void write(BufferedImage picture, ImageFormat format, int percent, Path file) throws IOException {
        switch (format) {
            case JPEG -> {
                var param = new JPEGImageWriteParam(Locale.ROOT);
                param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                param.setCompressionQuality(percent / 100f);
                param.setOptimizeHuffmanTables(true);
                write(opaque(picture), format, param, file);
            }
            case PNG -> write(picture, format, null, file);
            case WEBP -> WebpWriting.write(picture, percent, file);
            case SVG -> throw new IllegalArgumentException("pixels make no drawing");
        }
    }

    private static void write(BufferedImage picture, ImageFormat format, @Nullable ImageWriteParam param, Path file)
            throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName(format.label()).next();
        try (var output = new FileImageOutputStream(file.toFile())) {
            writer.setOutput(output);
            writer.write(null, new IIOImage(picture, null, null), param);
        } finally {
            writer.dispose();
        }
    }

    /// JPEG knows no transparency: what shows through is white, as on a page.
    private static BufferedImage opaque(BufferedImage picture) {
        if (!picture.getColorModel().hasAlpha()) {
            return picture;
        }
        var opaque = new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D paper = opaque.createGraphics();
        try {
            paper.drawImage(picture, 0, 0, Color.WHITE, null);
        } finally {
            paper.dispose();
        }
        return opaque;
    }
}
