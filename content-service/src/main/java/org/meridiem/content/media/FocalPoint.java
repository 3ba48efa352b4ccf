package org.meridiem.content.media;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The spot of a picture that no crop may lose.
///
/// @param x 0 is the left edge, 1 the right one
/// @param y 0 is the upper edge, 1 the lower one
@Schema(description = "The spot of a picture that no crop may lose, as fractions of its width and height from the upper left corner")
public record FocalPoint(@Schema(examples = "0.5") @NotNull @DecimalMin("0") @DecimalMax("1") Double x,
        @Schema(examples = "0.33") @NotNull @DecimalMin("0") @DecimalMax("1") Double y) {

    /// The middle.
    public static final FocalPoint CENTRE = new FocalPoint(0.5, 0.5);
}
