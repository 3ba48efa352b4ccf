package org.meridiem.content.author;

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

/// Authors from and to elsewhere.
@ApplicationScoped
class AuthorExchange implements CatalogueExchange {

    private final AuthorRepository authors;
    private final AuthorEditing editing;
    private final WriteShapes shapes;

    AuthorExchange(AuthorRepository authors, AuthorEditing editing, WriteShapes shapes) {
        this.authors = authors;
        this.editing = editing;
        this.shapes = shapes;
    }

    @Override
    public String kind() {
        return "author";
    }

    @Override
    public Optional<Present> bySlug(String slug) {
        return SlugPolicy.isSlug(slug) ? authors.bySlug(slug).map(AuthorExchange::present) : Optional.empty();
    }

    @Override
    public Optional<Present> byId(UUID id) {
        return authors.findByIdOptional(id).map(AuthorExchange::present);
    }

    @Override
    public boolean says(UUID id, ObjectNode write) {
        return authors.findByIdOptional(id)
                .filter(found -> AuthorWrite.of(found).equals(shapes.read(write, AuthorWrite.class))).isPresent();
    }

    @Override
    public Present create(ObjectNode write, Caller by) {
        return present(editing.create(shapes.read(write, AuthorWrite.class), by));
    }

    @Override
    public Present replace(UUID id, ObjectNode write, Caller by) {
        AuthorWrite wanted = shapes.read(write, AuthorWrite.class);
        return present(editing.change(id, IfMatch.of("*"), _ -> wanted, by));
    }

    @Override
    public List<Out> page(@Nullable String after, int limit) {
        return authors.find("slug > ?1 order by slug", after == null ? "" : after).page(0, limit).list().stream()
                .map(author -> new Out(author.slug(), shapes.write(AuthorWrite.of(author)))).toList();
    }

    private static Present present(Author author) {
        return new Present(author.id(), author.slug(), author.stamp().version());
    }
}
