package org.meridiem.content.article;

import com.fasterxml.jackson.annotation.JsonProperty;

/// When a moderator looks at a comment.
public enum CommentModeration {
    /// Before readers see it.
    @JsonProperty("pre")
    PRE,
    /// After; readers see it at once.
    @JsonProperty("post")
    POST
}
