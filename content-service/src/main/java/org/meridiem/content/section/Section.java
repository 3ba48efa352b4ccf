package org.meridiem.content.section;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.hibernate.annotations.SQLRestriction;
import org.jspecify.annotations.Nullable;
import org.meridiem.content.editing.Stamp;

/// A place in the tree that articles are filed in.
@Entity
@Table(name = "section")
@SQLRestriction("merged_into is null")
public class Section {

    /// How deep the tree may be: deeper than any newspaper's, and navigation stays readable.
    public static final int MAX_DEPTH = 5;

    @Id
    private UUID id;
    @Column(nullable = false)
    private String slug;
    @Column(nullable = false)
    private String name;
    @Column(nullable = false)
    private String description;
    @Column(name = "parent_id")
    private @Nullable UUID parentId;
    @Column(nullable = false)
    private int position;
    @Column(nullable = false)
    private String path;
    @Embedded
    private Stamp stamp;

    /// For Hibernate.
    @SuppressWarnings("NullAway.Init") // filled in by Hibernate
    protected Section() {
    }

    Section(UUID id, String slug, String name, String description, @Nullable Section parent, int position,
            Stamp stamp) {
        this.id = id;
        this.slug = slug;
        this.name = name;
        this.description = description;
        this.parentId = parent == null ? null : parent.id;
        this.position = position;
        this.path = pathUnder(parent, slug);
        this.stamp = stamp;
    }

    /// Takes new values. The caller has made sure that the parent is not below this section, and moves the sections below afterwards.
    ///
    /// @return the members that changed; when there are none, nothing else happened either
    SequencedSet<String> edit(String newSlug, String newName, String newDescription, @Nullable Section parent,
            int newPosition) {
        SequencedSet<String> changed = new LinkedHashSet<>();
        UUID newParentId = parent == null ? null : parent.id;
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
        if (parentId == null ? newParentId != null : !parentId.equals(newParentId)) {
            parentId = newParentId;
            changed.add("parent");
        }
        if (position != newPosition) {
            position = newPosition;
            changed.add("position");
        }
        path = pathUnder(parent, slug);
        return changed;
    }

    /// Follows a section above that moved.
    void follow(String oldPath, String newPath) {
        path = newPath + path.substring(oldPath.length());
    }

    boolean isDirectlyUnder(UUID section) {
        return section.equals(parentId);
    }

    /// Comes to be under another section. The path follows by [#follow(String, String)].
    void adopt(UUID newParent, int newPosition) {
        parentId = newParent;
        position = newPosition;
    }

    /// Gets another place among its siblings.
    void place(int newPosition) {
        position = newPosition;
    }

    /// Whether the other one is this one or below it.
    boolean contains(Section other) {
        return other.path.equals(path) || other.path.startsWith(path + "/");
    }

    void stamp(Stamp next) {
        stamp = next;
    }

    private static String pathUnder(@Nullable Section parent, String slug) {
        return parent == null ? slug : parent.path + "/" + slug;
    }

    /// Its identity; never changes.
    public UUID id() {
        return id;
    }

    /// Its address, unique in the whole tree.
    public String slug() {
        return slug;
    }

    /// As readers see it.
    public String name() {
        return name;
    }

    /// What is filed here; may be empty.
    public String description() {
        return description;
    }

    /// Slugs from the top section down to this one, joined by `/`, such as `technology/ai`.
    public String path() {
        return path;
    }

    /// The section above; empty for a top one.
    public Optional<UUID> parentId() {
        return Optional.ofNullable(parentId);
    }

    /// 1 for a top section.
    int depth() {
        return 1 + (int) path.chars().filter(c -> c == '/').count();
    }

    /// Slug of the section above.
    @Nullable
    String parentSlug() {
        int end = path.length() - slug.length() - 1;
        return end < 0 ? null : path.substring(path.lastIndexOf('/', end - 1) + 1, end);
    }

    /// Place among its siblings.
    int position() {
        return position;
    }

    Stamp stamp() {
        return stamp;
    }
}
