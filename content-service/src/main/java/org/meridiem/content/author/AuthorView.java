package org.meridiem.content.author;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.meridiem.content.editing.Editor;

/// An author as colleagues see one.
///
/// @param id        never changes
/// @param slug      its address
/// @param name      as the byline shows it
/// @param kind      person or team
/// @param role      may be empty
/// @param bio       may be empty
/// @param avatar    the picture
/// @param sameAs    pages elsewhere
/// @param members   slugs of the persons of a team
/// @param formerSlugs other slugs that lead to it
/// @param version   the number in its ETag
/// @param createdAt when it came into being
/// @param createdBy who made it
/// @param updatedAt when this version was made
/// @param updatedBy who made this version
@Schema(name = "EditorialAuthor", description = "An author or a team as colleagues see it", requiredProperties = {"id",
        "slug", "name", "kind", "role", "bio", "sameAs",
        "members", "formerSlugs", "version", "createdAt", "createdBy", "updatedAt", "updatedBy"})
record AuthorView(UUID id, String slug, String name, AuthorKind kind, String role, String bio,
        AuthorWrite.@Nullable Picture avatar,
        @Schema(description = "Pages elsewhere about the same author") List<String> sameAs,
        @Schema(description = "Slugs of the persons of a team, in the order in which readers see them") List<String> members,
        @Schema(description = "Other slugs that lead to it: former ones and those of authors who were merged into it") List<String> formerSlugs,
        long version,
        Instant createdAt, Editor createdBy, Instant updatedAt, Editor updatedBy) {

    static AuthorView of(Author author, List<String> members, List<String> formerSlugs) {
        var stamp = author.stamp();
        return new AuthorView(author.id(), author.slug(), author.name(), author.kind(), author.role(), author.bio(),
                author.avatar() == null ? null : new AuthorWrite.Picture(author.avatar()), author.sameAs(), members,
                formerSlugs, stamp.version(),
                stamp.createdAt(), stamp.creator(),
                stamp.updatedAt(), stamp.editor());
    }
}
