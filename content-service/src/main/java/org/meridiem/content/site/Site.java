package org.meridiem.content.site;

import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.SequencedSet;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.meridiem.content.editing.Stamp;

/// What the site says of itself. There is exactly one; the migration made it.
@Entity
@Table(name = "site")
class Site {

    /// Its only key.
    static final short ONLY = 1;
    /// Its identity among all things that have a history of changes.
    static final UUID IDENTITY = new UUID(0, ONLY);

    @Id
    private short id;
    @Column(nullable = false)
    private String name;
    @Column(nullable = false)
    private String tagline;
    @Column(nullable = false)
    private String about;
    @Column(nullable = false)
    private String language;
    @Column(name = "logo_id")
    private @Nullable UUID logoId;
    @Column(name = "call_to_action", nullable = false)
    private String callToAction;
    @Column(name = "newsletter_slug")
    private @Nullable String newsletterSlug;
    @JdbcTypeCode(SqlTypes.JSON)
    @Column(nullable = false)
    private String settings;
    @Embedded
    private Stamp stamp;

    /// For Hibernate; the migration inserted the row.
    @SuppressWarnings("NullAway.Init") // filled in by Hibernate
    protected Site() {
    }

    /// Takes new values.
    ///
    /// @param wanted the texts
    /// @param kept   the settings
    /// @return the members that changed; when there are none, nothing else happened either
    SequencedSet<String> edit(SiteWrite wanted, SiteSettings kept) {
        SequencedSet<String> changed = new LinkedHashSet<>();
        note(changed, "name", name, wanted.tidyName());
        note(changed, "tagline", tagline, wanted.tidyTagline());
        note(changed, "about", about, wanted.tidyAbout());
        note(changed, "language", language, wanted.languageOrEnglish());
        note(changed, "logo", logoId, wanted.logoId());
        note(changed, "newsletter", newsletter(), wanted.tidyNewsletter());
        name = wanted.tidyName();
        tagline = wanted.tidyTagline();
        about = wanted.tidyAbout();
        language = wanted.languageOrEnglish();
        logoId = wanted.logoId();
        callToAction = wanted.tidyNewsletter().callToAction();
        newsletterSlug = wanted.tidyNewsletter().slug();
        edit(kept, changed);
        return changed;
    }

    private void edit(SiteSettings kept, SequencedSet<String> changed) {
        SiteSettings before = settings();
        note(changed, "description", before.description(), kept.description());
        note(changed, "copyright", before.copyright(), kept.copyright());
        note(changed, "timeZone", before.timeZone(), kept.timeZone());
        note(changed, "socialLinks", before.socialLinks(), kept.socialLinks());
        note(changed, "menu", before.menu(), kept.menu());
        note(changed, "footer", before.footer(), kept.footer());
        note(changed, "legalPages", before.legalPages(), kept.legalPages());
        note(changed, "previewUrl", before.previewUrl(), kept.previewUrl());
        if (!before.equals(kept)) {
            settings = kept.written();
        }
    }

    private static void note(SequencedSet<String> changed, String member, @Nullable Object before,
            @Nullable Object after) {
        if (!Objects.equals(before, after)) {
            changed.add(member);
        }
    }

    void stamp(Stamp next) {
        stamp = next;
    }

    short id() {
        return id;
    }

    String name() {
        return name;
    }

    String tagline() {
        return tagline;
    }

    String about() {
        return about;
    }

    String language() {
        return language;
    }

    @Nullable
    UUID logo() {
        return logoId;
    }

    Newsletter newsletter() {
        return new Newsletter(callToAction, newsletterSlug);
    }

    SiteSettings settings() {
        return SiteSettings.read(settings);
    }

    Stamp stamp() {
        return stamp;
    }
}
