package org.meridiem.content.section;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;
import org.meridiem.content.editing.CatalogueExchange;
import org.meridiem.content.editing.WriteShapes;
import org.meridiem.content.slug.SlugPolicy;
import org.meridiem.content.slug.Taxon;
import org.meridiem.content.slug.TaxonomySlugs;
import org.meridiem.kit.http.IfMatch;
import org.meridiem.kit.security.Caller;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// Sections from and to elsewhere.
@ApplicationScoped
class SectionExchange implements CatalogueExchange {

    private final SectionRepository sections;
    private final SectionEditing editing;
    private final TaxonomySlugs slugs;
    private final WriteShapes shapes;

    SectionExchange(SectionRepository sections, SectionEditing editing, TaxonomySlugs slugs, WriteShapes shapes) {
        this.sections = sections;
        this.editing = editing;
        this.slugs = slugs;
        this.shapes = shapes;
    }

    @Override
    public String kind() {
        return "section";
    }

    @Override
    public Optional<Present> bySlug(String slug) {
        return SlugPolicy.isSlug(slug) ? sections.bySlug(slug).map(SectionExchange::present) : Optional.empty();
    }

    @Override
    public Optional<Present> byId(UUID id) {
        return sections.findByIdOptional(id).map(SectionExchange::present);
    }

    @Override
    public boolean says(UUID id, ObjectNode write) {
        SectionWrite wanted = shapes.read(write, SectionWrite.class);
        return sections.findByIdOptional(id)
                .map(found -> wanted.formerSlugs() == null ? SectionWrite.of(found) : whole(found))
                .filter(wanted::equals)
                .isPresent();
    }

    @Override
    public Present create(ObjectNode write, Caller by) {
        return present(editing.create(shapes.read(write, SectionWrite.class), by));
    }

    @Override
    public Present replace(UUID id, ObjectNode write, Caller by) {
        SectionWrite wanted = shapes.read(write, SectionWrite.class);
        return present(editing.change(id, IfMatch.of("*"), _ -> wanted, by));
    }

    @Override
    public List<Out> page(@Nullable String after, int limit) {
        return sections.find("path > ?1 order by path", after == null ? "" : after).page(0, limit).list().stream()
                .map(section -> new Out(section.path(), shapes.write(whole(section)))).toList();
    }

    /// With the other slugs that lead to it, where there are any.
    private SectionWrite whole(Section section) {
        List<String> others = slugs.others(Taxon.SECTION, section.id());
        return SectionWrite.of(section).withFormerSlugs(others.isEmpty() ? null : others);
    }

    private static Present present(SectionView section) {
        return new Present(section.id(), section.slug(), section.version());
    }

    private static Present present(Section section) {
        return new Present(section.id(), section.slug(), section.stamp().version());
    }
}
