package org.meridiem.content.section;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;
import org.meridiem.content.editing.ArticleLinks;
import org.meridiem.content.editing.Cut;
import org.meridiem.content.slug.SlugPolicy;
import org.meridiem.kit.page.Cursors;
import org.meridiem.kit.page.Page;

/// Finds sections.
@ApplicationScoped
public class Sections {

    private final SectionRepository sections;
    private final ArticleLinks articles;
    private final Cursors cursors;

    Sections(SectionRepository sections, ArticleLinks articles, Cursors cursors) {
        this.sections = sections;
        this.articles = articles;
        this.cursors = cursors;
    }

    /// The section with this slug.
    public Optional<Section> bySlug(String slug) {
        return SlugPolicy.isSlug(slug) ? sections.bySlug(slug) : Optional.empty();
    }

    /// The sections with these ids, in no order; those that do not exist are left out.
    public List<Section> byIds(Collection<UUID> ids) {
        return ids.isEmpty() ? List.of() : sections.byIds(ids);
    }

    /// The whole tree without counts: a site's navigation.
    public List<SectionNode> navigation() {
        return SectionNode.tree(sections.tree(), null);
    }

    Optional<Section> byId(UUID id) {
        return sections.findByIdOptional(id);
    }

    Page<Section> page(@Nullable String q, int limit, @Nullable String cursor, boolean count) {
        Cut cut = new Cut(cursors, "sections?q=" + q, limit);
        List<String> position = cut.position(cursor);
        Long total = count ? sections.count(q) : null;
        return cut.page(sections.byPath(q, position == null ? null : position.getFirst(), cut.fetch()),
                section -> List.of(section.path()), total);
    }

    List<SectionNode> publicTree() {
        List<Section> all = sections.tree();
        return SectionNode.tree(all, counts(all));
    }

    Optional<SectionNode> publicBySlug(String slug) {
        return bySlug(slug).map(section -> {
            List<Section> all = sections.tree();
            return SectionNode.at(section, all, counts(all));
        });
    }

    private Map<UUID, Long> counts(List<Section> all) {
        return articles.published(ArticleLinks.Target.SECTION, all.stream().map(Section::id).toList());
    }
}
