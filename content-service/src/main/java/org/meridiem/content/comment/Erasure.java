package org.meridiem.content.comment;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import org.meridiem.content.audit.AuditLog;
import org.meridiem.content.editing.Ids;
import org.meridiem.content.publication.CommentCounts;
import org.meridiem.kit.security.Caller;

import io.quarkus.narayana.jta.QuarkusTransaction;

/// Forgets a reader: texts, names, likes, reports. Where answers to a comment are, its place stays.
///
/// Article by article, each in a transaction of its own, so that no article waits for the others. What a process that dies leaves over is
/// done by asking again.
@ApplicationScoped
class Erasure {

    /// Author of what nobody wrote any more.
    static final String NOBODY = "erased";

    private final DataSource database;
    private final Comments comments;
    private final Standing standing;
    private final Reactions reactions;
    private final CommentCounts counts;
    private final Bans bans;
    private final AuditLog audit;
    private final Clock clock;

    Erasure(DataSource database, Comments comments, Standing standing, Reactions reactions,
            CommentCounts counts, Bans bans, AuditLog audit, Clock clock) {
        this.database = database;
        this.comments = comments;
        this.standing = standing;
        this.reactions = reactions;
        this.counts = counts;
        this.bans = bans;
        this.audit = audit;
        this.clock = clock;
    }

    /// @param reader subject of the token
    /// @return how many comments were erased
    int erase(String reader, Caller by) {
        if (reader.equals(NOBODY)) {
            return 0;
        }
        int erased = 0;
        for (UUID article : Query.of("select distinct article_id from comment where author = ? order by 1", reader)
                .list(database, row -> row.getObject(1, UUID.class))) {
            erased += QuarkusTransaction.requiringNew().call(() -> under(article, reader));
        }
        // One by one: many rows held at once could wait for somebody who holds others of them.
        commentsOf("comment_like", reader)
                .forEach(id -> QuarkusTransaction.requiringNew().run(() -> reactions.forgetLike(id, reader)));
        commentsOf("comment_report", reader)
                .forEach(id -> QuarkusTransaction.requiringNew().run(() -> reactions.forgetReport(id, reader)));
        int count = erased;
        QuarkusTransaction.requiringNew().run(() -> rest(reader, count, by));
        return count;
    }

    // The names of tables come from this class alone.
    private List<UUID> commentsOf(String table, String reader) {
        return Query.of("select comment_id from " + table + " where reader = ?", reader).list(database,
                row -> row.getObject(1, UUID.class));
    }

    private int under(UUID article, String reader) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        if (!counts.hold(article, now)) {
            return 0;
        }
        List<UUID> ids = Query.of("select id from comment where author = ? and article_id = ? order by id", reader,
                article).list(database, row -> row.getObject(1, UUID.class));
        ids.forEach(id -> standing.erase(comments.locked(id), NOBODY, now));
        return ids.size();
    }

    private void rest(String reader, int count, Caller by) {
        comments.redactAnswers(reader, null);
        bans.forgetName(reader);
        // Not whom: the log never forgets.
        audit.record(by, "erase", "comment-author", Ids.next(), null, Map.of("comments", count));
    }
}
