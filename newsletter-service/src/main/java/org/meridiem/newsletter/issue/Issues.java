package org.meridiem.newsletter.issue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;

import org.jspecify.annotations.Nullable;
import org.meridiem.kit.problem.ProblemType;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

/// All issues.
@Singleton
class Issues implements PanacheRepositoryBase<Issue, UUID> {

    private static final List<Status> OUT = List.of(Status.SENDING, Status.PAUSED, Status.SENT, Status.CANCELLED);

    /// What a list of issues shows.
    ///
    /// @param newsletter slug, null for all
    /// @param status     null for all
    record Filter(@Nullable String newsletter, @Nullable Status status) {
    }

    /// Where a page begins: after this issue.
    ///
    /// @param createdAt when the last issue of the page before was made
    /// @param id        its key
    record After(Instant createdAt, UUID id) {
    }

    /// The issue with this key.
    Issue get(UUID id) {
        return findByIdOptional(id).orElseThrow(Issues::unknown);
    }

    /// The issue with this key, held until the transaction ends.
    Issue lock(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE).orElseThrow(Issues::unknown);
    }

    /// Newest first.
    List<Issue> page(Filter filter, @Nullable After after, int limit) {
        var conditions = conditions(filter);
        if (after != null) {
            conditions.put("(i.createdAt < :at or i.createdAt = :at and i.id < :id)",
                    Map.of("at", after.createdAt(), "id", after.id()));
        }
        return find(
                "from Issue i join fetch i.newsletter" + where(conditions) + " order by i.createdAt desc, i.id desc",
                parameters(conditions))
                .range(0, limit - 1)
                .list();
    }

    long count(Filter filter) {
        var conditions = conditions(filter);
        return count("from Issue i" + where(conditions), parameters(conditions));
    }

    /// What readers may see of a newsletter's archive, newest first.
    List<Issue> archive(String newsletter, int beforeNumber, int limit) {
        return find("newsletter.slug = ?1 and state = ?2 and number < ?3 order by number desc", newsletter, Status.SENT,
                beforeNumber)
                .range(0, limit - 1)
                .list();
    }

    long countArchive(String newsletter) {
        return count("newsletter.slug = ?1 and state = ?2", newsletter, Status.SENT);
    }

    /// An issue that readers may have got.
    Optional<Issue> out(String newsletter, int number) {
        return find("newsletter.slug = ?1 and number = ?2 and state in ?3", newsletter, number, OUT)
                .firstResultOptional();
    }

    private static Map<String, Map<String, Object>> conditions(Filter filter) {
        var conditions = new HashMap<String, Map<String, Object>>();
        if (filter.newsletter() != null) {
            conditions.put("i.newsletter.slug = :slug", Map.of("slug", filter.newsletter()));
        }
        if (filter.status() != null) {
            conditions.put("i.state = :state", Map.of("state", filter.status()));
        }
        return conditions;
    }

    private static String where(Map<String, Map<String, Object>> conditions) {
        return conditions.isEmpty() ? "" : " where " + String.join(" and ", new ArrayList<>(conditions.keySet()));
    }

    private static Map<String, Object> parameters(Map<String, Map<String, Object>> conditions) {
        var parameters = new HashMap<String, Object>();
        conditions.values().forEach(parameters::putAll);
        return parameters;
    }

    private static RuntimeException unknown() {
        return ProblemType.NOT_FOUND.with("There is no issue with this id.");
    }
}
