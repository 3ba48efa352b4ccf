package org.meridiem.content.site;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;
import org.meridiem.content.editing.CatalogueExchange;
import org.meridiem.content.editing.WriteShapes;
import org.meridiem.kit.http.IfMatch;
import org.meridiem.kit.problem.ProblemType;
import org.meridiem.kit.security.Caller;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// What the site says of itself, from and to elsewhere. There is always just one.
@ApplicationScoped
class SiteExchange implements CatalogueExchange {

    private final Sites sites;
    private final WriteShapes shapes;

    SiteExchange(Sites sites, WriteShapes shapes) {
        this.sites = sites;
        this.shapes = shapes;
    }

    @Override
    public String kind() {
        return "site";
    }

    @Override
    public Optional<Present> bySlug(String slug) {
        return Optional.of(present(sites.editorial()));
    }

    @Override
    public Optional<Present> byId(UUID id) {
        return id.equals(Site.IDENTITY) ? bySlug(kind()) : Optional.empty();
    }

    @Override
    public boolean says(UUID id, ObjectNode write) {
        return shapes.write(sites.written()).equals(shapes.write(shapes.read(write, SiteWrite.class)));
    }

    @Override
    public Present create(ObjectNode write, Caller by) {
        throw ProblemType.CONFLICT.with("There is a site already.");
    }

    @Override
    public Present replace(UUID id, ObjectNode write, Caller by) {
        SiteWrite wanted = shapes.read(write, SiteWrite.class);
        return present(sites.change(IfMatch.of("*"), _ -> wanted, by));
    }

    @Override
    public List<Out> page(@Nullable String after, int limit) {
        return after == null ? List.of(new Out(kind(), shapes.write(sites.written()))) : List.of();
    }

    private Present present(EditorialSite site) {
        return new Present(Site.IDENTITY, kind(), site.version());
    }
}
