package org.meridiem.content.article;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.meridiem.content.body.BodySource;
import org.meridiem.content.editing.Editor;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// An article as editors see it: the newest revision and where the article stands.
///
/// @param id                  UUID of version 7
/// @param version             the ETag
/// @param status              where it stands
/// @param allowedTransitions  what the caller may do now
/// @param headline            plain text
/// @param shortHeadline       plain text
/// @param slug                of this revision
/// @param dek                 plain text
/// @param keyTakeaways        plain text each
/// @param body                blocks
/// @param faq                 questions that people ask
/// @param section             slug
/// @param tags                slugs
/// @param authors             slugs
/// @param heroImage           the main picture
/// @param kind                kind of article
/// @param language            BCP 47 tag
/// @param commentsOpen        whether readers may comment
/// @param commentModeration   when comments are looked at; null as the site has it
/// @param featured            whether it is to stand out
/// @param seo                 overrides
/// @param custom              members of the site's own
/// @param wordCount           words of the body
/// @param readingTimeMinutes  whole minutes
/// @param revision            number of the newest revision, the one shown
/// @param publishedRevision   number of the revision that readers see
/// @param publishedVersion    version that readers see of it
/// @param unpublishedChanges  whether this revision differs from what readers see
/// @param url                 the readers' address, while it is public
/// @param publishedAt         date of the last publication
/// @param firstPublishedAt    date of the first publication
/// @param schedule            when what goes out by itself
/// @param expiry              when readers lose it again by themselves
/// @param embargo             before when nothing of it goes out
/// @param createdAt           when
/// @param createdBy           who
/// @param updatedAt           when
/// @param updatedBy           who
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Article", description = "An article as editors see it: the newest revision and where the article stands.")
public record ArticleView(UUID id, @Schema(description = "Its ETag: grows by one with each change.") long version,
        Status status,
        @Schema(description = "What the caller may do now.") List<Transition> allowedTransitions, String headline,
        @Nullable String shortHeadline, String slug, String dek, List<String> keyTakeaways, BodySource body,
        List<FaqEntry> faq,
        @Nullable @Schema(description = "Slug of the section.") String section,
        @Schema(description = "Slugs.") List<String> tags,
        @Schema(description = "Slugs, in the byline's order.") List<String> authors,
        @Nullable HeroImageReference heroImage, String kind,
        String language, boolean commentsOpen, @Nullable CommentModeration commentModeration, boolean featured,
        @Nullable SeoOverrides seo,
        @Nullable @Schema(type = SchemaType.OBJECT) ObjectNode custom, int wordCount, int readingTimeMinutes,
        @Schema(description = "Number of the newest revision, the one shown.") int revision,
        @Nullable @Schema(description = "Number of the revision that readers see.") Integer publishedRevision,
        @Nullable @Schema(description = "Version that readers see of it: the `version` of the delivery API.") Long publishedVersion,
        @Schema(description = "Whether this revision differs from what readers see.") boolean unpublishedChanges,
        @Nullable @Schema(description = "The readers' address, while the article is public.") URI url,
        @Nullable Instant publishedAt,
        @Nullable Instant firstPublishedAt, @Nullable Schedule schedule, @Nullable Expiry expiry,
        @Nullable Embargo embargo, Instant createdAt, Editor createdBy,
        Instant updatedAt,
        Editor updatedBy) {
}
