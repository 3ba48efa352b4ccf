package org.meridiem.content.author;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// An author whom another one names: a person of a team, or the team of a person.
///
/// @param slug its address
/// @param name as the byline shows it
/// @param role what they do, may be empty
@Schema(name = "AuthorReference", description = "An author whom another one names", requiredProperties = {"slug",
        "name", "role"})
record AuthorReference(@Schema(examples = "ana-lima") String slug, @Schema(examples = "Ana Lima") String name,
        @Schema(description = "What they do", examples = "Senior reporter") String role) {
}
