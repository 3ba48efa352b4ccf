package org.meridiem.content.author;

import java.time.Instant;
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
/// @param version   the number in its ETag
/// @param createdAt when it came into being
/// @param createdBy who made it
/// @param updatedAt when this version was made
/// @param updatedBy who made this version
@Schema(name = "EditorialAuthor", description = "An author or a team as colleagues see it", requiredProperties = { "id", "slug", "name", "kind", "role", "bio", "version", "createdAt", "createdBy", "updatedAt", "updatedBy" })
record AuthorView(UUID id, String slug, String name, AuthorKind kind, String role, String bio, AuthorWrite.@Nullable Picture avatar, long version,
        Instant createdAt, Editor createdBy, Instant updatedAt, Editor updatedBy) {

    static AuthorView of(Author author) {
        var stamp = author.stamp();
        return new AuthorView(author.id(), author.slug(), author.name(), author.kind(), author.role(), author.bio(),
            author.avatar() == null ? null : new AuthorWrite.Picture(author.avatar()), stamp.version(), stamp.createdAt(), stamp.creator(),
            stamp.updatedAt(), stamp.editor());
    }
}
