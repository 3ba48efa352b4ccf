package org.meridiem.content.redirect;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;
import org.meridiem.content.editing.CatalogueExchange;
import org.meridiem.content.editing.WriteShapes;
import org.meridiem.kit.http.IfMatch;
import org.meridiem.kit.security.Caller;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// Redirects from and to elsewhere.
@ApplicationScoped
class RedirectExchange implements CatalogueExchange {

    private final RedirectRepository redirects;
    private final RedirectEditing editing;
    private final WriteShapes shapes;

    RedirectExchange(RedirectRepository redirects, RedirectEditing editing, WriteShapes shapes) {
        this.redirects = redirects;
        this.editing = editing;
        this.shapes = shapes;
    }

    @Override
    public String kind() {
        return "redirect";
    }

    @Override
    public Optional<Present> bySlug(String slug) {
        return SitePath.of(slug).flatMap(redirects::from).map(RedirectExchange::present);
    }

    @Override
    public Optional<Present> byId(UUID id) {
        return redirects.findByIdOptional(id).map(RedirectExchange::present);
    }

    @Override
    public boolean says(UUID id, ObjectNode write) {
        RedirectWrite wanted = shapes.read(write, RedirectWrite.class);
        RedirectWrite present = editing.get(id).write();
        return present.equals(new RedirectWrite(present.from(), wanted.statusOrPermanent(), wanted.to()));
    }

    @Override
    public Present create(ObjectNode write, Caller by) {
        return present(editing.create(shapes.read(write, RedirectWrite.class), by));
    }

    @Override
    public Present replace(UUID id, ObjectNode write, Caller by) {
        RedirectWrite wanted = shapes.read(write, RedirectWrite.class);
        return present(editing.change(id, IfMatch.of("*"), _ -> wanted, by));
    }

    @Override
    public List<Out> page(@Nullable String after, int limit) {
        return editing.views(redirects.inOrder(null, after, limit)).stream()
                .map(redirect -> new Out(redirect.from(), shapes.write(redirect.write()))).toList();
    }

    private static Present present(Redirect redirect) {
        return new Present(redirect.id(), redirect.from(), redirect.stamp().version());
    }

    private static Present present(RedirectView redirect) {
        return new Present(redirect.id(), redirect.from(), redirect.version());
    }
}
