package org.meridiem.content.body;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonProperty;

/// What a callout is for.
public enum CalloutKind {
    /// Something beside the point.
    @JsonProperty("note")
    NOTE,
    /// Background that helps.
    @JsonProperty("info")
    INFO,
    /// Advice.
    @JsonProperty("tip")
    TIP,
    /// Something to beware of.
    @JsonProperty("warning")
    WARNING;

    /// The name in JSON and in class attributes.
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
