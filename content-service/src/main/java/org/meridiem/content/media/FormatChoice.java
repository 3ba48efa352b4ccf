package org.meridiem.content.media;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import jakarta.ws.rs.core.HttpHeaders;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The format that an address asks for.
@Schema(name = "MediaFormat", enumeration = {"auto", "jpeg", "png", "webp"})
enum FormatChoice {
    /// WebP for browsers that say that they take it, the picture's own for all others.
    AUTO(null),
    /// JPEG; what is transparent becomes white.
    JPEG(ImageFormat.JPEG),
    /// PNG.
    PNG(ImageFormat.PNG),
    /// WebP.
    WEBP(ImageFormat.WEBP);

    private final @Nullable ImageFormat format;

    FormatChoice(@Nullable ImageFormat format) {
        this.format = format;
    }

    /// Read by JAX-RS.
    public static FormatChoice fromString(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT));
    }

    /// Whether this machine can make it.
    boolean isPossible() {
        return this != WEBP || WebpWriting.isPossible();
    }

    /// What to answer.
    ///
    /// @return null for the picture's own format
    @Nullable
    ImageFormat format(HttpHeaders headers) {
        return this == AUTO && WebpWriting.isPossible() && takesWebp(headers.getRequestHeader(HttpHeaders.ACCEPT))
                ? ImageFormat.WEBP
                : format;
    }

    /// Only a browser that names WebP takes it: all of them also send a star.
    static boolean takesWebp(@Nullable List<String> accept) {
        return accept != null && accept.stream().flatMap(value -> Arrays.stream(value.split(","))).map(String::strip)
                .anyMatch(type -> type.equals("image/webp")
                        || type.startsWith("image/webp;") && !type.matches("image/webp;\\s*q=0(\\.0*)?"));
    }

    /// The API's word.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
