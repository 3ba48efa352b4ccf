package org.meridiem.content.redirect;

import java.time.Instant;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.meridiem.content.editing.Editor;

/// A redirect as colleagues see it.
///
/// @param id        never changes
/// @param from      path of the site, or slug of an article
/// @param status    301, 302 or 410
/// @param to        where it leads, absent with 410
/// @param version   the number in its ETag
/// @param createdAt when it came into being
/// @param createdBy who made it
/// @param updatedAt when this version was made
/// @param updatedBy who made this version
@Schema(name = "EditorialRedirect", description = "A redirect as colleagues see it", requiredProperties = {"id", "from",
        "status", "version", "createdAt", "createdBy", "updatedAt", "updatedBy"})
record RedirectView(UUID id,
        @Schema(description = "A path of the site, percent-decoded, or the slug of an article", examples = "/2019/05/old-story") String from,
        @Schema(examples = "301") int status, RedirectWrite.@Nullable RedirectTarget to, long version,
        Instant createdAt, Editor createdBy, Instant updatedAt, Editor updatedBy) {

    RedirectWrite write() {
        return new RedirectWrite(from, status, to);
    }
}
