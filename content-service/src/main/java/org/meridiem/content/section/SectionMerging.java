package org.meridiem.content.section;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;
import org.meridiem.content.audit.AuditLog;
import org.meridiem.content.caching.Purges;
import org.meridiem.content.editing.ArticleLinks;
import org.meridiem.content.editing.Changes;
import org.meridiem.content.slug.Merges;
import org.meridiem.content.slug.Taxon;
import org.meridiem.content.slug.TaxonomySlugs;
import org.meridiem.kit.http.IfMatch;
import org.meridiem.kit.problem.ProblemType;
import org.meridiem.kit.security.Caller;

/// Makes one section out of two, and puts sections into order. Both under the lock of the tree, and short: articles follow later, in batches.
@ApplicationScoped
class SectionMerging {

    private final SectionRepository sections;
    private final TaxonomySlugs slugs;
    private final Merges merges;
    private final ArticleLinks articles;
    private final Changes changes;
    private final Purges purges;
    private final AuditLog audit;
    private final Clock clock;

    SectionMerging(SectionRepository sections, TaxonomySlugs slugs, Merges merges, ArticleLinks articles,
            Changes changes, Purges purges, AuditLog audit, Clock clock) {
        this.sections = sections;
        this.slugs = slugs;
        this.merges = merges;
        this.articles = articles;
        this.changes = changes;
        this.purges = purges;
        this.audit = audit;
        this.clock = clock;
    }

    /// The section goes, the other one stays and takes its articles, its slugs and the sections below it, which come last there.
    ///
    /// @param into a slug of the one that stays
    /// @return the one that stays
    /// @throws org.meridiem.kit.problem.ProblemException 404, 410, 412, 422, 428
    @Transactional
    SectionView merge(UUID id, IfMatch ifMatch, String into, Caller by) {
        sections.lockTree();
        UUID targetId = merges.lock(Taxon.SECTION, id, into);
        Section source = sections.locked(id).orElseThrow(() -> merges.absent(Taxon.SECTION, id));
        Section target = sections.locked(targetId).orElseThrow(() -> merges.absent(Taxon.SECTION, targetId));
        ifMatch.check(source.stamp().version(), () -> changes.since(id, source.stamp(), ifMatch.version()));
        if (source.contains(target)) {
            throw ProblemType.UNPROCESSABLE.with("A section cannot be merged into one below it. Move that one first.")
                    .at("/into", "is below this section");
        }
        List<Section> below = sections.below(source.path());
        int deepest = below.stream().mapToInt(Section::depth).max().orElse(source.depth()) - source.depth();
        if (target.depth() + deepest > Section.MAX_DEPTH) {
            throw ProblemType.UNPROCESSABLE.with("The tree of sections may be " + Section.MAX_DEPTH + " levels deep.")
                    .at("/into", "is too deep in the tree for the sections below");
        }
        merges.seal(Taxon.SECTION, id, targetId);
        String oldPath = source.path();
        int last = sections.positionAfterLast(targetId);
        for (Section section : below) {
            if (section.isDirectlyUnder(id)) {
                section.adopt(targetId, Math.min(last + section.position(), SectionWrite.MAX_POSITION));
                section.stamp(section.stamp().next(by, clock.instant()));
                changes.note(section.id(), section.stamp(), List.of("parent", "position"));
            }
            section.follow(oldPath, target.path());
        }
        target.stamp(target.stamp().next(by, clock.instant()));
        sections.flush();
        changes.note(targetId, target.stamp(), List.of("formerSlugs"));
        articles.merged(ArticleLinks.Target.SECTION, id, targetId);
        below.forEach(section -> articles.changed(ArticleLinks.Target.SECTION, section.id()));
        below.forEach(section -> slugs.purge(Taxon.SECTION, section.id()));
        slugs.purge(Taxon.SECTION, targetId);
        purges.ask(List.of("site"));
        audit.record(by, "merge", "section", id, null, Map.of("into", targetId, "slug", source.slug()));
        return SectionView.of(target, slugs.others(Taxon.SECTION, targetId));
    }

    /// The sections below one get these places. Whoever does not name exactly those that are there has not seen the present tree.
    ///
    /// @throws org.meridiem.kit.problem.ProblemException 409, 422
    @Transactional
    List<SectionView> order(SectionOrder wanted, Caller by) {
        sections.lockTree();
        UUID parent = wanted.parent() == null ? null : parent(wanted.parent());
        Map<String, Section> siblings = new HashMap<>();
        sections.under(parent).forEach(section -> siblings.put(section.slug(), section));
        if (!siblings.keySet().equals(new HashSet<>(wanted.order()))) {
            Collection<String> present = siblings.values().stream().map(Section::slug).sorted().toList();
            throw ProblemType.CONFLICT.with("The list must name exactly the sections that are there: "
                    + String.join(", ", present) + ".").and("sections", present);
        }
        List<Section> inOrder = new ArrayList<>();
        for (int i = 0; i < wanted.order().size(); i++) {
            Section section = siblings.get(wanted.order().get(i));
            inOrder.add(section);
            if (section.position() != i) {
                section.place(i);
                section.stamp(section.stamp().next(by, clock.instant()));
                changes.note(section.id(), section.stamp(), List.of("position"));
                audit.record(by, "save", "section", section.id(), section.stamp().version(),
                        Map.of("changed", List.of("position")));
            }
        }
        sections.flush();
        purges.ask(List.of("sections", "site"));
        Map<UUID, List<String>> former = slugs.others(Taxon.SECTION, inOrder.stream().map(Section::id).toList());
        return inOrder.stream()
                .map(section -> SectionView.of(section, former.getOrDefault(section.id(), List.of()))).toList();
    }

    private @Nullable UUID parent(String slug) {
        return sections.bySlug(slug)
                .orElseThrow(() -> ProblemType.UNRESOLVED_REFERENCE.with("There is no section “" + slug + "”.")
                        .at("/parent", "no section has this slug"))
                .id();
    }
}
