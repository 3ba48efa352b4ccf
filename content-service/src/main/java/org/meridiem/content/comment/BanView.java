package org.meridiem.content.comment;

import java.time.Instant;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.meridiem.content.editing.Editor;

/// A ban as moderators see it.
///
/// @param id        of the ban
/// @param author    who must not comment
/// @param reason    told to the reader
/// @param until     null until it is lifted
/// @param version   the number in its ETag
/// @param createdAt when it began
/// @param createdBy who made it
/// @param updatedAt when this version was made
/// @param updatedBy who made this version
@Schema(name = "CommentBan", description = "A reader who must not comment.", requiredProperties = {"id", "author",
        "reason", "version", "createdAt", "createdBy", "updatedAt", "updatedBy"})
record BanView(UUID id, CommentAuthor author, @Schema(description = "Told to the reader.") String reason,
        @Nullable @Schema(description = "Absent: until it is lifted.") Instant until, long version, Instant createdAt,
        Editor createdBy, Instant updatedAt, Editor updatedBy) {
}
