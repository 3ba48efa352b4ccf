package org.meridiem.content.tag;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;
import org.meridiem.content.editing.ArticleLinks;
import org.meridiem.content.editing.Cut;
import org.meridiem.content.editing.NameSearch;
import org.meridiem.content.slug.SlugPolicy;
import org.meridiem.kit.page.Cursors;
import org.meridiem.kit.page.Page;

/// Finds tags.
@ApplicationScoped
public class Tags {

    private final TagRepository tags;
    private final ArticleLinks articles;
    private final Cursors cursors;

    Tags(TagRepository tags, ArticleLinks articles, Cursors cursors) {
        this.tags = tags;
        this.articles = articles;
        this.cursors = cursors;
    }

    /// The tags with these slugs, in the order of the slugs; those that do not exist are left out.
    public List<Tag> bySlugs(Collection<String> slugs) {
        List<String> wanted = slugs.stream().filter(SlugPolicy::isSlug).distinct().toList();
        return wanted.isEmpty()
                ? List.of()
                : tags.bySlugs(wanted).stream().sorted(Comparator.comparingInt(tag -> wanted.indexOf(tag.slug())))
                        .toList();
    }

    /// The tags with these ids, in no order; those that do not exist are left out.
    public List<Tag> byIds(Collection<UUID> ids) {
        return ids.isEmpty() ? List.of() : tags.byIds(ids);
    }

    Optional<Tag> byId(UUID id) {
        return tags.findByIdOptional(id);
    }

    Page<Tag> page(@Nullable String q, int limit, @Nullable String cursor, boolean count) {
        Cut cut = new Cut(cursors, "tags?q=" + q, limit);
        List<String> position = cut.position(cursor);
        NameSearch search = new NameSearch(q, position == null ? null : NameSearch.Position.of(position));
        Long total = count ? tags.count(new NameSearch(q, null)) : null;
        return cut.page(tags.inOrder(search, cut.fetch()),
                tag -> new NameSearch.Position(tag.name(), tag.id()).values(), total);
    }

    Page<PublicTag> publicPage(int limit, @Nullable String cursor, boolean count) {
        Page<Tag> page = page(null, limit, cursor, count);
        Map<UUID, Long> counts = articles.published(ArticleLinks.Target.TAG,
                page.items().stream().map(Tag::id).toList());
        return Cut.map(page, tag -> PublicTag.of(tag, counts.getOrDefault(tag.id(), 0L)));
    }

    Optional<PublicTag> publicBySlug(String slug) {
        return Optional.of(slug).filter(SlugPolicy::isSlug).flatMap(tags::bySlug).map(tag -> PublicTag.of(tag,
                articles.published(ArticleLinks.Target.TAG, List.of(tag.id())).getOrDefault(tag.id(), 0L)));
    }
}
