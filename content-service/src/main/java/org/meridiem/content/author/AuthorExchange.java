package org.meridiem.content.author;

import java.util.ArrayList;
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

/// Authors from and to elsewhere.
@ApplicationScoped
class AuthorExchange implements CatalogueExchange {

    private final AuthorRepository authors;
    private final Authors views;
    private final AuthorEditing editing;
    private final TaxonomySlugs slugs;
    private final WriteShapes shapes;

    AuthorExchange(AuthorRepository authors, Authors views, AuthorEditing editing, TaxonomySlugs slugs,
            WriteShapes shapes) {
        this.authors = authors;
        this.views = views;
        this.editing = editing;
        this.slugs = slugs;
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
        AuthorWrite wanted = shapes.read(write, AuthorWrite.class);
        return authors.findByIdOptional(id).map(found -> wanted.formerSlugs() == null ? plain(found) : whole(found))
                .filter(wanted::equals).isPresent();
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

    /// Persons first: teams name them.
    @Override
    public List<Out> page(@Nullable String after, int limit) {
        String team = AuthorKind.TEAM.name() + "/";
        List<Author> page = new ArrayList<>();
        if (after == null || !after.startsWith(team)) {
            page.addAll(of(AuthorKind.PERSON, after == null ? "" : slug(after), limit));
        }
        if (page.size() < limit) {
            page.addAll(of(AuthorKind.TEAM, after != null && after.startsWith(team) ? slug(after) : "",
                    limit - page.size()));
        }
        return page.stream()
                .map(author -> new Out(author.kind().name() + "/" + author.slug(), shapes.write(whole(author))))
                .toList();
    }

    private List<Author> of(AuthorKind kind, String after, int limit) {
        return authors.find("kind = ?1 and slug > ?2 order by slug", kind, after).page(0, limit).list();
    }

    private static String slug(String key) {
        return key.substring(key.indexOf('/') + 1);
    }

    private AuthorWrite plain(Author author) {
        return AuthorWrite.of(author, views.members(author));
    }

    /// With the other slugs that lead to it, where there are any.
    private AuthorWrite whole(Author author) {
        List<String> others = slugs.others(Taxon.AUTHOR, author.id());
        return plain(author).withFormerSlugs(others.isEmpty() ? null : others);
    }

    private static Present present(AuthorView author) {
        return new Present(author.id(), author.slug(), author.version());
    }

    private static Present present(Author author) {
        return new Present(author.id(), author.slug(), author.stamp().version());
    }
}
