package org.meridiem.content.author;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import org.meridiem.content.editing.NameSearch;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

/// The table of authors.
@ApplicationScoped
class AuthorRepository implements PanacheRepositoryBase<Author, UUID> {

    Optional<Author> bySlug(String slug) {
        return find("slug", slug).firstResultOptional();
    }

    List<Author> bySlugs(Collection<String> slugs) {
        return list("slug in ?1", slugs);
    }

    List<Author> byIds(Collection<UUID> ids) {
        return list("id in ?1", ids);
    }

    List<Author> byAvatar(UUID media) {
        return list("avatarId", media);
    }

    long countByAvatar(UUID media) {
        return count("avatarId", media);
    }

    /// For a change: nobody else changes it until this transaction ends.
    Optional<Author> locked(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    List<Author> inOrder(NameSearch search, int size) {
        return find("from Author " + search.conditionAndOrder(), search.parameters()).page(0, size).list();
    }

    long count(NameSearch search) {
        return count("from Author " + search.condition(), search.parameters());
    }
}
