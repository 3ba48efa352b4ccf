package org.meridiem.content.redirect;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import org.jspecify.annotations.Nullable;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

/// The table of redirects.
@ApplicationScoped
class RedirectRepository implements PanacheRepositoryBase<Redirect, UUID> {

    /// Names the lock of all redirects among PostgreSQL's advisory locks.
    private static final long LOCK = 0x6d65_7269_7265_6469L;

    /// Waits for every other change of redirects to end: two at once could each be right and together make a circle.
    void lockAll() {
        getEntityManager().createNativeQuery("select 1 from pg_advisory_xact_lock(?1)").setParameter(1, LOCK)
                .getSingleResult();
    }

    Optional<Redirect> from(String path) {
        return find("from", path).firstResultOptional();
    }

    /// For a change: nobody else changes it until this transaction ends.
    Optional<Redirect> locked(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    List<Redirect> inOrder(@Nullable String q, @Nullable String after, int size) {
        Map<String, Object> parameters = new HashMap<>();
        String condition = condition(q, parameters);
        if (after != null) {
            condition += " and r.from > :after";
            parameters.put("after", after);
        }
        return find("from Redirect r " + condition + " order by r.from", parameters).page(0, size).list();
    }

    long count(@Nullable String q) {
        Map<String, Object> parameters = new HashMap<>();
        return count("from Redirect r " + condition(q, parameters), parameters);
    }

    private static String condition(@Nullable String q, Map<String, Object> parameters) {
        if (q == null) {
            return "where 1 = 1";
        }
        parameters.put("q", "%" + q.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%");
        return "where lower(r.from) like lower(:q) escape '!'";
    }
}
