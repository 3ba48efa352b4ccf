package org.meridiem.content.media;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;

import javax.imageio.ImageIO;

/// Files to upload: good ones, and those that attackers send.
final class PictureFixture {

    static final String SECRET = "52.5200N 13.4050E home of the source";

    private PictureFixture() {
    }

    /// Red on the left, blue on the right, darker towards the bottom.
    static BufferedImage drawing(int width, int height, int type) {
        var picture = new BufferedImage(width, height, type);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int shade = 255 - 100 * y / height;
                picture.setRGB(x, y, (x < width / 2 ? new Color(shade, 0, 0) : new Color(0, 0, shade)).getRGB());
            }
        }
        return picture;
    }

    static byte[] jpeg(int width, int height) {
        return encoded(drawing(width, height, BufferedImage.TYPE_3BYTE_BGR), "jpeg");
    }

    static byte[] png(int width, int height) {
        return encoded(drawing(width, height, BufferedImage.TYPE_4BYTE_ABGR), "png");
    }

    static byte[] encoded(BufferedImage picture, String format) {
        var out = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(picture, format, out)) {
                throw new IllegalArgumentException("no writer for " + format);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /// A photograph as a telephone makes it: lying on its side, with a note of where it was taken.
    ///
    /// @param orientation 1 to 8, as Exif has it
    static byte[] jpegWithExif(int width, int height, int orientation) {
        byte[] plain = jpeg(width, height);
        try {
            var tiff = new ByteArrayOutputStream();
            var data = new DataOutputStream(tiff);
            byte[] text = (SECRET + "\0").getBytes(StandardCharsets.US_ASCII);
            data.writeBytes("MM");
            data.writeShort(42);
            data.writeInt(8);
            data.writeShort(2);
            data.writeShort(0x010E);
            data.writeShort(2);
            data.writeInt(text.length);
            data.writeInt(8 + 2 + 2 * 12 + 4);
            data.writeShort(0x0112);
            data.writeShort(3);
            data.writeInt(1);
            data.writeShort(orientation);
            data.writeShort(0);
            data.writeInt(0);
            data.write(text);
            var out = new ByteArrayOutputStream();
            var file = new DataOutputStream(out);
            int afterApp0 = 4 + ((plain[4] & 0xFF) << 8 | plain[5] & 0xFF);
            file.write(plain, 0, afterApp0);
            file.writeShort(0xFFE1);
            file.writeShort(2 + 6 + tiff.size());
            file.writeBytes("Exif\0\0");
            file.write(tiff.toByteArray());
            file.write(plain, afterApp0, plain.length - afterApp0);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Only what a PNG says of itself; no pixels follow.
    static byte[] pngHeader(int width, int height) {
        try {
            var chunk = new ByteArrayOutputStream();
            var header = new DataOutputStream(chunk);
            header.writeBytes("IHDR");
            header.writeInt(width);
            header.writeInt(height);
            header.write(new byte[]{8, 6, 0, 0, 0});
            var crc = new CRC32();
            crc.update(chunk.toByteArray());
            var out = new ByteArrayOutputStream();
            var file = new DataOutputStream(out);
            file.write(new byte[]{(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});
            file.writeInt(13);
            file.write(chunk.toByteArray());
            file.writeInt((int) crc.getValue());
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] truncated(byte[] file) {
        return Arrays.copyOf(file, file.length / 2);
    }

    static byte[] followedBy(byte[] file, String more) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(file);
        out.writeBytes(more.getBytes(StandardCharsets.UTF_8));
        return out.toByteArray();
    }

    static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] svgWithScript() {
        return text(
                """
                        <?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(document.cookie)</script></svg>""");
    }

    static byte[] html() {
        return text("<!DOCTYPE html><html><body><script>alert(1)</script></body></html>");
    }

    static byte[] gifAndScript() {
        return text("GIF89a/*" + "\0".repeat(20) + "*/=1;alert(1)//");
    }

    /// A GIF that says how large it is, without pixels.
    static byte[] gifHeader(int width, int height) {
        var out = new ByteArrayOutputStream();
        out.writeBytes("GIF89a".getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(new byte[]{(byte) width, (byte) (width >> 8), (byte) height, (byte) (height >> 8), 0, 0, 0});
        out.writeBytes(new byte[]{0x2C, 0, 0, 0, 0, (byte) width, (byte) (width >> 8), (byte) height,
                (byte) (height >> 8), 0, 2, 0, 0x3B});
        return out.toByteArray();
    }

    /// A GIF of two frames.
    static byte[] film(int width, int height) {
        var out = new ByteArrayOutputStream();
        var writer = ImageIO.getImageWritersByFormatName("gif").next();
        try (var stream = ImageIO.createImageOutputStream(out)) {
            writer.setOutput(stream);
            writer.prepareWriteSequence(null);
            for (int i = 0; i < 2; i++) {
                writer.writeToSequence(
                        new javax.imageio.IIOImage(drawing(width, height, BufferedImage.TYPE_INT_RGB), null, null),
                        null);
            }
            writer.endWriteSequence();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }
}
