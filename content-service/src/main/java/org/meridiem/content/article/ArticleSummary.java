package org.meridiem.content.article;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.meridiem.content.editing.Editor;

import com.fasterxml.jackson.annotation.JsonInclude;

/// An article in an editorial list.
///
/// @param id                 UUID of version 7
/// @param version            the ETag of the article
/// @param status             where it stands
/// @param allowedTransitions what the caller may do now
/// @param headline           of the newest revision
/// @param slug               of the newest revision
/// @param section            slug
/// @param authors            slugs
/// @param kind               kind of article
/// @param language           BCP 47 tag
/// @param revision           number of the newest revision
/// @param unpublishedChanges whether that differs from what readers see
/// @param publishedAt        date of the last publication
/// @param schedule           when what goes out by itself
/// @param expiry             when readers lose it again by themselves
/// @param embargo            before when nothing of it goes out
/// @param createdAt          when
/// @param createdBy          who
/// @param updatedAt          when
/// @param updatedBy          who
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "ArticleSummary", description = "An article in an editorial list.")
public record ArticleSummary(UUID id, long version, Status status, List<Transition> allowedTransitions, String headline,
        String slug,
        @Nullable @Schema(description = "Slug.") String section, @Schema(description = "Slugs.") List<String> authors,
        String kind,
        String language, int revision, boolean unpublishedChanges, @Nullable Instant publishedAt,
        @Nullable Schedule schedule, @Nullable Expiry expiry, @Nullable Embargo embargo,
        Instant createdAt, Editor createdBy, Instant updatedAt, Editor updatedBy) {
}
