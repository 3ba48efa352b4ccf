package org.meridiem.content.media;

import java.awt.image.BufferedImage;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import javax.imageio.stream.FileImageInputStream;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MimeTypes;
import org.meridiem.kit.problem.ProblemException;
import org.meridiem.kit.problem.ProblemType;

import net.coobird.thumbnailator.util.exif.ExifFilterUtils;
import net.coobird.thumbnailator.util.exif.Orientation;

/// Takes an uploaded file in: finds out what it really is, decodes it under caps, turns it upright, scales it to a master, writes that anew.
///
/// Only the pixels get through. Memory is bounded by [MediaConfig#decodeMemory()] whatever the header claims: a picture that would need more, or is
/// far larger than the master, is decoded at every second, third … pixel.
@ApplicationScoped
class Intake {

    private static final int BEGINNING = 400;

    private final MediaConfig config;

    Intake(MediaConfig config) {
        this.config = config;
    }

    /// Makes the master.
    ///
    /// @param upload the file as it came
    /// @throws ProblemException 400 for an empty file, 413, 415, or 422 for a picture that is damaged or has too many pixels
    /// @throws IOException      when the machine's own disk fails
    Master take(Path upload) throws IOException {
        long size = Files.size(upload);
        if (size == 0) {
            throw ProblemType.INVALID_INPUT.with("The file is empty.").at("/file", "is empty");
        }
        long max = config.maxUploadSize().asLongValue();
        if (size > max) {
            throw ProblemType.TOO_LARGE.with("A file may have " + max + " bytes at most.").and("maxBytes", max);
        }
        UploadType type = type(upload);
        String sha256 = sha256(upload);
        return type == UploadType.SVG ? drawing(upload, size, sha256) : picture(upload, type, sha256);
    }

    private Master picture(Path upload, UploadType type, String sha256) throws IOException {
        ImageFormat format = type.master();
        BufferedImage picture = upright(decoded(upload, type), orientation(upload, type));
        return written(format, picture.getWidth(), picture.getHeight(), sha256,
                file -> Pictures.write(picture, format, config.jpegQuality(), file));
    }

    private Master drawing(Path upload, long size, String sha256) throws IOException {
        long max = config.maxSvgSize().asLongValue();
        if (size > max) {
            throw ProblemType.TOO_LARGE.with("An SVG drawing may have " + max + " bytes at most.").and("maxBytes", max);
        }
        Drawing drawing = Drawing.cleaned(Files.readAllBytes(upload));
        return written(ImageFormat.SVG, drawing.width(), drawing.height(), sha256,
                file -> Files.writeString(file, drawing.svg()));
    }

    private static Master written(ImageFormat format, int width, int height, String sha256, Writing writing)
            throws IOException {
        Path file = Files.createTempFile("meridiem-master-", "." + format.extension());
        try {
            writing.to(file);
            return new Master(file, format, width, height, Files.size(file), sha256);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    private interface Writing {
        void to(Path file) throws IOException;
    }

    private static UploadType type(Path upload) throws IOException {
        String type;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(upload))) {
            // Without a name: only the content counts.
            type = MimeTypes.getDefaultMimeTypes().detect(in, new Metadata()).toString();
        }
        if (mayBeDrawing(type, upload)) {
            // Whoever reads it says what it is: a drawing, one that brings definitions, or none at all.
            return UploadType.SVG;
        }
        return UploadType.ofContentType(type).orElseThrow(() -> ProblemType.UNSUPPORTED_MEDIA_TYPE
                .with("This file is " + type + " by its content. JPEG, PNG, GIF and SVG pictures are taken.")
                .and("detectedType", type).at("/file", "must be a JPEG, PNG, GIF or SVG picture"));
    }

    /// Drawings with definitions or white space before them, or without a namespace, are not seen as such.
    private static boolean mayBeDrawing(String type, Path upload) throws IOException {
        if (type.equals("application/xml")) {
            return true;
        }
        if (!type.startsWith("text/")) {
            return false;
        }
        try (InputStream in = Files.newInputStream(upload)) {
            String start = new String(in.readNBytes(BEGINNING), StandardCharsets.UTF_8).replace("\uFEFF", "").strip();
            return start.startsWith("<svg") || start.startsWith("<!DOCTYPE svg");
        }
    }

    private BufferedImage decoded(Path upload, UploadType type) throws IOException {
        try (var reader = new PictureReader(new FileImageInputStream(upload.toFile()), type.reader())) {
            int width = reader.width();
            int height = reader.height();
            if (width < 1 || height < 1) {
                throw damaged();
            }
            if ((long) width * height > config.maxPixels()) {
                throw ProblemType.UNPROCESSABLE
                        .with("The picture has " + width + " × " + height + " pixels, " + config.maxPixels()
                                + " are allowed.")
                        .and("maxPixels", config.maxPixels()).at("/file", "has too many pixels");
            }
            if (type == UploadType.GIF && reader.moves()) {
                throw ProblemType.UNPROCESSABLE
                        .with("Moving pictures are not taken: the library keeps still ones. Upload one frame of it.")
                        .at("/file", "must not move");
            }
            BufferedImage picture = reader.read(null, step(width, height, reader.bytesPerPixel()));
            double scale = Math.min(1.0,
                    (double) config.masterSide() / Math.max(picture.getWidth(), picture.getHeight()));
            return Pictures.scaled(picture, (int) Math.max(1, Math.round(picture.getWidth() * scale)),
                    (int) Math.max(1, Math.round(picture.getHeight() * scale)));
        } catch (IOException e) {
            throw damaged();
        }
    }

    private int step(int width, int height, int bytesPerPixel) {
        long budget = config.decodeMemory().asLongValue();
        // Scaling to less than half goes through a copy of the whole picture.
        int step = Math.max(1, Math.ceilDiv(Math.max(width, height), 2 * config.masterSide()));
        while ((long) Math.ceilDiv(width, step) * Math.ceilDiv(height, step) * bytesPerPixel > budget) {
            step++;
        }
        return step;
    }

    private static Orientation orientation(Path upload, UploadType type) throws IOException {
        try (var input = new FileImageInputStream(upload.toFile())) {
            return PictureReader.orientation(input, type);
        }
    }

    private static BufferedImage upright(BufferedImage picture, Orientation orientation) {
        return orientation == Orientation.TOP_LEFT
                ? picture
                : ExifFilterUtils.getFilterForOrientation(orientation).apply(picture);
    }

    private static String sha256(Path upload) throws IOException {
        try (var in = new DigestInputStream(Files.newInputStream(upload), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static ProblemException damaged() {
        return ProblemType.UNPROCESSABLE.with("The picture is damaged or of a variety that cannot be decoded.")
                .at("/file", "cannot be decoded");
    }
}
