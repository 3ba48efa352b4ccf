package org.meridiem.newsletter.issue;

import java.util.Locale;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonProperty;

/// Where an issue stands.
@Schema(name = "IssueStatus")
public enum Status {
    /// Being put together.
    @JsonProperty("draft")
    DRAFT,
    /// Good to go out.
    @JsonProperty("approved")
    APPROVED,
    /// Content and audience are frozen, mails leave.
    @JsonProperty("sending")
    SENDING,
    /// No further mail leaves for now.
    @JsonProperty("paused")
    PAUSED,
    /// Every recipient is decided about.
    @JsonProperty("sent")
    SENT,
    /// Called off; mails that had left are not called back.
    @JsonProperty("cancelled")
    CANCELLED;

    /// The word in the API.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The status of this word, for query parameters.
    ///
    /// @throws IllegalArgumentException for any other word
    public static Status fromString(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
