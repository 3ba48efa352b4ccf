package org.meridiem.content.section;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import org.jspecify.annotations.Nullable;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

/// The table of sections.
@ApplicationScoped
class SectionRepository implements PanacheRepositoryBase<Section, UUID> {

    /// Names the lock of the tree among PostgreSQL's advisory locks.
    private static final long TREE_LOCK = 0x6d65_7269_7365_6374L;

    Optional<Section> bySlug(String slug) {
        return find("slug", slug).firstResultOptional();
    }

    List<Section> byIds(Collection<UUID> ids) {
        return list("id in ?1", ids);
    }

    /// For a change: nobody else changes it until this transaction ends.
    Optional<Section> locked(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /// Waits for every other change of the tree to end; this transaction then is the only one that changes it.
    void lockTree() {
        getEntityManager().createNativeQuery("select 1 from pg_advisory_xact_lock(?1)").setParameter(1, TREE_LOCK)
                .getSingleResult();
    }

    /// All of them: siblings in their order, parents before children.
    List<Section> tree() {
        return find("from Section order by parentId nulls first, position, lower(name), id").list();
    }

    List<Section> below(String path) {
        // Slugs hold neither % nor _.
        return list("path like ?1", path + "/%");
    }

    /// Those directly below one, or the top ones.
    List<Section> under(@Nullable UUID parent) {
        return parent == null ? list("parentId is null") : list("parentId", parent);
    }

    long children(UUID id) {
        return count("parentId", id);
    }

    int positionAfterLast(@Nullable UUID parent) {
        var query = parent == null
                ? getEntityManager().createQuery("select max(position) from Section where parentId is null",
                        Integer.class)
                : getEntityManager().createQuery("select max(position) from Section where parentId = ?1", Integer.class)
                        .setParameter(1, parent);
        Integer last = query.getSingleResult();
        return last == null ? 0 : Math.min(last + 1, SectionWrite.MAX_POSITION);
    }

    List<Section> byPath(@Nullable String q, @Nullable String afterPath, int size) {
        Map<String, Object> parameters = new HashMap<>();
        String condition = condition(q, parameters);
        if (afterPath != null) {
            condition += " and path > :after";
            parameters.put("after", afterPath);
        }
        return find("from Section " + condition + " order by path", parameters).page(0, size).list();
    }

    long count(@Nullable String q) {
        Map<String, Object> parameters = new HashMap<>();
        return count("from Section " + condition(q, parameters), parameters);
    }

    private static String condition(@Nullable String q, Map<String, Object> parameters) {
        if (q == null) {
            return "where 1 = 1";
        }
        parameters.put("q", "%" + q.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%");
        return "where (lower(name) like lower(:q) escape '!' or slug like lower(:q) escape '!')";
    }
}
