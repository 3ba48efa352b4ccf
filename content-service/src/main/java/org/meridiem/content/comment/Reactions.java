package org.meridiem.content.comment;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;
import org.meridiem.content.caching.Purges;
import org.meridiem.content.editing.Cut;
import org.meridiem.content.editing.Texts;
import org.meridiem.kit.limit.RateLimits;
import org.meridiem.kit.page.Cursors;
import org.meridiem.kit.page.Page;
import org.meridiem.kit.problem.ProblemException;
import org.meridiem.kit.problem.ProblemType;
import org.meridiem.kit.security.Caller;

/// Likes and reports: once per reader and comment, repeated as often as one likes.
@ApplicationScoped
class Reactions {

    private final DataSource database;
    private final Comments comments;
    private final Standing standing;
    private final Discussion.Finder discussions;
    private final Bans bans;
    private final Purges purges;
    private final CommentsConfig config;
    private final Cursors cursors;
    private final Clock clock;
    private final RateLimits.Limit perReader;

    Reactions(DataSource database, Comments comments, Standing standing, Discussion.Finder discussions, Bans bans,
            Purges purges, CommentsConfig config, Cursors cursors, Clock clock,
            RateLimits limits) {
        this.database = database;
        this.comments = comments;
        this.standing = standing;
        this.discussions = discussions;
        this.bans = bans;
        this.purges = purges;
        this.config = config;
        this.cursors = cursors;
        this.clock = clock;
        this.perReader = limits.limit("comment-reactions", config.reactionsPerMinute(), Duration.ofMinutes(1));
    }

    /// The reader likes it.
    ///
    /// @throws ProblemException 403 (banned), 404, 409 (one's own), 410, 429
    @Transactional
    void like(UUID id, Caller by) {
        Instant now = begin(by);
        Comment comment = shown(comments.locked(id), by, now);
        if (Query.of("insert into comment_like (comment_id, reader, liked_at) values (?, ?, ?) on conflict do nothing",
                comment.id(), by.id(), now).update(database) == 1) {
            count(id, 1, now);
        }
    }

    /// The reader does not, or no longer. May always be said.
    ///
    /// @throws ProblemException 404, 429
    @Transactional
    void unlike(UUID id, Caller by) {
        perReader.take(by.id());
        comments.existing(id);
        forgetLike(id, by.id());
    }

    /// As if the reader had never liked it. Whoever likes or counts holds the comment first, and no other row.
    @Transactional
    void forgetLike(UUID id, String reader) {
        hold(id);
        if (Query.of("delete from comment_like where comment_id = ? and reader = ?", id, reader)
                .update(database) == 1) {
            count(id, -1, now());
        }
    }

    /// As if the reader had never reported it; what the report led to stays.
    @Transactional
    void forgetReport(UUID id, String reader) {
        hold(id);
        Query.of("""
                with gone as (delete from comment_report where comment_id = ? and reader = ? returning settled)
                update comment set report_count = greatest(0, report_count - 1)
                where id = ? and exists (select 1 from gone where not settled)""", id, reader, id).update(database);
    }

    /// The reader finds that a moderator should see it. Enough of them hide it until one has.
    ///
    /// @throws ProblemException 403 (banned), 404, 409 (one's own), 410, 429
    @Transactional
    void report(UUID id, ReportWrite report, Caller by) {
        Instant now = begin(by);
        standing.hold(shown(comments.existing(id), by, now).article(), now);
        shown(comments.locked(id), by, now);
        if (Query.of("""
                insert into comment_report (comment_id, reader, reason, note, reported_at) values (?, ?, ?, ?, ?)
                on conflict do nothing""", id, by.id(), report.reason(), Texts.tidyOrEmpty(report.note()), now)
                .update(database) == 0) {
            return;
        }
        Query.of("update comment set report_count = report_count + 1 where id = ?", id).update(database);
        Comment reported = comments.locked(id);
        if (config.hideAfterReports() > 0 && reported.reports() >= config.hideAfterReports()) {
            standing.move(reported, CommentState.PENDING, null, now);
        }
    }

    /// What the reader likes, of an article if one is named; newest comment first.
    Page<UUID> liked(@Nullable String slug, int limit, @Nullable String cursor, Caller by) {
        var cut = new Cut(cursors, "comment-likes|" + by.id() + "|" + slug, limit);
        List<String> position = cut.position(cursor);
        UUID article = slug == null ? null : discussions.bySlug(slug, now()).article();
        List<UUID> ids = Query.of("""
                select l.comment_id from comment_like l join comment c on c.id = l.comment_id
                where l.reader = ? and (?::uuid is null or c.article_id = ?) and (?::uuid is null or l.comment_id < ?)
                order by l.comment_id desc limit ?""", by.id(), article, article, id(position), id(position),
                cut.fetch()).list(database, row -> row.getObject(1, UUID.class));
        return cut.page(ids, id -> List.of(id.toString()), null);
    }

    private void hold(UUID id) {
        Query.of("select 1 from comment where id = ? for no key update", id).first(database, _ -> 0);
    }

    private static @Nullable UUID id(@Nullable List<String> position) {
        return position == null ? null : UUID.fromString(position.getFirst());
    }

    private Instant begin(Caller by) {
        perReader.take(by.id());
        Instant now = now();
        bans.demandNone(by.id(), now);
        return now;
    }

    /// Only what readers see can be liked or reported, and of everything else they learn nothing.
    private Comment shown(Comment comment, Caller by, Instant now) {
        if (!comment.approved()) {
            throw ProblemType.NOT_FOUND.with("There is no comment with this id.");
        }
        if (comment.author().equals(by.id())) {
            throw ProblemType.CONFLICT.with("This comment is your own.");
        }
        discussions.byId(comment.article(), now);
        return comment;
    }

    private void count(UUID id, int difference, Instant now) {
        Query.of("update comment set like_count = like_count + ?, touched_at = ? where id = ?", difference, now, id)
                .update(database);
        purges.ask(Standing.tags(comments.existing(id).article()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
