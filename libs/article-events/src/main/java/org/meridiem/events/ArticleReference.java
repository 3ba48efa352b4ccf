package org.meridiem.events;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// An article that is gone, without a word of its text: enough to remove it from every place that showed it.
///
/// @param id               the article
/// @param slug             its last address
/// @param url              its last address, absolute
/// @param language         BCP 47 tag
/// @param section          where it was filed
/// @param tags             its last tags
/// @param authors          its last authors
/// @param firstPublishedAt when it became public for the first time
/// @param version          see [ArticleCard#version()]
public record ArticleReference(UUID id, String slug, URI url, String language, ArticleCard.SectionRef section,
        List<ArticleCard.TagRef> tags, List<ArticleCard.AuthorRef> authors, Instant firstPublishedAt, long version) {
    /// Copies the lists and refuses members that are missing or break the contract.
    public ArticleReference {
        Require.present(id, "id");
        Require.filled(slug, "slug");
        Require.webAddress(url, "url");
        Require.filled(language, "language");
        Require.present(section, "section");
        tags = Require.list(tags, "tags");
        authors = Require.list(authors, "authors");
        Require.present(firstPublishedAt, "firstPublishedAt");
        Require.atLeast(1, version, "version");
    }
}
