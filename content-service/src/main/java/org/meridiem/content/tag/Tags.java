package org.meridiem.content.tag;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;
import org.meridiem.content.editing.ArticleLinks;
import org.meridiem.content.editing.Cut;
import org.meridiem.content.editing.NameSearch;
import org.meridiem.content.editing.Usage;
import org.meridiem.content.slug.Merges;
import org.meridiem.content.slug.SlugPolicy;
import org.meridiem.content.slug.Taxon;
import org.meridiem.content.slug.TaxonomySlugs;
import org.meridiem.kit.page.Cursors;
import org.meridiem.kit.page.Page;
import org.meridiem.kit.security.Caller;

/// Finds tags.
@ApplicationScoped
public class Tags {

    private final TagRepository tags;
    private final TaxonomySlugs slugs;
    private final Merges merges;
    private final ArticleLinks articles;
    private final Cursors cursors;

    Tags(TagRepository tags, TaxonomySlugs slugs, Merges merges, ArticleLinks articles, Cursors cursors) {
        this.tags = tags;
        this.slugs = slugs;
        this.merges = merges;
        this.articles = articles;
        this.cursors = cursors;
    }

    /// The tags that these slugs lead to, by the slug that was asked for: its present one, a former one or a synonym. Slugs that lead to
    /// nothing are left out.
    public Map<String, Tag> bySlugs(Collection<String> wanted) {
        Map<String, UUID> owners = slugs.owners(Taxon.TAG, wanted);
        Map<UUID, Tag> found = new HashMap<>();
        byIds(owners.values()).forEach(tag -> found.put(tag.id(), tag));
        Map<String, Tag> bySlug = new HashMap<>();
        owners.forEach((slug, id) -> Optional.ofNullable(found.get(id)).ifPresent(tag -> bySlug.put(slug, tag)));
        return bySlug;
    }

    /// The tags with these ids, in no order; those that do not exist are left out.
    public List<Tag> byIds(Collection<UUID> ids) {
        return ids.isEmpty() ? List.of() : tags.byIds(ids);
    }

    /// @throws org.meridiem.kit.problem.ProblemException 404, 410
    @Transactional
    TagView view(UUID id) {
        Tag tag = tags.findByIdOptional(id).orElseThrow(() -> merges.absent(Taxon.TAG, id));
        return TagView.of(tag, slugs.others(Taxon.TAG, id));
    }

    /// Where it is used.
    ///
    /// @throws org.meridiem.kit.problem.ProblemException 404, 410
    @Transactional
    Usage usage(UUID id, Caller caller, int limit, @Nullable String cursor) {
        view(id);
        return articles.usage(ArticleLinks.Target.TAG, id, caller, limit, cursor);
    }

    /// Where a slug leads that no tag has at present.
    Optional<String> movedTo(String slug) {
        return slugs.present(Taxon.TAG, slug);
    }

    Page<TagView> views(@Nullable String q, int limit, @Nullable String cursor, boolean count) {
        Page<Tag> page = page(q, limit, cursor, count);
        Map<UUID, List<String>> synonyms = slugs.others(Taxon.TAG, page.items().stream().map(Tag::id).toList());
        return Cut.map(page, tag -> TagView.of(tag, synonyms.getOrDefault(tag.id(), List.of())));
    }

    private Page<Tag> page(@Nullable String q, int limit, @Nullable String cursor, boolean count) {
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
