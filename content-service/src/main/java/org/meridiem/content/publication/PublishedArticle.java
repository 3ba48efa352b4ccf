package org.meridiem.content.publication;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.meridiem.content.article.FaqEntry;
import org.meridiem.content.body.Block;
import org.meridiem.content.media.HeroImage;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// A published article as readers' sites get it. Its JSON is made once, when the article is published.
///
/// @param id                 UUID of version 7
/// @param slug               last part of the address
/// @param url                the readers' address, absolute
/// @param kind               kind of article
/// @param language           BCP 47 tag
/// @param headline           plain text
/// @param shortHeadline      plain text, for narrow places
/// @param dek                plain text under the headline, may be empty
/// @param keyTakeaways       plain text each
/// @param body               in the forms asked for
/// @param faq                "People also ask"
/// @param section            where it is filed
/// @param tags               what it is about
/// @param authors            byline, in order
/// @param heroImage          the main picture
/// @param readingTimeMinutes words / 265, rounded up, at least 1
/// @param wordCount          words of the body
/// @param publishedAt        the date shown to readers
/// @param updatedAt          last change that an editor made public
/// @param corrections        newest first
/// @param commentCount       approved comments
/// @param commentsOpen       whether readers may comment
/// @param featured           whether it is to stand out
/// @param seo                for search engines and link previews
/// @param custom             members of the site's own
/// @param version            grows by one with each public change
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"id", "slug", "url", "kind", "language", "headline", "shortHeadline", "dek", "keyTakeaways", "body",
        "faq", "section",
        "tags", "authors", "heroImage", "readingTimeMinutes", "wordCount", "publishedAt", "updatedAt", "corrections",
        "commentCount",
        "commentsOpen", "featured", "seo", "custom", "version"})
@Schema(name = "PublishedArticle", description = "A published article.")
public record PublishedArticle(UUID id, @Schema(examples = "tea-prices-fall") String slug,
        @Schema(description = "The readers' address.", examples = "https://news.example.org/articles/tea-prices-fall") URI url,
        @Schema(examples = "article") String kind,
        @Schema(description = "BCP 47 tag.", examples = "en") String language,
        @Schema(description = "Plain text.", examples = "Tea prices fall") String headline,
        @Nullable String shortHeadline,
        @Schema(description = "Plain text under the headline; may be empty.") String dek,
        @Schema(description = "Plain text each.") List<String> keyTakeaways,
        @Nullable @Schema(description = "In the forms asked for by `body`.") Body body,
        @Schema(description = "“People also ask”. Plain text.") List<FaqEntry> faq, SectionPart section,
        List<TagPart> tags,
        @Schema(description = "Byline, in order.") List<AuthorPart> authors, @Nullable HeroImage heroImage,
        @Schema(description = "Words / 265, rounded up, at least 1.", examples = "3") int readingTimeMinutes,
        @Schema(examples = "742") int wordCount, Instant publishedAt,
        @Schema(description = "Last change that an editor made public.") Instant updatedAt,
        @Schema(description = "Newest first.") List<Correction> corrections,
        @Schema(description = "Approved comments.") int commentCount, boolean commentsOpen, boolean featured, Seo seo,
        @Schema(type = SchemaType.OBJECT, description = "Members of the site's own; empty when there are none.") ObjectNode custom,
        @Schema(description = "Grows by one with each public change.", examples = "1") long version) {

    /// The body in several forms that say the same.
    ///
    /// @param blocks typed blocks
    /// @param html   cleaned HTML, fit for a page as it is
    /// @param text   plain text
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "PublishedBody", description = "The body in several forms that say the same.")
    public record Body(@Nullable List<Block> blocks,
            @Nullable @Schema(description = "Cleaned HTML, fit for a page as it is.") String html,
            @Nullable @Schema(description = "Plain text, paragraphs parted by an empty line.") String text) {
    }

    /// Where it is filed.
    ///
    /// @param slug its last path segment
    /// @param name as shown
    /// @param path slugs from the top section down
    @Schema(name = "SectionPart", description = "Where an article is filed.")
    public record SectionPart(@Schema(examples = "ai") String slug,
            @Schema(examples = "AI & Machine Learning") String name,
            @Schema(description = "Slugs from the top section down.", examples = "technology/ai") String path) {
    }

    /// What it is about.
    ///
    /// @param slug its address
    /// @param name as shown
    @Schema(name = "TagPart", description = "What an article is about.")
    public record TagPart(@Schema(examples = "tea") String slug, @Schema(examples = "Tea") String name) {
    }

    /// Who wrote it.
    ///
    /// @param slug   their address
    /// @param name   as shown
    /// @param role   such as “Science editor”, may be empty
    /// @param bio    plain text, may be empty; left out in lists
    /// @param avatar their picture
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "AuthorPart", description = "Who wrote an article.")
    public record AuthorPart(@Schema(examples = "ana-lima") String slug, @Schema(examples = "Ana Lima") String name,
            @Schema(examples = "Science editor") String role,
            @Nullable @Schema(description = "Plain text; left out in lists.") String bio, @Nullable HeroImage avatar) {

        AuthorPart withoutBio() {
            return new AuthorPart(slug, name, role, null, avatar);
        }
    }

    /// An error that was put right.
    ///
    /// @param at   when
    /// @param text what was wrong and what is right, plain text
    @Schema(name = "Correction", description = "An error that was put right.")
    public record Correction(Instant at, String text) {
    }

    /// For search engines and link previews.
    ///
    /// @param title        of the page
    /// @param description  of the page
    /// @param canonicalUrl where the text is at home
    /// @param openGraph    values of `og:` and `article:` properties
    /// @param twitter      values of `twitter:` properties
    /// @param jsonLd       schema.org NewsArticle, ready for a script element of type application/ld+json
    /// @param breadcrumbs  schema.org BreadcrumbList, likewise
    @Schema(name = "Seo", description = "For search engines and link previews.")
    public record Seo(String title, String description, URI canonicalUrl, OpenGraph openGraph, TwitterCard twitter,
            @Schema(type = SchemaType.OBJECT, description = "schema.org NewsArticle, ready for a script element of type application/ld+json once `<` is escaped there.") ObjectNode jsonLd,
            @Schema(type = SchemaType.OBJECT, description = "schema.org BreadcrumbList, ready likewise.") ObjectNode breadcrumbs) {
    }

    /// The card that X and others show.
    ///
    /// @param card        `twitter:card`
    /// @param title       `twitter:title`
    /// @param description `twitter:description`
    /// @param image       `twitter:image`
    /// @param imageAlt    `twitter:image:alt`
    /// @param site        `twitter:site`
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "TwitterCard", description = "Values of `twitter:` properties.")
    public record TwitterCard(@Schema(examples = "summary_large_image") String card, String title, String description,
            @Nullable URI image, @Nullable String imageAlt,
            @Nullable @Schema(examples = "@meridiem") String site) {
    }

    /// Open Graph (ogp.me).
    ///
    /// @param type          `og:type`
    /// @param title         `og:title`
    /// @param description   `og:description`
    /// @param url           `og:url`
    /// @param siteName      `og:site_name`
    /// @param locale        `og:locale`
    /// @param image         `og:image`
    /// @param imageAlt      `og:image:alt`
    /// @param imageWidth    `og:image:width`
    /// @param imageHeight   `og:image:height`
    /// @param publishedTime `article:published_time`
    /// @param modifiedTime  `article:modified_time`
    /// @param section       `article:section`
    /// @param tags          `article:tag`
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "OpenGraph", description = "Values of `og:` and `article:` properties (ogp.me).")
    public record OpenGraph(@Schema(examples = "article") String type, String title, String description, URI url,
            String siteName,
            @Schema(examples = "en_GB") String locale, @Nullable URI image, @Nullable String imageAlt,
            @Nullable Integer imageWidth,
            @Nullable Integer imageHeight, Instant publishedTime, Instant modifiedTime, String section,
            List<String> tags) {
    }

    /// The item of a list.
    PublishedCard card() {
        return new PublishedCard(id, slug, url, kind, language, headline, shortHeadline, dek, keyTakeaways, section,
                tags,
                authors.stream().map(AuthorPart::withoutBio).toList(), heroImage, readingTimeMinutes, wordCount,
                publishedAt, updatedAt,
                commentCount, commentsOpen, featured, version);
    }
}
