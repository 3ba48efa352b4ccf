package org.meridiem.content.tag;

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

/// Tags from and to elsewhere.
@ApplicationScoped
class TagExchange implements CatalogueExchange {

    private final TagRepository tags;
    private final TagEditing editing;
    private final TaxonomySlugs slugs;
    private final WriteShapes shapes;

    TagExchange(TagRepository tags, TagEditing editing, TaxonomySlugs slugs, WriteShapes shapes) {
        this.tags = tags;
        this.editing = editing;
        this.slugs = slugs;
        this.shapes = shapes;
    }

    @Override
    public String kind() {
        return "tag";
    }

    @Override
    public Optional<Present> bySlug(String slug) {
        return SlugPolicy.isSlug(slug) ? tags.bySlug(slug).map(TagExchange::present) : Optional.empty();
    }

    @Override
    public Optional<Present> byId(UUID id) {
        return tags.findByIdOptional(id).map(TagExchange::present);
    }

    @Override
    public boolean says(UUID id, ObjectNode write) {
        TagWrite wanted = shapes.read(write, TagWrite.class);
        return tags.findByIdOptional(id)
                .map(found -> wanted.synonyms() == null ? TagWrite.of(found) : whole(found)).filter(wanted::equals)
                .isPresent();
    }

    @Override
    public Present create(ObjectNode write, Caller by) {
        return present(editing.create(shapes.read(write, TagWrite.class), by));
    }

    @Override
    public Present replace(UUID id, ObjectNode write, Caller by) {
        TagWrite wanted = shapes.read(write, TagWrite.class);
        return present(editing.change(id, IfMatch.of("*"), _ -> wanted, by));
    }

    @Override
    public List<Out> page(@Nullable String after, int limit) {
        return tags.find("slug > ?1 order by slug", after == null ? "" : after).page(0, limit).list().stream()
                .map(tag -> new Out(tag.slug(), shapes.write(whole(tag)))).toList();
    }

    /// With the other slugs that lead to it, where there are any.
    private TagWrite whole(Tag tag) {
        List<String> others = slugs.others(Taxon.TAG, tag.id());
        return TagWrite.of(tag).withSynonyms(others.isEmpty() ? null : others);
    }

    private static Present present(TagView tag) {
        return new Present(tag.id(), tag.slug(), tag.version());
    }

    private static Present present(Tag tag) {
        return new Present(tag.id(), tag.slug(), tag.stamp().version());
    }
}
