package org.meridiem.content.caching;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.meridiem.content.editing.CatalogueAudience;

/// Purges what is made from the catalogue whenever it changes. That is seldom, and those answers are few, so all of them go.
@ApplicationScoped
class CataloguePurges implements CatalogueAudience {

    private static final List<String> TAGS = List.of("site", "sections", "tags", "authors");

    private final Purges purges;

    CataloguePurges(Purges purges) {
        this.purges = purges;
    }

    @Override
    public void catalogueChanged() {
        purges.ask(TAGS);
    }
}
