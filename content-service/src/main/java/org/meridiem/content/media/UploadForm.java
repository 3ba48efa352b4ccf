package org.meridiem.content.media;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.resteasy.reactive.server.multipart.FormValue;
import org.jspecify.annotations.Nullable;
import org.meridiem.kit.problem.ProblemException;
import org.meridiem.kit.problem.ProblemType;

/// The parts of an upload, read as strictly as JSON: unknown parts, parts given twice and texts in the place of the file are refused.
///
/// @param file     where the bytes are, streamed to disk
/// @param fileName what the client calls it, made harmless; for people only
/// @param details  the texts
record UploadForm(Path file, String fileName, MediaDetails details) {

    private static final Set<String> TEXTS = Set.of("alt", "caption", "credit", "licence", "focalX", "focalY");
    private static final int MAX_NAME = 255;

    /// Reads the parts.
    ///
    /// @throws ProblemException             400
    /// @throws ConstraintViolationException 400
    static UploadForm of(Map<String, Collection<FormValue>> parts, Validator validator) {
        parts.forEach(UploadForm::check);
        if (!parts.containsKey("file")) {
            throw invalid("/file", "must be there");
        }
        FormValue file = parts.get("file").iterator().next();
        if (!file.isFileItem()) {
            throw invalid("/file", "must be a file");
        }
        MediaDetails details = new MediaDetails(text(parts, "alt"), text(parts, "caption"), text(parts, "credit"),
                text(parts, "licence"),
                focus(parts));
        Set<ConstraintViolation<MediaDetails>> violations = validator.validate(details);
        if (!violations.isEmpty()) {
            throw new ConstraintViolationException(violations);
        }
        return new UploadForm(file.getFileItem().getFile(), harmless(file.getFileName()), details);
    }

    /// @param name null for a part that has none
    private static void check(@Nullable String name, Collection<FormValue> values) {
        if (name == null) {
            throw ProblemType.BAD_REQUEST.with("A part of the form has no name.");
        }
        if (!name.equals("file") && !TEXTS.contains(name)) {
            throw invalid("/" + name.replace("~", "~0").replace("/", "~1"), "unknown part");
        }
        if (values.size() != 1) {
            throw invalid("/" + name, "must be given once");
        }
        if (TEXTS.contains(name) && values.iterator().next().isFileItem()) {
            throw invalid("/" + name, "must be a text, not a file");
        }
    }

    private static @Nullable String text(Map<String, Collection<FormValue>> parts, String name) {
        Collection<FormValue> values = parts.get(name);
        return values == null ? null : values.iterator().next().getValue();
    }

    private static @Nullable FocalPoint focus(Map<String, Collection<FormValue>> parts) {
        String x = text(parts, "focalX");
        String y = text(parts, "focalY");
        if (x == null && y == null) {
            return null;
        }
        return new FocalPoint(fraction(x, "/focalX"), fraction(y, "/focalY"));
    }

    private static double fraction(@Nullable String text, String pointer) {
        // Plain decimals only: no exponents, no NaN, no hexadecimal.
        if (text == null || !text.matches("[01](\\.\\d{1,9})?") || Double.parseDouble(text) > 1) {
            throw invalid(pointer, "must be a number from 0 to 1; focalX and focalY go together");
        }
        return Double.parseDouble(text);
    }

    static String harmless(@Nullable String fileName) {
        if (fileName == null) {
            return "upload";
        }
        String last = fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1);
        StringBuilder name = new StringBuilder();
        last.codePoints()
                .filter(c -> !Character.isISOControl(c) && Character.getType(c) != Character.SURROGATE && c != 0x2028
                        && c != 0x2029)
                .limit(MAX_NAME).forEach(name::appendCodePoint);
        String plain = name.toString().strip();
        return plain.isEmpty() || plain.chars().allMatch(c -> c == '.') ? "upload" : plain;
    }

    private static ProblemException invalid(String pointer, String detail) {
        return ProblemType.INVALID_INPUT
                .with(String.format(Locale.ROOT, "The part %s %s.", pointer.substring(1), detail)).at(pointer, detail);
    }

    /// The form in the API description.
    ///
    /// @param file    the picture
    /// @param alt     see [MediaDetails]
    /// @param caption see [MediaDetails]
    /// @param credit  see [MediaDetails]
    /// @param licence see [MediaDetails]
    /// @param focalX  see [FocalPoint]
    /// @param focalY  see [FocalPoint]
    @Schema(name = "MediaUpload", description = "A picture with its texts", requiredProperties = "file")
    record Described(
            @Schema(type = SchemaType.STRING, format = "binary", description = "A JPEG, PNG, GIF or SVG picture; the content decides, not the name") String file,
            @Schema(maxLength = 500, description = "What a person who cannot see it needs to know", examples = "A smart speaker on a kitchen table") @Nullable String alt,
            @Schema(maxLength = 1000, description = "The line under it") @Nullable String caption,
            @Schema(maxLength = 200, description = "Who made it", examples = "Jane Doe for The Meridiem") @Nullable String credit,
            @Schema(maxLength = 200, description = "Under which terms it may be shown; for colleagues only", examples = "CC0-1.0") @Nullable String licence,
            @Schema(minimum = "0", maximum = "1", description = "The spot that no crop may lose, from the left; together with focalY", examples = "0.5") @Nullable Double focalX,
            @Schema(minimum = "0", maximum = "1", description = "The same from the top", examples = "0.33") @Nullable Double focalY) {
    }
}
