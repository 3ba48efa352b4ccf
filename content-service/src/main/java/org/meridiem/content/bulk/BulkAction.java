package org.meridiem.content.bulk;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonProperty;

/// What is done to every article of a selection.
@Schema(name = "BulkAction", description = "What is done: `transition` (with `transition`), `addTags` and `removeTags` (with `tags`), `move` (with `section`).")
enum BulkAction {
    /// A step of the workflow.
    @JsonProperty("transition")
    TRANSITION,
    /// Tags are added behind those that are there.
    @JsonProperty("addTags")
    ADD_TAGS,
    /// Tags are taken away.
    @JsonProperty("removeTags")
    REMOVE_TAGS,
    /// It is filed in another section.
    @JsonProperty("move")
    MOVE
}
