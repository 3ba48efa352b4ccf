package org.meridiem.events;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;

/// What the world may see of a published article without its body: all that a list, a box on a page or a mail shows.
///
/// @param id                 the article
/// @param slug               the last part of its address
/// @param url                the reader's address of the article, absolute
/// @param kind               kind of article, such as `article`, `analysis`, `opinion`
/// @param language           BCP 47 tag
/// @param headline           plain text
/// @param shortHeadline      a headline for narrow places, plain text
/// @param dek                the line under the headline, plain text, may be empty
/// @param keyTakeaways       plain text each
/// @param section            where the article is filed
/// @param tags               what it is about
/// @param authors            who wrote it, in the byline's order
/// @param heroImage          the main picture
/// @param readingTimeMinutes whole minutes, at least 1
/// @param commentCount       comments that readers see; null from a producer that does not count them
/// @param publishedAt        date of the present publication shown to readers
/// @param firstPublishedAt   when it became public for the first time; never changes
/// @param updatedAt          last public change
/// @param version            grows by one with every public change of this article; a lower one is old news
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ArticleCard(UUID id, String slug, URI url, String kind, String language, String headline,
        @Nullable String shortHeadline, String dek, List<String> keyTakeaways, SectionRef section, List<TagRef> tags,
        List<AuthorRef> authors, @Nullable Image heroImage, int readingTimeMinutes, @Nullable Integer commentCount,
        Instant publishedAt,
        Instant firstPublishedAt,
        Instant updatedAt, long version) {

    /// Copies the lists and refuses members that are missing or break the contract.
    public ArticleCard {
        Require.present(id, "id");
        Require.filled(slug, "slug");
        Require.webAddress(url, "url");
        Require.filled(kind, "kind");
        Require.filled(language, "language");
        Require.filled(headline, "headline");
        Require.filledIfPresent(shortHeadline, "shortHeadline");
        Require.text(dek, "dek");
        keyTakeaways = Require.texts(keyTakeaways, "keyTakeaways");
        Require.present(section, "section");
        tags = Require.list(tags, "tags");
        authors = Require.list(authors, "authors");
        Require.atLeast(1, readingTimeMinutes, "readingTimeMinutes");
        Require.atLeastIfPresent(0, commentCount, "commentCount");
        Require.present(publishedAt, "publishedAt");
        Require.present(firstPublishedAt, "firstPublishedAt");
        Require.present(updatedAt, "updatedAt");
        Require.atLeast(1, version, "version");
    }

    /// What stays when the text must go.
    public ArticleReference reference() {
        return new ArticleReference(id, slug, url, language, section, tags, authors, firstPublishedAt, version);
    }

    /// The same under another version.
    public ArticleCard withVersion(long other) {
        return new ArticleCard(id, slug, url, kind, language, headline, shortHeadline, dek, keyTakeaways, section, tags,
                authors, heroImage, readingTimeMinutes, commentCount, publishedAt, firstPublishedAt, updatedAt, other);
    }

    /// The same with another number of comments.
    public ArticleCard withCommentCount(@Nullable Integer other) {
        return new ArticleCard(id, slug, url, kind, language, headline, shortHeadline, dek, keyTakeaways, section, tags,
                authors, heroImage, readingTimeMinutes, other, publishedAt, firstPublishedAt, updatedAt, version);
    }

    /// A section.
    ///
    /// @param slug its last path segment
    /// @param name as shown
    /// @param path slugs from the top section down, joined by `/`
    public record SectionRef(String slug, String name, String path) {
        /// Refuses missing and empty members.
        public SectionRef {
            Require.filled(slug, "slug");
            Require.filled(name, "name");
            Require.filled(path, "path");
        }
    }

    /// A tag.
    ///
    /// @param slug its address
    /// @param name as shown
    public record TagRef(String slug, String name) {
        /// Refuses missing and empty members.
        public TagRef {
            Require.filled(slug, "slug");
            Require.filled(name, "name");
        }
    }

    /// An author or a team.
    ///
    /// @param slug its address
    /// @param name as shown
    public record AuthorRef(String slug, String name) {
        /// Refuses missing and empty members.
        public AuthorRef {
            Require.filled(slug, "slug");
            Require.filled(name, "name");
        }
    }

    /// A picture.
    ///
    /// @param id     the media item
    /// @param url    absolute address of a rendition that fits a card
    /// @param alt    what a person who cannot see it needs to know; empty for a picture that says nothing of its own
    /// @param width  pixels of that rendition
    /// @param height pixels of that rendition
    public record Image(UUID id, URI url, String alt, int width, int height) {
        /// Refuses members that are missing or break the contract.
        public Image {
            Require.present(id, "id");
            Require.webAddress(url, "url");
            Require.text(alt, "alt");
            Require.atLeast(1, width, "width");
            Require.atLeast(1, height, "height");
        }
    }
}
