package org.meridiem.content.redirect;

import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.SequencedSet;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;
import org.meridiem.content.editing.Stamp;

/// An address that leads elsewhere, or that is gone.
@Entity
@Table(name = "redirect")
public class Redirect {

    /// Where it leads: exactly one of them, or none when the address is gone.
    ///
    /// @param article id
    /// @param section id
    /// @param url     a path of the site, or an absolute address
    record Target(@Nullable UUID article, @Nullable UUID section, @Nullable String url) {
    }

    @Id
    private UUID id;
    @Column(name = "from_path", nullable = false)
    private String from;
    @Column(nullable = false)
    private int status;
    @Column(name = "article_id")
    private @Nullable UUID articleId;
    @Column(name = "section_id")
    private @Nullable UUID sectionId;
    private @Nullable String url;
    @Embedded
    private Stamp stamp;

    /// For Hibernate.
    @SuppressWarnings("NullAway.Init") // filled in by Hibernate
    protected Redirect() {
    }

    @SuppressWarnings("NullAway.Init")
    Redirect(UUID id, String from, int status, Target target, Stamp stamp) {
        this.id = id;
        this.stamp = stamp;
        set(from, status, target);
    }

    /// Takes new values.
    ///
    /// @return the members that changed; when there are none, nothing else happened either
    SequencedSet<String> edit(String newFrom, int newStatus, Target newTarget) {
        SequencedSet<String> changed = new LinkedHashSet<>();
        if (!from.equals(newFrom)) {
            changed.add("from");
        }
        if (status != newStatus) {
            changed.add("status");
        }
        if (!Objects.equals(target(), newTarget)) {
            changed.add("to");
        }
        set(newFrom, newStatus, newTarget);
        return changed;
    }

    private void set(String newFrom, int newStatus, Target target) {
        from = newFrom;
        status = newStatus;
        articleId = target.article();
        sectionId = target.section();
        url = target.url();
    }

    void stamp(Stamp next) {
        stamp = next;
    }

    UUID id() {
        return id;
    }

    /// In the form of [SitePath].
    String from() {
        return from;
    }

    int status() {
        return status;
    }

    Target target() {
        return new Target(articleId, sectionId, url);
    }

    Stamp stamp() {
        return stamp;
    }
}
