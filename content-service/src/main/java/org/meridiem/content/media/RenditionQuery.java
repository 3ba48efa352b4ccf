package org.meridiem.content.media;

import java.util.UUID;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;
import org.meridiem.kit.problem.ProblemException;
import org.meridiem.kit.problem.ProblemType;

/// What the address of a rendition may say after the question mark.
class RenditionQuery {

    @QueryParam("v")
    @Min(1)
    @Parameter(description = "Version of the picture, as its addresses have it")
    @Nullable
    Integer v;

    @QueryParam("format")
    @Parameter(description = "Another format than the picture's own: `auto` gives WebP to browsers that take it.")
    @Nullable
    FormatChoice format;

    @QueryParam("w")
    @Min(SizeQuery.MIN)
    @Max(SizeQuery.MAX)
    @Parameter(description = "Of `size` only: pixels across")
    @Nullable
    Integer w;

    @QueryParam("h")
    @Min(SizeQuery.MIN)
    @Max(SizeQuery.MAX)
    @Parameter(description = "Of `size` only: pixels down")
    @Nullable
    Integer h;

    @QueryParam("fit")
    @Parameter(description = "Of `size` only: the whole picture, or cut around its focal point")
    @Nullable
    Fit fit;

    @QueryParam("q")
    @Min(1)
    @Max(100)
    @Parameter(description = "Of `size` only: quality in percent")
    @Nullable
    Integer q;

    @QueryParam("s")
    @Size(max = 100)
    @Parameter(description = "Of `size` only: the signature")
    @Nullable
    String s;

    /// What a `size` asks for.
    ///
    /// @throws ProblemException 400 when its address is not whole
    SizeRequest size(UUID media) {
        if (v == null) {
            throw missing("v");
        }
        if (w == null && h == null) {
            throw missing("w");
        }
        return new SizeRequest(media, v, new FreeFrame(w, h, fit == null ? Fit.CONTAIN : fit), format, q);
    }

    /// @throws ProblemException 400 for what goes with signed sizes only
    void demandPreset() {
        refuse("w", w);
        refuse("h", h);
        refuse("fit", fit);
        refuse("q", q);
        refuse("s", s);
        if (format != null && !format.isPossible()) {
            throw ProblemType.INVALID_PARAMETER.with("This server does not make " + format + ".").parameter("format",
                    "is not made here");
        }
    }

    /// @throws ProblemException 400 for everything but the version
    void demandDrawing() {
        demandPreset();
        refuse("format", format);
    }

    /// @return null for the picture's own format
    @Nullable
    ImageFormat format(HttpHeaders headers) {
        return format == null ? null : format.format(headers);
    }

    /// Whether the answer depends on what the browser takes.
    boolean varies() {
        return format == FormatChoice.AUTO;
    }

    private static void refuse(String name, @Nullable Object value) {
        if (value != null) {
            throw ProblemType.INVALID_PARAMETER.with("Only a signed size takes the query parameter " + name + ".")
                    .parameter(name, "goes with a signed size only");
        }
    }

    private static ProblemException missing(String name) {
        return ProblemType.INVALID_PARAMETER.with("The address of a size needs the query parameter " + name + ".")
                .parameter(name, "must be there");
    }
}
