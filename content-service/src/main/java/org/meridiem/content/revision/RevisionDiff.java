package org.meridiem.content.revision;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What differs between two revisions of an article.
///
/// @param from    number of the first
/// @param to      number of the second
/// @param patch   turns the content of the first, as a revision's `content` has it, into that of the second
/// @param blocks  the bodies, block by block
/// @param members the other members that differ
@Schema(name = "RevisionDiff", requiredProperties = {"from", "to", "patch", "blocks",
        "members"}, description = "What differs between two revisions of an article.")
record RevisionDiff(@Schema(description = "Number of the first.") int from,
        @Schema(description = "Number of the second.") int to,
        @Schema(description = "JSON Patch (RFC 6902) that turns the `content` of the first revision into that of the second.") List<PatchOperation> patch,
        @Schema(description = "The bodies, block by block.") List<BlockChange> blocks,
        @Schema(description = "The other members that differ.") List<MemberChange> members) {
}
