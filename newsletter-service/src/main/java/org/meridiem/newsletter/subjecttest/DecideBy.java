package org.meridiem.newsletter.subjecttest;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonProperty;

/// What decides about subjects.
@Schema(name = "SubjectTestDecision")
public enum DecideBy {
    /// The share of people who opened the mail.
    @JsonProperty("opens")
    OPENS,
    /// The share of people who clicked a link.
    @JsonProperty("clicks")
    CLICKS,
    /// An editor.
    @JsonProperty("hand")
    HAND
}
