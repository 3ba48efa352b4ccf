package org.meridiem.content.slug;

import jakarta.validation.constraints.NotNull;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What something is to be merged into.
///
/// @param into slug of the one that stays
@Schema(description = "What it is to be merged into")
public record MergeRequest(
        @Schema(description = "Slug of the one that stays", examples = "artificial-intelligence") @NotNull @Slug String into) {
}
