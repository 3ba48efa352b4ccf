package org.meridiem.events;

/// A comment became visible or vanished, on [Topic#COMMENTS]. In the order in which it happened, per article: the newest event of an
/// article holds its present number of comments.
public sealed interface CommentEvent {
    /// The CloudEvents attributes; their type is that of the record, their subject the article's id. The records refuse any other.
    CloudEvent attributes();

    /// What happened.
    CommentChange change();

    /// Readers see the comment.
    record Approved(CloudEvent attributes, CommentChange change) implements CommentEvent {
        /// The CloudEvents type.
        public static final String TYPE = "org.meridiem.comment.approved.v1";

        /// Refuses attributes of another type or another article.
        public Approved {
            attributes.describe(TYPE, change.article().toString());
        }
    }

    /// Readers no longer see the comment.
    record Removed(CloudEvent attributes, CommentChange change) implements CommentEvent {
        /// The CloudEvents type.
        public static final String TYPE = "org.meridiem.comment.removed.v1";

        /// Refuses attributes of another type or another article.
        public Removed {
            attributes.describe(TYPE, change.article().toString());
        }
    }
}
