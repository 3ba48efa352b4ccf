package org.meridiem.content.comment;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;
import org.meridiem.content.editing.Ids;
import org.meridiem.kit.http.IfMatch;
import org.meridiem.kit.limit.RateLimits;
import org.meridiem.kit.problem.ProblemType;
import org.meridiem.kit.security.Caller;

import io.micrometer.core.instrument.MeterRegistry;

/// What readers do with their own comments: write, change for a while, take back. Each method is one transaction, or part of the caller's.
@ApplicationScoped
class Speaking {

    private final Discussion.Finder discussions;
    private final Comments comments;
    private final Standing standing;
    private final Bans bans;
    private final CommentsConfig config;
    private final MeterRegistry meters;
    private final Clock clock;

    Speaking(Discussion.Finder discussions, Comments comments, Standing standing, Bans bans,
            CommentsConfig config, MeterRegistry meters, Clock clock) {
        this.discussions = discussions;
        this.comments = comments;
        this.standing = standing;
        this.bans = bans;
        this.config = config;
        this.meters = meters;
        this.clock = clock;
    }

    /// A new comment.
    ///
    /// @throws org.meridiem.kit.problem.ProblemException 400, 403 (banned), 404, 409 (closed, said already), 410, 422 (parent), 429
    @Transactional
    OwnComment say(String slug, CommentWrite write, Caller by) {
        Instant now = now();
        bans.demandNone(by.id(), now);
        Discussion discussion = discussions.bySlug(slug, now);
        discussion.demandOpen();
        CommentText text = CommentText.of(write.text(), config.maxLength());
        comments.lockAuthor(by.id());
        demandNotTooOften(by.id(), now);
        demandNew(by.id(), discussion.article(), text, null, now);
        standing.hold(discussion.article(), now);
        UUID id = Ids.next();
        var comment = new Comment(id, discussion.article(), write.parent(), path(write, discussion, id), by.id(),
                DisplayName.of(by), text.text(), text.links(), discussion.firstState(text, config), 1, 0, 0, 0, now,
                null, now, null, null, null);
        standing.begin(comment, comment.createdAt());
        meters.counter("meridiem.comments.written", "state", comment.state().name()).increment();
        return OwnComment.of(comment, discussion.slug(), editableUntil(comment));
    }

    /// Another text, shortly after the first one. It is looked at as the first one was.
    ///
    /// @throws org.meridiem.kit.problem.ProblemException 400, 403 (banned), 404, 409 (too late, said already), 410, 412, 428
    @Transactional
    OwnComment change(UUID id, IfMatch ifMatch, CommentEdit edit, Caller by) {
        Instant now = now();
        bans.demandNone(by.id(), now);
        Discussion discussion = discussions.byId(own(id, by).article(), now);
        comments.lockAuthor(by.id());
        Comment comment = held(id, ifMatch, by, now);
        if (comment.state() != CommentState.PENDING && comment.state() != CommentState.APPROVED
                || !now.isBefore(editableUntil(comment))) {
            throw ProblemType.CONFLICT.with("This comment can no longer be edited.").and("state",
                    comment.state().forAuthor());
        }
        CommentText text = CommentText.of(edit.text(), config.maxLength());
        if (text.text().equals(comment.text())) {
            return OwnComment.of(comment, discussion.slug(), editableUntil(comment));
        }
        demandNew(by.id(), comment.article(), text, id, now);
        CommentState to = comment.approved() ? discussion.firstState(text, config) : CommentState.PENDING;
        return OwnComment.of(standing.edit(comment, text, to, now), discussion.slug(), editableUntil(comment));
    }

    /// Its text is gone for good, for moderators too. Where answers to it are, a mark stays.
    ///
    /// @throws org.meridiem.kit.problem.ProblemException 404, 412, 428
    @Transactional
    void takeBack(UUID id, IfMatch ifMatch, Caller by) {
        Instant now = now();
        own(id, by);
        Comment comment = held(id, ifMatch, by, now);
        if (comment.state() != CommentState.REMOVED) {
            standing.move(comment, CommentState.REMOVED, null, now);
            comments.redactAnswers(by.id(), id);
        }
    }

    Instant editableUntil(Comment comment) {
        return comment.createdAt().plus(config.editWindow());
    }

    /// Somebody else's comment is as good as none.
    private Comment own(UUID id, Caller by) {
        return comments.byId(id).filter(comment -> comment.author().equals(by.id()))
                .orElseThrow(() -> ProblemType.NOT_FOUND.with("You have no comment with this id."));
    }

    private Comment held(UUID id, IfMatch ifMatch, Caller by, Instant now) {
        standing.hold(own(id, by).article(), now);
        Comment comment = comments.locked(id);
        ifMatch.check(comment.version(), comment::stale);
        return comment;
    }

    private List<UUID> path(CommentWrite write, Discussion discussion, UUID id) {
        if (write.parent() == null) {
            return List.of(id);
        }
        return comments.byId(write.parent())
                .filter(found -> found.article().equals(discussion.article()) && found.approved())
                .orElseThrow(() -> ProblemType.UNRESOLVED_REFERENCE
                        .with("The comment to be answered is not there, or no longer.").at("/parent",
                                "is no comment that readers see under this article"))
                .pathOfAnswer(id, config.maxDepth());
    }

    private void demandNotTooOften(String author, Instant now) {
        Duration window = config.perReaderWindow();
        comments.nthNewest(author, config.perReader()).map(oldest -> oldest.plus(window)).filter(now::isBefore)
                .ifPresent(free -> {
                    throw RateLimits.refusal("comments", config.perReader(), window, Duration.between(now, free));
                });
    }

    private void demandNew(String author, UUID article, CommentText text, @Nullable UUID except, Instant now) {
        if (comments.saidSince(author, article, text.text(), except, now.minus(config.duplicateWindow()))) {
            throw ProblemType.CONFLICT.with("You have just said exactly this.").at("/text", "was said a moment ago");
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
