package org.meridiem.content.revision;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonProperty;

/// What became of a piece between two revisions.
@Schema(name = "ChangeKind", description = "What became of a piece: `moved` is one that is the same elsewhere.")
enum ChangeKind {
    /// In both.
    @JsonProperty("equal")
    EQUAL,
    /// In the later one only.
    @JsonProperty("inserted")
    INSERTED,
    /// In the earlier one only.
    @JsonProperty("deleted")
    DELETED,
    /// In both, with differences.
    @JsonProperty("changed")
    CHANGED,
    /// In both, at another place.
    @JsonProperty("moved")
    MOVED
}
