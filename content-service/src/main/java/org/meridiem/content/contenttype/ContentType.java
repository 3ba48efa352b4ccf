package org.meridiem.content.contenttype;

import java.util.LinkedHashSet;
import java.util.SequencedSet;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.meridiem.content.editing.Stamp;

/// What the custom members of one kind of article may be.
@Entity
@Table(name = "content_type")
public class ContentType {

    @Id
    private UUID id;
    @Column(nullable = false, updatable = false)
    private String kind;
    @Column(nullable = false)
    private String name;
    @Column(nullable = false)
    private String description;
    @Column(name = "json_schema", nullable = false)
    private String schema;
    @Embedded
    private Stamp stamp;

    /// For Hibernate.
    @SuppressWarnings("NullAway.Init") // filled in by Hibernate
    protected ContentType() {
    }

    ContentType(UUID id, String kind, String name, String description, String schema, Stamp stamp) {
        this.id = id;
        this.kind = kind;
        this.name = name;
        this.description = description;
        this.schema = schema;
        this.stamp = stamp;
    }

    /// Takes new values.
    ///
    /// @return the members that changed; when there are none, nothing else happened either
    SequencedSet<String> edit(String newName, String newDescription, String newSchema) {
        SequencedSet<String> changed = new LinkedHashSet<>();
        if (!name.equals(newName)) {
            name = newName;
            changed.add("name");
        }
        if (!description.equals(newDescription)) {
            description = newDescription;
            changed.add("description");
        }
        if (!schema.equals(newSchema)) {
            schema = newSchema;
            changed.add("schema");
        }
        return changed;
    }

    void stamp(Stamp next) {
        stamp = next;
    }

    UUID id() {
        return id;
    }

    /// Such as `analysis`.
    String kind() {
        return kind;
    }

    String name() {
        return name;
    }

    String description() {
        return description;
    }

    /// JSON Schema as it was written.
    String schema() {
        return schema;
    }

    Stamp stamp() {
        return stamp;
    }
}
