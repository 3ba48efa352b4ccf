package org.meridiem.content.media;

import java.util.Locale;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// How a picture fits into a size.
@Schema(name = "Fit", enumeration = {"contain", "cover"}, defaultValue = "contain")
enum Fit {
    /// The whole picture, at most as large.
    CONTAIN,
    /// Exactly these proportions, cut around the focal point.
    COVER;

    /// Read by JAX-RS.
    public static Fit fromString(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT));
    }

    /// The API's word.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
