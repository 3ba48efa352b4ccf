package org.meridiem.content.correction;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.SequencedSet;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.meridiem.content.editing.Stamp;
import org.meridiem.kit.security.Caller;

/// An error of an article that was put right. Change it only under the article's row lock.
@Entity
@Table(name = "article_correction")
class Correction {

    @Id
    private UUID id;
    @Column(name = "article_id", nullable = false)
    private UUID articleId;
    @Column(name = "corrected_at", nullable = false)
    private Instant correctedAt;
    @Column(nullable = false)
    private String text;
    @Embedded
    private Stamp stamp;

    /// For Hibernate.
    @SuppressWarnings("NullAway.Init")
    protected Correction() {
    }

    Correction(UUID id, UUID articleId, Instant correctedAt, String text, Stamp stamp) {
        this.id = id;
        this.articleId = articleId;
        this.correctedAt = correctedAt;
        this.text = text;
        this.stamp = stamp;
    }

    /// @return the members that differ
    SequencedSet<String> edit(Instant at, String what, Caller by, Instant now) {
        SequencedSet<String> changed = new LinkedHashSet<>();
        if (!correctedAt.equals(at)) {
            changed.add("at");
        }
        if (!text.equals(what)) {
            changed.add("text");
        }
        correctedAt = at;
        text = what;
        if (!changed.isEmpty()) {
            stamp = stamp.next(by, now);
        }
        return changed;
    }

    UUID id() {
        return id;
    }

    UUID articleId() {
        return articleId;
    }

    /// The date shown to readers.
    Instant correctedAt() {
        return correctedAt;
    }

    String text() {
        return text;
    }

    Stamp stamp() {
        return stamp;
    }
}
