package org.meridiem.content.article;

import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// When readers lose an article again by themselves.
///
/// @param at   not before
/// @param zone IANA time zone in which the editor thought of it
@Embeddable
@Schema(name = "Expiry", requiredProperties = {
        "at"}, description = "When readers lose the article again by themselves: it is unpublished then.")
public record Expiry(@Column(name = "unpublish_at") Instant at,
        @Column(name = "unpublish_zone") @Nullable @Schema(description = "IANA time zone in which the editor thought of it.", examples = "Europe/Lisbon") String zone) {
}
