package org.meridiem.content.webhook;

import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;
import org.meridiem.content.editing.Stamp;

/// A receiver of events, with what it wants to hear of.
///
/// Signs with one or two secrets: after a new one was made the one before stays live for a while, so that its receiver can change over.
@Entity
@Table(name = "webhook")
// The worker's column changes beside the others.
@DynamicUpdate
class Webhook {

    /// Why it was switched off by itself.
    enum DisabledReason {
        /// The receiver answered 410: it does not want to hear anything any more.
        GONE,
        /// It failed for too long.
        FAILING
    }

    @Id
    private UUID id;
    @Column(nullable = false)
    private String name;
    @Column(nullable = false)
    private String url;
    @Column(name = "event_types", nullable = false)
    private String[] eventTypes;
    private UUID @Nullable [] sections;
    @Column(nullable = false)
    private boolean active;
    @Enumerated(EnumType.STRING)
    @Column(name = "disabled_reason")
    private @Nullable DisabledReason disabledReason;
    @Column(name = "disabled_at")
    private @Nullable Instant disabledAt;
    @Column(name = "failing_since", insertable = false)
    private @Nullable Instant failingSince;
    @Column(nullable = false)
    private byte[] secret;
    @Column(name = "old_secret")
    private byte @Nullable [] oldSecret;
    @Column(name = "old_secret_until")
    private @Nullable Instant oldSecretUntil;
    @Embedded
    private Stamp stamp;

    /// For Hibernate.
    @SuppressWarnings("NullAway.Init") // filled in by Hibernate
    protected Webhook() {
    }

    /// @param secret as it is stored
    @SuppressWarnings("NullAway.Init") // edit fills the rest in
    Webhook(UUID id, WebhookWrite wanted, @Nullable List<UUID> sections, byte[] secret, Stamp stamp) {
        this.id = id;
        this.secret = secret;
        this.stamp = stamp;
        this.name = wanted.tidyName();
        this.url = wanted.url();
        this.eventTypes = labels(wanted.eventTypes());
        this.sections = sections == null ? null : sections.toArray(UUID[]::new);
        this.active = wanted.isActive();
    }

    /// Takes new values. Switching it on lets bygones be bygones.
    ///
    /// @return the members that changed; when there are none, nothing else happened either
    SequencedSet<String> edit(WebhookWrite wanted, @Nullable List<UUID> newSections) {
        SequencedSet<String> changed = new LinkedHashSet<>();
        if (!name.equals(wanted.tidyName())) {
            name = wanted.tidyName();
            changed.add("name");
        }
        if (!url.equals(wanted.url())) {
            url = wanted.url();
            changed.add("url");
        }
        String[] labels = labels(wanted.eventTypes());
        if (!Arrays.equals(eventTypes, labels)) {
            eventTypes = labels;
            changed.add("eventTypes");
        }
        UUID[] ids = newSections == null ? null : newSections.toArray(UUID[]::new);
        if (!Arrays.equals(sections, ids)) {
            sections = ids;
            changed.add("sections");
        }
        if (active != wanted.isActive()) {
            active = wanted.isActive();
            disabledReason = null;
            disabledAt = null;
            failingSince = active ? null : failingSince;
            changed.add("active");
        }
        return changed;
    }

    /// Switches it off.
    ///
    /// @return false if it was off already
    boolean disable(DisabledReason reason, Instant now) {
        if (!active) {
            return false;
        }
        active = false;
        disabledReason = reason;
        disabledAt = now;
        return true;
    }

    /// Signs with a new secret from now on, and with the one before too until the given time. The one before that is dead at once.
    void rotate(byte[] newSecret, Instant oldUntil) {
        oldSecret = secret;
        oldSecretUntil = oldUntil;
        secret = newSecret;
    }

    void stamp(Stamp next) {
        stamp = next;
    }

    UUID id() {
        return id;
    }

    String name() {
        return name;
    }

    URI url() {
        return URI.create(url);
    }

    Set<EventType> eventTypes() {
        var types = new LinkedHashSet<EventType>();
        Arrays.stream(eventTypes).map(EventType::of).forEach(types::add);
        return types;
    }

    /// Null for all.
    @Nullable
    List<UUID> sections() {
        return sections == null ? null : List.of(sections);
    }

    boolean active() {
        return active;
    }

    Optional<DisabledReason> disabledReason() {
        return Optional.ofNullable(disabledReason);
    }

    @Nullable
    Instant disabledAt() {
        return disabledAt;
    }

    @Nullable
    Instant failingSince() {
        return failingSince;
    }

    /// Until when the secret before the present one signs too.
    @Nullable
    Instant oldSecretUntil() {
        return oldSecretUntil;
    }

    Stamp stamp() {
        return stamp;
    }

    private static String[] labels(Set<EventType> types) {
        return types.stream().sorted().map(EventType::label).toArray(String[]::new);
    }
}
