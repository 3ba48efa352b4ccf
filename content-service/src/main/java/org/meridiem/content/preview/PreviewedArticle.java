package org.meridiem.content.preview;

import java.time.Instant;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.meridiem.content.article.Status;
import org.meridiem.content.publication.PublishedArticle;

/// What a preview says beside the members of a published article.
///
/// @param preview   always true
/// @param status    where the article stands
/// @param revision  the revision that is shown
/// @param savedAt   when that was saved
/// @param expiresAt until when the link is good
@Schema(name = "PreviewedArticle", description = "A draft in the form of a published article. An article without a section has one with empty members; dates that it does not have yet are those that it would have now.", allOf = {
        PublishedArticle.class}, requiredProperties = {"preview", "status", "revision", "savedAt", "expiresAt"})
record PreviewedArticle(@Schema(description = "Always true: never show this as a published article") boolean preview,
        @Schema(description = "Where the article stands in the workflow") Status status,
        @Schema(description = "The revision that is shown", examples = "4") int revision,
        @Schema(description = "When that revision was saved") Instant savedAt,
        @Schema(description = "Until when the link is good") Instant expiresAt) {
}
