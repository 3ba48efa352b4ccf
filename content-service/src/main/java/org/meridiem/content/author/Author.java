package org.meridiem.content.author;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.SequencedSet;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.SQLRestriction;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.meridiem.content.editing.Stamp;

/// Whose name stands in the byline. Not an account: colleagues sign in elsewhere, and a team has no account at all.
@Entity
@Table(name = "author")
@SQLRestriction("merged_into is null")
public class Author {

    @Id
    private UUID id;
    @Column(nullable = false)
    private String slug;
    @Column(nullable = false)
    private String name;
    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    private AuthorKind kind;
    @Column(nullable = false)
    private String role;
    @Column(nullable = false)
    private String bio;
    @Column(name = "avatar_id")
    private @Nullable UUID avatarId;
    @JdbcTypeCode(SqlTypes.ARRAY)
    @Column(name = "same_as", nullable = false)
    private List<String> sameAs;
    @Embedded
    private Stamp stamp;

    /// For Hibernate.
    @SuppressWarnings("NullAway.Init") // filled in by Hibernate
    protected Author() {
    }

    Author(UUID id, String slug, AuthorWrite wanted, Stamp stamp) {
        this.id = id;
        this.slug = slug;
        this.name = wanted.tidyName();
        this.kind = wanted.kindOrPerson();
        this.role = wanted.tidyRole();
        this.bio = wanted.tidyBio();
        this.avatarId = wanted.avatarId();
        this.sameAs = wanted.sameAsOrNone();
        this.stamp = stamp;
    }

    /// Takes new values.
    ///
    /// @return the members that changed; when there are none, nothing else happened either
    SequencedSet<String> edit(String newSlug, AuthorWrite wanted) {
        SequencedSet<String> changed = new LinkedHashSet<>();
        note(changed, "slug", slug, newSlug);
        note(changed, "name", name, wanted.tidyName());
        note(changed, "kind", kind, wanted.kindOrPerson());
        note(changed, "role", role, wanted.tidyRole());
        note(changed, "bio", bio, wanted.tidyBio());
        note(changed, "avatar", avatarId, wanted.avatarId());
        note(changed, "sameAs", sameAs, wanted.sameAsOrNone());
        slug = newSlug;
        name = wanted.tidyName();
        kind = wanted.kindOrPerson();
        role = wanted.tidyRole();
        bio = wanted.tidyBio();
        avatarId = wanted.avatarId();
        sameAs = wanted.sameAsOrNone();
        return changed;
    }

    /// Lets go of the picture, because it was merged: a signpost shows none.
    void giveUpPicture() {
        avatarId = null;
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

    /// Its identity; never changes.
    public UUID id() {
        return id;
    }

    /// Its address.
    public String slug() {
        return slug;
    }

    /// As the byline shows it.
    public String name() {
        return name;
    }

    /// What they do, such as “Senior reporter”; may be empty.
    public String role() {
        return role;
    }

    /// A few sentences, plain text; may be empty.
    public String bio() {
        return bio;
    }

    /// The picture's media id, null for none.
    public @Nullable UUID avatar() {
        return avatarId;
    }

    /// Pages elsewhere about the same author.
    List<String> sameAs() {
        return List.copyOf(sameAs);
    }

    AuthorKind kind() {
        return kind;
    }

    Stamp stamp() {
        return stamp;
    }
}
