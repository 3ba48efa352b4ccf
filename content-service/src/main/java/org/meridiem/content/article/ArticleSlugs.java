package org.meridiem.content.article;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/// The present slugs of what articles refer to. What no longer exists keeps the slug that it had.
///
/// @param byId present slugs of sections, tags and authors; of what was merged, that of the one that stayed
record ArticleSlugs(Map<UUID, String> byId) {

    ArticleSlugs {
        byId = Map.copyOf(byId);
    }

    @Nullable
    String section(ArticleContent content) {
        return content.section() == null ? null : slug(content.section());
    }

    List<String> tags(ArticleContent content) {
        return content.tags().stream().map(this::slug).distinct().toList();
    }

    List<String> authors(ArticleContent content) {
        return content.authors().stream().map(this::slug).distinct().toList();
    }

    private String slug(Reference reference) {
        return byId.getOrDefault(reference.id(), reference.slug());
    }
}
