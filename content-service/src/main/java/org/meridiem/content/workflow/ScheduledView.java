package org.meridiem.content.workflow;

import java.time.Instant;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.meridiem.content.article.Status;

import com.fasterxml.jackson.annotation.JsonInclude;

/// Something that is going to happen to an article by itself.
///
/// @param at       when, not before
/// @param zone     IANA time zone in which the editor thought of it
/// @param action   what
/// @param article  id of the article
/// @param version  the article's ETag
/// @param status   where it stands
/// @param headline of its newest revision
/// @param section  slug
/// @param revision number of the revision that goes out
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "ScheduledAction", requiredProperties = {"at", "action", "article", "version", "status",
        "headline"}, description = "Something that is going to happen to an article by itself.")
record ScheduledView(@Schema(description = "When, not before.") Instant at,
        @Nullable @Schema(description = "IANA time zone in which the editor thought of it.", examples = "Europe/Lisbon") String zone,
        ScheduledAction action, @Schema(description = "Id of the article.") UUID article,
        @Schema(description = "The article's ETag.") long version, Status status,
        @Schema(description = "Of its newest revision.") String headline,
        @Nullable @Schema(description = "Slug.") String section,
        @Nullable @Schema(description = "Number of the revision that goes out.") Integer revision) {
}
