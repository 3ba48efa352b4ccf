package org.meridiem.content.webhook;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import org.jspecify.annotations.Nullable;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

/// The table of webhooks.
@ApplicationScoped
class WebhookRepository implements PanacheRepositoryBase<Webhook, UUID> {

    /// For a change: nobody else changes it until this transaction ends. Articles can be published meanwhile.
    Optional<Webhook> locked(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /// Newest first: identifiers sort by time.
    List<Webhook> newest(@Nullable UUID after, int size) {
        return (after == null ? find("order by id desc") : find("id < ?1 order by id desc", after)).page(0, size)
                .list();
    }
}
