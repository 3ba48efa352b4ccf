package org.meridiem.content.section;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;
import org.meridiem.content.editing.CatalogueExchange;
import org.meridiem.content.editing.WriteShapes;
import org.meridiem.content.slug.SlugPolicy;
import org.meridiem.kit.http.IfMatch;
import org.meridiem.kit.security.Caller;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// Sections from and to elsewhere.
@ApplicationScoped
class SectionExchange implements CatalogueExchange {

    private final SectionRepository sections;
    private final SectionEditing editing;
    private final WriteShapes shapes;

    SectionExchange(SectionRepository sections, SectionEditing editing, WriteShapes shapes) {
        this.sections = sections;
        this.editing = editing;
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
        return sections.findByIdOptional(id)
                .filter(found -> SectionWrite.of(found).equals(shapes.read(write, SectionWrite.class))).isPresent();
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
                .map(section -> new Out(section.path(), shapes.write(SectionWrite.of(section)))).toList();
    }

    private static Present present(Section section) {
        return new Present(section.id(), section.slug(), section.stamp().version());
    }
}
