package org.meridiem.content.workflow;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonProperty;

/// What can happen to an article by itself.
@Schema(name = "ScheduledActionKind", description = "What happens: `publish` for the first time or again, `update` of a published article by its working draft, `unpublish`.")
enum ScheduledAction {
    /// A scheduled article goes out.
    @JsonProperty("publish")
    PUBLISH,
    /// The working draft of a published article goes out.
    @JsonProperty("update")
    UPDATE,
    /// Readers lose it.
    @JsonProperty("unpublish")
    UNPUBLISH
}
