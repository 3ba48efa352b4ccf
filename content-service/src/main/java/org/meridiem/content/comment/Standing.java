package org.meridiem.content.comment;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;
import org.meridiem.content.caching.Purges;
import org.meridiem.content.editing.Editor;
import org.meridiem.content.editing.Ids;
import org.meridiem.content.publication.CommentCounts;
import org.meridiem.events.CloudEvent;
import org.meridiem.events.CommentChange;
import org.meridiem.events.CommentEvent;
import org.meridiem.events.EventCodec;
import org.meridiem.kit.outbox.Outbox;
import org.meridiem.kit.problem.ProblemType;
import org.meridiem.kit.security.Caller;
import org.meridiem.kit.trace.TraceContext;

/// Changes where comments stand, with all that hangs on it: the article's number, the number of answers above, the event, the purge.
///
/// Works in the caller's transaction, which [holds][#hold(UUID, Instant)] the article's comments.
@ApplicationScoped
class Standing {

    private static final String SOURCE = "/content-service";

    private final Comments comments;
    private final CommentCounts counts;
    private final Outbox outbox;
    private final Purges purges;

    Standing(Comments comments, CommentCounts counts, Outbox outbox, Purges purges) {
        this.comments = comments;
        this.counts = counts;
        this.outbox = outbox;
        this.purges = purges;
    }

    /// What a moderator says.
    ///
    /// @param by     who
    /// @param reason why, for colleagues
    record Verdict(Caller by, @Nullable String reason) {
    }

    /// Lets nobody else change what readers see of the article's comments until the running transaction ends.
    ///
    /// @throws org.meridiem.kit.problem.ProblemException 404 when the article was deleted just now
    void hold(UUID article, Instant now) {
        if (!counts.hold(article, now)) {
            throw ProblemType.NOT_FOUND.with("The article was deleted just now.");
        }
    }

    /// A comment comes into being here.
    void begin(Comment comment, Instant now) {
        comments.insert(comment);
        if (comment.approved()) {
            shown(comment, 1, now);
        }
    }

    /// The comment goes to a state, or a moderator confirms the one it has.
    ///
    /// @param verdict null when no moderator decided
    /// @return its new version
    Comment move(Comment comment, CommentState to, @Nullable Verdict verdict, Instant now) {
        var moved = new Comment(comment.id(), comment.article(), comment.parent(), comment.path(), comment.author(),
                comment.authorName(), to == CommentState.REMOVED ? null : comment.text(), comment.links(), to,
                comment.version() + 1, comment.likes(),
                to == CommentState.APPROVED && verdict != null ? 0 : comment.reports(), comment.replies(),
                comment.createdAt(), comment.editedAt(), now,
                verdict == null ? comment.decidedAt() : now,
                verdict == null ? comment.decidedBy() : new Editor(verdict.by().id(), verdict.by().name()),
                verdict == null ? comment.reason() : verdict.reason());
        comments.save(moved);
        follow(comment, moved, now);
        return moved;
    }

    /// The author says something else.
    ///
    /// @param to where the new text stands
    /// @return its new version
    Comment edit(Comment comment, CommentText text, CommentState to, Instant now) {
        var edited = new Comment(comment.id(), comment.article(), comment.parent(), comment.path(), comment.author(),
                comment.authorName(), text.text(), text.links(), to, comment.version() + 1, comment.likes(),
                comment.reports(), comment.replies(), comment.createdAt(), now, now, comment.decidedAt(),
                comment.decidedBy(), comment.reason());
        comments.save(edited);
        follow(comment, edited, now);
        return edited;
    }

    /// Nothing is left that says who wrote it or what.
    void erase(Comment comment, String nobody, Instant now) {
        var erased = new Comment(comment.id(), comment.article(), comment.parent(), comment.path(), nobody, "", null,
                0, CommentState.REMOVED, comment.version() + 1, comment.likes(), comment.reports(), comment.replies(),
                comment.createdAt(), comment.editedAt(), now, comment.decidedAt(), comment.decidedBy(), null);
        comments.save(erased);
        follow(comment, erased, now);
    }

    private void follow(Comment before, Comment after, Instant now) {
        if (before.approved() != after.approved()) {
            shown(after, after.approved() ? 1 : -1, now);
        } else if (after.approved()) {
            counts.changed(after.article(), 0, now);
            purges.ask(tags(after.article()));
        }
    }

    private void shown(Comment comment, int difference, Instant now) {
        if (comment.depth() > 0) {
            comments.countReply(comment.path().subList(0, comment.depth()), difference, now);
        }
        int visible = counts.changed(comment.article(), difference, now);
        var change = new CommentChange(comment.article(), comment.id(), now, visible);
        outbox.append(EventCodec.COMMENTS.encode(difference > 0
                ? new CommentEvent.Approved(attributes(CommentEvent.Approved.TYPE, comment.article(), now), change)
                : new CommentEvent.Removed(attributes(CommentEvent.Removed.TYPE, comment.article(), now), change)));
        purges.ask(tags(comment.article()));
    }

    private static CloudEvent attributes(String type, UUID article, Instant now) {
        return new CloudEvent(Ids.next(), type, SOURCE, now, article.toString(), TraceContext.traceparent());
    }

    /// Of public answers with an article's comments.
    static List<String> tags(UUID article) {
        return List.of("comments-" + article);
    }
}
