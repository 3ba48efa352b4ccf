package org.meridiem.content.comment;

import com.fasterxml.jackson.annotation.JsonProperty;

/// What a moderator makes of a comment.
enum Decision {
    /// Readers may see it. Settles the reports against it.
    @JsonProperty("approve")
    APPROVE("approve", CommentState.APPROVED),
    /// Readers are not to see it.
    @JsonProperty("reject")
    REJECT("reject", CommentState.REJECTED),
    /// Nobody is to see it, and it is to be told apart from what was only unfit.
    @JsonProperty("spam")
    SPAM("spam", CommentState.SPAM);

    private final String label;
    private final CommentState state;

    Decision(String label, CommentState state) {
        this.label = label;
        this.state = state;
    }

    /// The API's word.
    String label() {
        return label;
    }

    /// Where it leads.
    CommentState state() {
        return state;
    }
}
