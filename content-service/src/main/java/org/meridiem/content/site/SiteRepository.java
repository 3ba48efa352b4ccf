package org.meridiem.content.site;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

/// The table with the one row.
@ApplicationScoped
class SiteRepository implements PanacheRepositoryBase<Site, Short> {

    Site only() {
        return findByIdOptional(Site.ONLY).orElseThrow(SiteRepository::missing);
    }

    /// For a change: nobody else changes it until this transaction ends.
    Site locked() {
        return findByIdOptional(Site.ONLY, LockModeType.PESSIMISTIC_WRITE).orElseThrow(SiteRepository::missing);
    }

    private static IllegalStateException missing() {
        return new IllegalStateException("the row of the site is missing, which the migration made");
    }
}
