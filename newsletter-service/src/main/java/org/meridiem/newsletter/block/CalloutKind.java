package org.meridiem.newsletter.block;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonProperty;

/// What a box is for.
@Schema(name = "CalloutKind")
public enum CalloutKind {
    /// A remark.
    @JsonProperty("note")
    NOTE,
    /// Background.
    @JsonProperty("info")
    INFO,
    /// Advice.
    @JsonProperty("tip")
    TIP,
    /// Something to beware of.
    @JsonProperty("warning")
    WARNING
}
