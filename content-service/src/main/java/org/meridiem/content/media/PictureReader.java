package org.meridiem.content.media;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.awt.image.SampleModel;
import java.io.IOException;

import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.stream.ImageInputStream;

import org.jspecify.annotations.Nullable;

import net.coobird.thumbnailator.util.exif.ExifUtils;
import net.coobird.thumbnailator.util.exif.Orientation;

/// Reads one picture: its measures from the header without decoding, then its pixels, as many as wanted.
///
/// Whatever is wrong with the bytes ends in an [IOException], however the decoder puts it.
final class PictureReader implements AutoCloseable {

    private static final int BYTES_OF_A_COPY = 4;
    private static final int BYTES_PER_PIXEL_AT_MOST = 8 + BYTES_OF_A_COPY;

    private final ImageReader reader;
    private final ImageInputStream input;
    private boolean truncated;

    /// @param input  the bytes; closed together with this
    /// @param format what they are said to be, as ImageIO calls it
    PictureReader(ImageInputStream input, String format) {
        this.input = input;
        this.reader = ImageIO.getImageReadersByFormatName(format).next();
        reader.setInput(input, false, true);
        // The decoder of JPEG fills what is missing with grey and only warns.
        reader.addIIOReadWarningListener((_, warning) -> truncated |= warning.contains("premature end"));
    }

    /// How a camera was held, as its metadata say; upright when they say nothing or are broken.
    static Orientation orientation(ImageInputStream input, UploadType type) {
        if (type != UploadType.JPEG) {
            return Orientation.TOP_LEFT;
        }
        ImageReader reader = ImageIO.getImageReadersByFormatName(type.reader()).next();
        try {
            reader.setInput(input, true, false);
            Orientation orientation = ExifUtils.getExifOrientation(reader, 0);
            return orientation == null ? Orientation.TOP_LEFT : orientation;
        } catch (IOException | RuntimeException e) {
            return Orientation.TOP_LEFT;
        } finally {
            reader.dispose();
        }
    }

    int width() throws IOException {
        return guarded(() -> reader.getWidth(0));
    }

    int height() throws IOException {
        return guarded(() -> reader.getHeight(0));
    }

    /// Whether a second picture follows the first one, which makes it a film.
    boolean moves() throws IOException {
        return guarded(() -> {
            try {
                return reader.getWidth(1) > 0;
            } catch (IndexOutOfBoundsException e) {
                return false;
            }
        });
    }

    /// What a decoded pixel takes in memory, with the copy that scaling makes of pixels that are not plain 8-bit colours.
    int bytesPerPixel() throws IOException {
        return guarded(() -> {
            ImageTypeSpecifier type = reader.getRawImageType(0);
            if (type == null) {
                return BYTES_PER_PIXEL_AT_MOST;
            }
            SampleModel samples = type.getSampleModel();
            boolean plain = samples.getNumBands() >= 3 && samples.getSampleSize(0) == 8;
            int bits = samples.getNumBands() * samples.getSampleSize(0);
            return Math.clamp(Math.ceilDiv(bits, 8) + (plain ? 0 : BYTES_OF_A_COPY), 1, BYTES_PER_PIXEL_AT_MOST);
        });
    }

    /// Decodes.
    ///
    /// @param region what to decode, null for all
    /// @param every  only every n-th pixel in both directions
    /// @throws IOException when the bytes end early or make no sense
    BufferedImage read(@Nullable Rectangle region, int every) throws IOException {
        BufferedImage picture = guarded(() -> {
            ImageReadParam param = reader.getDefaultReadParam();
            if (region != null) {
                param.setSourceRegion(region);
            }
            param.setSourceSubsampling(every, every, 0, 0);
            return reader.read(0, param);
        });
        if (truncated) {
            throw new IOException("the data end early");
        }
        return picture;
    }

    @Override
    public void close() throws IOException {
        reader.dispose();
        input.close();
    }

    private static <T> T guarded(Reading<T> reading) throws IOException {
        try {
            return reading.read();
        } catch (RuntimeException e) {
            // Hostile bytes make decoders throw what they like.
            throw new IOException("cannot be decoded", e);
        }
    }

    private interface Reading<T> {
        T read() throws IOException;
    }
}
