package org.meridiem.content.preview;

import java.net.URI;
import java.time.Instant;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.meridiem.content.editing.Editor;

/// A preview link as colleagues see it.
///
/// @param id        for revoking it
/// @param url       the address to pass on; only in the answer that made the link
/// @param revision  the one that it shows; null for the newest one at any time
/// @param label     for whom it is
/// @param expiresAt until when it is good
/// @param createdAt when it was made
/// @param createdBy who made it
@Schema(name = "PreviewLink", description = "A link that shows a draft to whoever has it", requiredProperties = {"id",
        "expiresAt", "createdAt", "createdBy"})
record PreviewLinkView(UUID id,
        @Schema(description = "The address to pass on. Only in the answer that makes the link; nobody can look it up later.") @Nullable URI url,
        @Schema(description = "The revision that it shows; without it, the newest one at any time") @Nullable Integer revision,
        @Schema(description = "For whom it is") @Nullable String label,
        @Schema(description = "Until when it is good") Instant expiresAt, Instant createdAt, Editor createdBy) {

    PreviewLinkView withUrl(URI address) {
        return new PreviewLinkView(id, address, revision, label, expiresAt, createdAt, createdBy);
    }
}
