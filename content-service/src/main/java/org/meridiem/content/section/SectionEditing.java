package org.meridiem.content.section;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.UUID;
import java.util.function.UnaryOperator;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;
import org.meridiem.content.audit.AuditLog;
import org.meridiem.content.caching.Purges;
import org.meridiem.content.editing.ArticleLinks;
import org.meridiem.content.editing.Changes;
import org.meridiem.content.editing.Ids;
import org.meridiem.content.editing.InUse;
import org.meridiem.content.editing.Stamp;
import org.meridiem.content.slug.Merges;
import org.meridiem.content.slug.SlugPolicy;
import org.meridiem.content.slug.Taxon;
import org.meridiem.content.slug.TaxonomySlugs;
import org.meridiem.kit.http.IfMatch;
import org.meridiem.kit.problem.ProblemType;
import org.meridiem.kit.security.Caller;

/// Makes, changes, moves and removes sections. Each method is one transaction, or part of the caller's, and holds the lock of the tree:
/// two moves at once could otherwise each be right and together make a cycle.
@ApplicationScoped
class SectionEditing {

    private static final String FORMER_SLUGS = "formerSlugs";
    // Its navigation shows every section.
    private static final List<String> SITE = List.of("site");

    private final SectionRepository sections;
    private final TaxonomySlugs slugs;
    private final Merges merges;
    private final ArticleLinks articles;
    private final Changes changes;
    private final AuditLog audit;
    private final Purges purges;
    private final Clock clock;

    SectionEditing(SectionRepository sections, TaxonomySlugs slugs, Merges merges, ArticleLinks articles,
            Changes changes, Purges purges, AuditLog audit, Clock clock) {
        this.sections = sections;
        this.slugs = slugs;
        this.merges = merges;
        this.articles = articles;
        this.changes = changes;
        this.audit = audit;
        this.purges = purges;
        this.clock = clock;
    }

    /// A new section.
    ///
    /// @throws org.meridiem.kit.problem.ProblemException 409 when the slug is taken, 422 when the parent does not exist or the tree would be too deep
    @Transactional
    SectionView create(SectionWrite wanted, Caller by) {
        sections.lockTree();
        String name = wanted.tidyName();
        String slug = SlugPolicy.givenOrMade(wanted.slug(), name);
        refuseTaken(slug);
        Section parent = parent(wanted.parent());
        refuseTooDeep(parent, 1);
        int position = wanted.position() == null
                ? sections.positionAfterLast(parent == null ? null : parent.id())
                : wanted.position();
        Section section = new Section(Ids.next(), slug, name, wanted.tidyDescription(), parent, position,
                Stamp.first(by, clock.instant()));
        sections.persistAndFlush(section);
        slugs.take(Taxon.SECTION, section.id(), slug, wanted.formerSlugs(), FORMER_SLUGS);
        changes.created();
        audit.record(by, "create", "section", section.id(), section.stamp().version(), Map.of());
        purges.ask(SITE);
        return view(section);
    }

    /// The next version of a section, unless nothing in it differs. The sections below follow where it goes.
    ///
    /// @param edit what it becomes, given what it is
    /// @throws org.meridiem.kit.problem.ProblemException 404, 409, 412, 422, 428
    @Transactional
    SectionView change(UUID id, IfMatch ifMatch, UnaryOperator<SectionWrite> edit, Caller by) {
        sections.lockTree();
        Section section = existing(id);
        ifMatch.check(section.stamp().version(), () -> changes.since(id, section.stamp(), ifMatch.version()));
        SectionWrite wanted = edit.apply(SectionWrite.of(section));
        String slug = wanted.slug() == null ? section.slug() : wanted.slug();
        String oldSlug = section.slug();
        if (!slug.equals(oldSlug)) {
            refuseTaken(slug);
        }
        String oldPath = section.path();
        List<Section> below = sections.below(oldPath);
        Section parent = parent(wanted.parent());
        if (parent != null && section.contains(parent)) {
            throw ProblemType.UNPROCESSABLE.with("A section cannot be below itself.").at("/parent",
                    "is this section or one below it");
        }
        refuseTooDeep(parent,
                1 + below.stream().mapToInt(Section::depth).max().orElse(section.depth()) - section.depth());
        int position = wanted.position() == null ? section.position() : wanted.position();
        SequencedSet<String> changed = section.edit(slug, wanted.tidyName(), wanted.tidyDescription(), parent,
                position);
        if (slugs.change(Taxon.SECTION, id, oldSlug, slug, wanted.formerSlugs(), FORMER_SLUGS)) {
            changed.add(FORMER_SLUGS);
        }
        if (!changed.isEmpty()) {
            section.stamp(section.stamp().next(by, clock.instant()));
            boolean moved = !oldPath.equals(section.path());
            below.forEach(descendant -> descendant.follow(oldPath, section.path()));
            sections.flush();
            changes.note(id, section.stamp(), changed);
            audit.record(by, "save", "section", id, section.stamp().version(), Map.of("changed", changed));
            slugs.purge(Taxon.SECTION, id);
            below.forEach(descendant -> slugs.purge(Taxon.SECTION, descendant.id()));
            purges.ask(SITE);
            if (moved || changed.contains("name")) {
                articles.changed(ArticleLinks.Target.SECTION, id);
            }
            if (moved) {
                below.forEach(descendant -> articles.changed(ArticleLinks.Target.SECTION, descendant.id()));
            }
        }
        return view(section);
    }

    /// Removes a section that has neither articles nor sections below it.
    ///
    /// @throws org.meridiem.kit.problem.ProblemException 404, 409, 412, 428
    @Transactional
    void remove(UUID id, IfMatch ifMatch, Caller by) {
        sections.lockTree();
        Section section = existing(id);
        ifMatch.check(section.stamp().version(), () -> changes.since(id, section.stamp(), ifMatch.version()));
        InUse.refuse(Map.of("articles", articles.references(ArticleLinks.Target.SECTION, id), "sections",
                sections.children(id)));
        slugs.purge(Taxon.SECTION, id);
        purges.ask(SITE);
        merges.forget(Taxon.SECTION, id);
        sections.delete(section);
        try {
            sections.flush();
        } catch (ConstraintViolationException e) {
            throw InUse.justNow();
        }
        changes.forget(id);
        audit.record(by, "delete", "section", id, null, Map.of());
    }

    private Section existing(UUID id) {
        return sections.locked(id).orElseThrow(() -> merges.absent(Taxon.SECTION, id));
    }

    private @Nullable Section parent(@Nullable String slug) {
        return slug == null
                ? null
                : sections.bySlug(slug)
                        .orElseThrow(() -> ProblemType.UNRESOLVED_REFERENCE.with("There is no section “" + slug + "”.")
                                .at("/parent", "no section has this slug"));
    }

    private static void refuseTooDeep(@Nullable Section parent, int levels) {
        if (parent != null && parent.depth() + levels > Section.MAX_DEPTH) {
            throw ProblemType.UNPROCESSABLE.with("The tree of sections may be " + Section.MAX_DEPTH + " levels deep.")
                    .at("/parent", "is too deep in the tree");
        }
    }

    private SectionView view(Section section) {
        return SectionView.of(section, slugs.others(Taxon.SECTION, section.id()));
    }

    private void refuseTaken(String slug) {
        if (sections.bySlug(slug).isPresent()) {
            throw SlugPolicy.taken(slug);
        }
    }
}
