package org.meridiem.content.contenttype;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import org.jspecify.annotations.Nullable;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

/// The table of content types.
@ApplicationScoped
class ContentTypeRepository implements PanacheRepositoryBase<ContentType, UUID> {

    Optional<ContentType> byKind(String kind) {
        return find("kind", kind).firstResultOptional();
    }

    /// For a change: nobody else changes it until this transaction ends.
    Optional<ContentType> locked(String kind) {
        return find("kind", kind).withLock(LockModeType.PESSIMISTIC_WRITE).firstResultOptional();
    }

    List<ContentType> inOrder(@Nullable String after, int size) {
        Map<String, Object> parameters = new HashMap<>();
        if (after != null) {
            parameters.put("after", after);
        }
        return find("from ContentType" + (after == null ? "" : " where kind > :after") + " order by kind", parameters)
                .page(0, size).list();
    }
}
