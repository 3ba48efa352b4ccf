package org.meridiem.content.publication;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// Where readers find an article: its address and the lists that hold it.
///
/// @param slug     last part of its address
/// @param shown    whether readers see it
/// @param sections slugs from the top section down
/// @param tags     slugs
/// @param authors  slugs
record Filing(String slug, boolean shown, List<String> sections, List<String> tags, List<String> authors) {

    /// Where a projection will be found.
    static Filing of(Projection projection) {
        PublishedArticle article = projection.article();
        return new Filing(article.slug(), true, projection.sectionSlugs(),
                article.tags().stream().map(PublishedArticle.TagPart::slug).toList(),
                article.authors().stream().map(PublishedArticle.AuthorPart::slug).toList());
    }

    /// Purge tags of every answer that shows the article, or would.
    Set<String> cacheTags(UUID article) {
        Set<String> purged = new LinkedHashSet<>();
        purged.add("article-" + article);
        if (shown) {
            purged.add("articles");
            sections.forEach(section -> purged.add("articles-section-" + section));
            tags.forEach(tag -> purged.add("articles-tag-" + tag));
            authors.forEach(author -> purged.add("articles-author-" + author));
        }
        return purged;
    }

    /// Purge tags of every answer that a move from here to there changes: numbers of articles, and that there is nothing at the new address.
    Set<String> cacheTags(UUID article, Filing next) {
        Set<String> purged = cacheTags(article);
        purged.addAll(next.cacheTags(article));
        if (!equals(next)) {
            purged.addAll(List.of("sections", "tags", "authors", "slug-" + next.slug()));
        }
        return purged;
    }

    /// The same, no longer shown.
    Filing withdrawn() {
        return new Filing(slug, false, List.of(), List.of(), List.of());
    }
}
