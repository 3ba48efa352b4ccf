package org.meridiem.content.publication;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.meridiem.content.media.HeroImage;

import com.fasterxml.jackson.annotation.JsonInclude;

/// A published article without its body: the item of a list. Members as in [PublishedArticle].
///
/// @param id                 see there
/// @param slug               see there
/// @param url                see there
/// @param kind               see there
/// @param language           see there
/// @param headline           see there
/// @param shortHeadline      see there
/// @param dek                see there
/// @param keyTakeaways       see there
/// @param section            see there
/// @param tags               see there
/// @param authors            without their bios
/// @param heroImage          see there
/// @param readingTimeMinutes see there
/// @param wordCount          see there
/// @param publishedAt        see there
/// @param updatedAt          see there
/// @param commentCount       see there
/// @param commentsOpen       see there
/// @param featured           see there
/// @param version            see there
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "ArticleCard", description = "A published article without its body: the item of a list.")
public record PublishedCard(UUID id, String slug, URI url, String kind, String language, String headline,
        @Nullable String shortHeadline,
        String dek, List<String> keyTakeaways, PublishedArticle.SectionPart section,
        List<PublishedArticle.TagPart> tags,
        List<PublishedArticle.AuthorPart> authors, @Nullable HeroImage heroImage, int readingTimeMinutes, int wordCount,
        Instant publishedAt, Instant updatedAt, int commentCount, boolean commentsOpen, boolean featured,
        long version) {
}
