package org.meridiem.content.media;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/// The size that a colleague wants an address for.
class SizeQuery {

    static final int MIN = 16;
    static final int MAX = 10_000;

    @QueryParam("w")
    @Min(MIN)
    @Max(MAX)
    @Parameter(description = "Pixels across; at least one of `w` and `h` is needed", example = "800")
    @Nullable
    Integer w;

    @QueryParam("h")
    @Min(MIN)
    @Max(MAX)
    @Parameter(description = "Pixels down", example = "450")
    @Nullable
    Integer h;

    @QueryParam("fit")
    @DefaultValue("contain")
    @Parameter(description = "`contain`: the whole picture, at most as large. `cover`: these proportions, cut around the focal point. Neither enlarges.")
    Fit fit = Fit.CONTAIN;

    @QueryParam("format")
    @Parameter(description = "Another format than the picture's own: `auto` gives WebP to browsers that take it.")
    @Nullable
    FormatChoice format;

    @QueryParam("q")
    @Min(1)
    @Max(100)
    @Parameter(description = "Quality in percent, of JPEG and WebP; as configured unless said otherwise", example = "70")
    @Nullable
    Integer q;
}
