package org.meridiem.content.section;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;
import org.meridiem.content.editing.ArticleLinks;
import org.meridiem.content.editing.Cut;
import org.meridiem.content.editing.Usage;
import org.meridiem.content.slug.Merges;
import org.meridiem.content.slug.SlugPolicy;
import org.meridiem.content.slug.Taxon;
import org.meridiem.content.slug.TaxonomySlugs;
import org.meridiem.kit.page.Cursors;
import org.meridiem.kit.page.Page;
import org.meridiem.kit.security.Caller;

/// Finds sections.
@ApplicationScoped
public class Sections {

    private final SectionRepository sections;
    private final TaxonomySlugs slugs;
    private final Merges merges;
    private final ArticleLinks articles;
    private final Cursors cursors;

    Sections(SectionRepository sections, TaxonomySlugs slugs, Merges merges, ArticleLinks articles, Cursors cursors) {
        this.sections = sections;
        this.slugs = slugs;
        this.merges = merges;
        this.articles = articles;
        this.cursors = cursors;
    }

    /// The section that this slug leads to: its present one or a former one.
    public Optional<Section> bySlug(String slug) {
        return Optional.ofNullable(slugs.owners(Taxon.SECTION, List.of(slug)).get(slug))
                .flatMap(sections::findByIdOptional);
    }

    /// The sections with these ids, in no order; those that do not exist are left out.
    public List<Section> byIds(Collection<UUID> ids) {
        return ids.isEmpty() ? List.of() : sections.byIds(ids);
    }

    /// The whole tree without counts: a site's navigation.
    public List<SectionNode> navigation() {
        return SectionNode.tree(sections.tree(), null);
    }

    /// @throws org.meridiem.kit.problem.ProblemException 404, 410
    @Transactional
    SectionView view(UUID id) {
        Section section = sections.findByIdOptional(id).orElseThrow(() -> merges.absent(Taxon.SECTION, id));
        return SectionView.of(section, slugs.others(Taxon.SECTION, id));
    }

    /// Where it is used.
    ///
    /// @throws org.meridiem.kit.problem.ProblemException 404, 410
    @Transactional
    Usage usage(UUID id, Caller caller, int limit, @Nullable String cursor) {
        view(id);
        return articles.usage(ArticleLinks.Target.SECTION, id, caller, limit, cursor)
                .withSections(sections.children(id));
    }

    /// Where a slug leads that no section has at present.
    Optional<String> movedTo(String slug) {
        return slugs.present(Taxon.SECTION, slug);
    }

    Page<SectionView> views(@Nullable String q, int limit, @Nullable String cursor, boolean count) {
        Page<Section> page = page(q, limit, cursor, count);
        Map<UUID, List<String>> former = slugs.others(Taxon.SECTION, page.items().stream().map(Section::id).toList());
        return Cut.map(page, section -> SectionView.of(section, former.getOrDefault(section.id(), List.of())));
    }

    private Page<Section> page(@Nullable String q, int limit, @Nullable String cursor, boolean count) {
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
        return Optional.of(slug).filter(SlugPolicy::isSlug).flatMap(sections::bySlug).map(section -> {
            List<Section> all = sections.tree();
            return SectionNode.at(section, all, counts(all));
        });
    }

    private Map<UUID, Long> counts(List<Section> all) {
        return articles.published(ArticleLinks.Target.SECTION, all.stream().map(Section::id).toList());
    }
}
