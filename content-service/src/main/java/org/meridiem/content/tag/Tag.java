package org.meridiem.content.tag;

import java.util.LinkedHashSet;
import java.util.SequencedSet;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.hibernate.annotations.SQLRestriction;
import org.meridiem.content.editing.Stamp;

/// What articles are about. Its slug is its address and unique; its name is what readers see.
@Entity
@Table(name = "tag")
@SQLRestriction("merged_into is null")
public class Tag {

    @Id
    private UUID id;
    @Column(nullable = false)
    private String slug;
    @Column(nullable = false)
    private String name;
    @Column(nullable = false)
    private String description;
    @Embedded
    private Stamp stamp;

    /// For Hibernate.
    @SuppressWarnings("NullAway.Init") // filled in by Hibernate
    protected Tag() {
    }

    Tag(UUID id, String slug, String name, String description, Stamp stamp) {
        this.id = id;
        this.slug = slug;
        this.name = name;
        this.description = description;
        this.stamp = stamp;
    }

    /// Takes new values.
    ///
    /// @return the members that changed; when there are none, nothing else happened either
    SequencedSet<String> edit(String newSlug, String newName, String newDescription) {
        SequencedSet<String> changed = new LinkedHashSet<>();
        if (!slug.equals(newSlug)) {
            slug = newSlug;
            changed.add("slug");
        }
        if (!name.equals(newName)) {
            name = newName;
            changed.add("name");
        }
        if (!description.equals(newDescription)) {
            description = newDescription;
            changed.add("description");
        }
        return changed;
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

    /// As readers see it.
    public String name() {
        return name;
    }

    /// What belongs under it; may be empty.
    public String description() {
        return description;
    }

    Stamp stamp() {
        return stamp;
    }
}
