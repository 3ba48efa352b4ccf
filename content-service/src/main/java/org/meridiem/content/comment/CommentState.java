package org.meridiem.content.comment;

/// Where a comment stands.
enum CommentState {
    /// Waits for a moderator; readers do not see it.
    PENDING,
    /// Readers see it.
    APPROVED,
    /// A moderator refused it.
    REJECTED,
    /// A moderator called it advertising or fraud.
    SPAM,
    /// Its author took it back, or it was erased. Its text is gone, so nothing brings it back.
    REMOVED;

    /// What the author is told: whether it was refused as spam is between moderators.
    CommentState forAuthor() {
        return this == SPAM ? REJECTED : this;
    }
}
