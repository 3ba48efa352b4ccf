package org.meridiem.content.site;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;
import org.meridiem.content.editing.Texts;
import org.meridiem.content.section.Section;
import org.meridiem.content.section.Sections;
import org.meridiem.kit.problem.ProblemException;
import org.meridiem.kit.problem.ProblemType;

/// Turns the site's links from the form that colleagues write into the one that is kept, and from that into what is shown.
@ApplicationScoped
class SiteLinks {

    private final Sections sections;
    private final SiteSections uses;

    SiteLinks(Sections sections, SiteSections uses) {
        this.sections = sections;
        this.uses = uses;
    }

    /// What is kept of what a colleague wrote. Call it inside the transaction that keeps it.
    ///
    /// @throws ProblemException 422 that names sections that do not exist
    SiteSettings kept(SiteWrite wanted) {
        List<MenuWrite> menu = orNone(wanted.menu());
        List<LinkWrite> footer = orNone(wanted.footer());
        Map<String, UUID> known = uses.held(slugs(menu, footer));
        demandAll(menu, footer, known);
        return new SiteSettings(Texts.tidyOrEmpty(wanted.description()), Texts.tidyOrEmpty(wanted.copyright()),
                Objects.requireNonNullElse(wanted.timeZone(), SiteSettings.UTC), orNone(wanted.socialLinks()),
                menu.stream().map(entry -> link(entry.link(), known, entry.itemsOrNone())).toList(),
                footer.stream().map(link -> link(link, known, List.of())).toList(), orNone(wanted.legalPages()),
                wanted.previewUrl());
    }

    /// The sections of links, by the id that the link has; where that was merged into another one, that one.
    Map<UUID, Section> sections(SiteSettings settings) {
        if (settings.sections().isEmpty()) {
            return Map.of();
        }
        Map<UUID, UUID> present = uses.present(settings.sections());
        Map<UUID, Section> found = sections.byIds(Set.copyOf(present.values())).stream()
                .collect(Collectors.toMap(Section::id, Function.identity()));
        Map<UUID, Section> named = new HashMap<>();
        present.forEach((id, now) -> Optional.ofNullable(found.get(now)).ifPresent(section -> named.put(id, section)));
        return named;
    }

    static List<SiteLink> shown(List<SiteSettings.Link> links, Map<UUID, Section> sections) {
        return links.stream().map(link -> shown(link, sections)).flatMap(Optional::stream).toList();
    }

    static List<MenuWrite> menu(SiteSettings settings, Map<UUID, Section> sections) {
        return settings.menu().stream().map(entry -> new MenuWrite(entry.label(), slug(entry, sections), entry.url(),
                entry.items().isEmpty() ? null : links(entry.items(), sections))).toList();
    }

    static List<LinkWrite> links(List<SiteSettings.Link> links, Map<UUID, Section> sections) {
        return links.stream().map(link -> new LinkWrite(link.label(), slug(link, sections), link.url())).toList();
    }

    private static Optional<SiteLink> shown(SiteSettings.Link link, Map<UUID, Section> sections) {
        Section section = link.section() == null ? null : sections.get(link.section());
        String label = link.label() == null && section != null ? section.name() : link.label();
        if (label == null || link.section() != null && section == null) {
            // The section went between two reads.
            return Optional.empty();
        }
        return Optional.of(new SiteLink(label, link.url(),
                section == null ? null : new SiteLink.Target(section.slug(), section.name(), section.path()),
                shown(link.items(), sections)));
    }

    private static @Nullable String slug(SiteSettings.Link link, Map<UUID, Section> sections) {
        Section section = link.section() == null ? null : sections.get(link.section());
        return section == null ? null : section.slug();
    }

    private static SiteSettings.Link link(LinkWrite link, Map<String, UUID> known, List<LinkWrite> items) {
        return new SiteSettings.Link(Texts.tidyOrNull(link.label()),
                link.section() == null ? null : known.get(link.section()), link.url(),
                items.stream().map(item -> link(item, known, List.of())).toList());
    }

    private static Set<String> slugs(List<MenuWrite> menu, List<LinkWrite> footer) {
        return Stream
                .concat(menu.stream()
                        .flatMap(entry -> Stream.concat(Stream.of(entry.link()), entry.itemsOrNone().stream())),
                        footer.stream())
                .map(LinkWrite::section).filter(Objects::nonNull)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static void demandAll(List<MenuWrite> menu, List<LinkWrite> footer, Map<String, UUID> known) {
        List<String> unknown = Stream.concat(
                IntStream.range(0, menu.size()).boxed()
                        .flatMap(i -> Stream.concat(unknown(List.of(menu.get(i).link()), known).map(_ -> "/menu/" + i),
                                unknown(menu.get(i).itemsOrNone(), known).map(j -> "/menu/" + i + "/items/" + j))),
                unknown(footer, known).map(i -> "/footer/" + i)).toList();
        if (!unknown.isEmpty()) {
            ProblemException problem = ProblemType.UNRESOLVED_REFERENCE.with("The links name unknown sections.");
            unknown.forEach(pointer -> problem.at(pointer + "/section", "no section has this slug"));
            throw problem;
        }
    }

    private static Stream<Integer> unknown(List<LinkWrite> links, Map<String, UUID> known) {
        return IntStream.range(0, links.size())
                .filter(i -> links.get(i).section() != null && !known.containsKey(links.get(i).section())).boxed();
    }

    private static <T> List<T> orNone(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
