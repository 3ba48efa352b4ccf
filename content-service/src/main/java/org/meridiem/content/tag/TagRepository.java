package org.meridiem.content.tag;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import org.meridiem.content.editing.NameSearch;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

/// The table of tags.
@ApplicationScoped
class TagRepository implements PanacheRepositoryBase<Tag, UUID> {

    Optional<Tag> bySlug(String slug) {
        return find("slug", slug).firstResultOptional();
    }

    List<Tag> bySlugs(Collection<String> slugs) {
        return list("slug in ?1", slugs);
    }

    List<Tag> byIds(Collection<UUID> ids) {
        return list("id in ?1", ids);
    }

    /// For a change: nobody else changes it until this transaction ends.
    Optional<Tag> locked(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    List<Tag> inOrder(NameSearch search, int size) {
        return find("from Tag " + search.conditionAndOrder(), search.parameters()).page(0, size).list();
    }

    long count(NameSearch search) {
        return count("from Tag " + search.condition(), search.parameters());
    }
}
