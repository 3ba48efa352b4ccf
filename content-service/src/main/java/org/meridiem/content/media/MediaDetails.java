package org.meridiem.content.media;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.meridiem.content.editing.PlainText;
import org.meridiem.content.editing.Texts;

/// What a colleague may write of a picture.
///
/// @param alt        what a person who cannot see it needs to know
/// @param caption    the line under it
/// @param credit     who made it
/// @param licence    under which terms it may be shown; not public
/// @param focalPoint the spot that no crop may lose; the middle unless said otherwise
@Schema(description = "What may be written of a picture")
record MediaDetails(
        @Schema(description = "What a person who cannot see it needs to know", examples = "A smart speaker on a kitchen table") @Nullable @Size(max = 500) @PlainText String alt,
        @Schema(description = "The line under it") @Nullable @Size(max = 1000) @PlainText String caption,
        @Schema(description = "Who made it", examples = "Jane Doe for The Meridiem") @Nullable @Size(max = 200) @PlainText String credit,
        @Schema(description = "Under which terms it may be shown; for colleagues only", examples = "CC0-1.0") @Nullable @Size(max = 200) @PlainText String licence,
        @Nullable @Valid FocalPoint focalPoint) {

    @Nullable
    String tidyAlt() {
        return Texts.tidyOrNull(alt);
    }

    @Nullable
    String tidyCaption() {
        return Texts.tidyOrNull(caption);
    }

    @Nullable
    String tidyCredit() {
        return Texts.tidyOrNull(credit);
    }

    @Nullable
    String tidyLicence() {
        return Texts.tidyOrNull(licence);
    }

    FocalPoint focus() {
        return focalPoint == null ? FocalPoint.CENTRE : focalPoint;
    }
}
