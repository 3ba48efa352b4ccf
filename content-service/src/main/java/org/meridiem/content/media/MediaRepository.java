package org.meridiem.content.media;

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

/// The table of media.
@ApplicationScoped
class MediaRepository implements PanacheRepositoryBase<MediaItem, UUID> {

    List<MediaItem> byIds(Collection<UUID> ids) {
        return list("id in ?1", ids);
    }

    /// For a change: nobody else changes it until this transaction ends.
    Optional<MediaItem> locked(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /// Keeps it from being deleted until this transaction ends.
    Optional<MediaItem> held(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_READ);
    }

    /// Newest first: identifiers sort by time.
    List<MediaItem> newest(@Nullable String q, @Nullable UUID after, int size) {
        Map<String, Object> parameters = new HashMap<>();
        String condition = condition(q, parameters);
        if (after != null) {
            condition += " and id < :after";
            parameters.put("after", after);
        }
        return find("from MediaItem " + condition + " order by id desc", parameters).page(0, size).list();
    }

    long count(@Nullable String q) {
        Map<String, Object> parameters = new HashMap<>();
        return count("from MediaItem " + condition(q, parameters), parameters);
    }

    private static String condition(@Nullable String q, Map<String, Object> parameters) {
        if (q == null) {
            return "where 1 = 1";
        }
        parameters.put("q", "%" + q.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%");
        return """
                where (lower(fileName) like lower(:q) escape '!' or lower(alt) like lower(:q) escape '!'
                or lower(caption) like lower(:q) escape '!' or lower(credit) like lower(:q) escape '!')""";
    }
}
