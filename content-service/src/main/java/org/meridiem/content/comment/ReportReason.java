package org.meridiem.content.comment;

/// Why a reader reports a comment.
enum ReportReason {
    /// Advertising or fraud.
    SPAM,
    /// An attack on a person.
    ABUSE,
    /// Hatred against a group.
    HATE,
    /// Has nothing to do with the article.
    OFF_TOPIC,
    /// As the note says.
    OTHER
}
