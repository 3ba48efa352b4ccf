package org.meridiem.content.editing;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A colleague, as editorial answers name one.
///
/// @param id   the identity provider's stable id
/// @param name name at the time of the change
@Schema(description = "A colleague", requiredProperties = { "id", "name" })
public record Editor(@Schema(description = "The identity provider's stable id") String id,
        @Schema(description = "Name at the time of the change", examples = "editor") String name) {
}
