package org.meridiem.events;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
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
/// @param publishedAt        date of the present publication shown to readers
/// @param firstPublishedAt   when it became public for the first time; never changes
/// @param updatedAt          last public change
/// @param version            grows by one with every public change of this article; a lower one is old news
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ArticleCard(UUID id, String slug, URI url, String kind, String language, String headline,
        @Nullable String shortHeadline, String dek, List<String> keyTakeaways, SectionRef section, List<TagRef> tags,
        List<AuthorRef> authors, @Nullable Image heroImage, int readingTimeMinutes, Instant publishedAt,
        Instant firstPublishedAt,
        Instant updatedAt, long version) {

    /// Copies the lists and refuses missing members.
    public ArticleCard {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(slug, "slug");
        Objects.requireNonNull(url, "url");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(language, "language");
        Objects.requireNonNull(headline, "headline");
        Objects.requireNonNull(dek, "dek");
        Objects.requireNonNull(section, "section");
        Objects.requireNonNull(publishedAt, "publishedAt");
        Objects.requireNonNull(firstPublishedAt, "firstPublishedAt");
        Objects.requireNonNull(updatedAt, "updatedAt");
        keyTakeaways = List.copyOf(keyTakeaways);
        tags = List.copyOf(tags);
        authors = List.copyOf(authors);
        if (version < 1) {
            throw new IllegalArgumentException("version must be positive");
        }
    }

    /// What stays when the text must go.
    public ArticleReference reference() {
        return new ArticleReference(id, slug, url, language, section, tags, authors, firstPublishedAt, version);
    }

    /// A section.
    ///
    /// @param slug its last path segment
    /// @param name as shown
    /// @param path slugs from the top section down, joined by `/`
    public record SectionRef(String slug, String name, String path) {
        /// Refuses missing members.
        public SectionRef {
            Objects.requireNonNull(slug, "slug");
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(path, "path");
        }
    }

    /// A tag.
    ///
    /// @param slug its address
    /// @param name as shown
    public record TagRef(String slug, String name) {
        /// Refuses missing members.
        public TagRef {
            Objects.requireNonNull(slug, "slug");
            Objects.requireNonNull(name, "name");
        }
    }

    /// An author or a team.
    ///
    /// @param slug its address
    /// @param name as shown
    public record AuthorRef(String slug, String name) {
        /// Refuses missing members.
        public AuthorRef {
            Objects.requireNonNull(slug, "slug");
            Objects.requireNonNull(name, "name");
        }
    }

    /// A picture.
    ///
    /// @param id     the media item
    /// @param url    absolute address of a rendition that fits a card
    /// @param alt    what a person who cannot see it needs to know
    /// @param width  pixels of that rendition
    /// @param height pixels of that rendition
    public record Image(UUID id, URI url, String alt, int width, int height) {
        /// Refuses missing members.
        public Image {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(url, "url");
            Objects.requireNonNull(alt, "alt");
        }
    }
}
