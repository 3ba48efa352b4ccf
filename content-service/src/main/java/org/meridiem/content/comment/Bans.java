package org.meridiem.content.comment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;
import org.meridiem.content.audit.AuditLog;
import org.meridiem.content.editing.Cut;
import org.meridiem.content.editing.Editor;
import org.meridiem.content.editing.Ids;
import org.meridiem.kit.http.IfMatch;
import org.meridiem.kit.http.StaleVersion;
import org.meridiem.kit.page.Cursors;
import org.meridiem.kit.page.Page;
import org.meridiem.kit.problem.ProblemException;
import org.meridiem.kit.problem.ProblemType;
import org.meridiem.kit.security.Caller;

/// Who must not comment. One ban per reader: a further one is a change of it.
@ApplicationScoped
class Bans {

    private static final String KIND = "comment-ban";
    private static final String SELECT = "select * from comment_ban";
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private final DataSource database;
    private final Cursors cursors;
    private final AuditLog audit;
    private final Clock clock;

    Bans(DataSource database, Cursors cursors, AuditLog audit, Clock clock) {
        this.database = database;
        this.cursors = cursors;
        this.audit = audit;
        this.clock = clock;
    }

    /// Lets only those go on who are not banned.
    ///
    /// @throws ProblemException 403 with the reason, and `bannedUntil` unless it is for good
    void demandNone(String reader, Instant now) {
        Query.of(SELECT + " where author = ? and (until is null or until > ?)", reader, now)
                .first(database, Bans::read).ifPresent(ban -> {
                    ProblemException refusal = ProblemType.FORBIDDEN
                            .with("You are banned from the comments. Reason: " + ban.reason())
                            .and("bannedFrom", "comments");
                    throw ban.until() == null ? refusal : refusal.and("bannedUntil", ban.until().toString());
                });
    }

    /// Newest first.
    Page<BanView> page(@Nullable String author, int limit, @Nullable String cursor) {
        var cut = new Cut(cursors, "comment-bans|" + author, limit);
        List<String> position = cut.position(cursor);
        List<@Nullable Object> values = new ArrayList<>();
        var sql = new StringBuilder(SELECT).append(" where true");
        if (author != null) {
            sql.append(" and author = ?");
            values.add(author);
        }
        if (position != null) {
            sql.append(" and id < ?");
            values.add(UUID.fromString(position.getFirst()));
        }
        sql.append(" order by id desc limit ").append(cut.fetch());
        return cut.page(new Query(sql.toString(), values).list(database, Bans::read),
                ban -> List.of(ban.id().toString()), null);
    }

    /// @throws ProblemException 404
    BanView get(UUID id) {
        return Query.of(SELECT + " where id = ?", id).first(database, Bans::read).orElseThrow(Bans::none);
    }

    /// @throws ProblemException 409 when there is one already, 400 for a time that has passed
    @Transactional
    BanView begin(BanWrite wanted, Caller by) {
        Instant now = now();
        checkUntil(wanted.until(), now);
        UUID id = Ids.next();
        // A ban that has run out is no obstacle.
        Query.of("delete from comment_ban where author = ? and until <= ?", wanted.author(), now).update(database);
        int made = Query
                .of("""
                        insert into comment_ban (id, author, author_name, reason, until, version, created_at, created_by, created_by_name, updated_at,
                          updated_by, updated_by_name)
                        values (?, ?, coalesce((select author_name from comment where author = ? order by id desc limit 1), ''), ?, ?, 1, ?, ?, ?, ?, ?, ?)
                        on conflict (author) do nothing""",
                        id, wanted.author(), wanted.author(), wanted.tidyReason(),
                        wanted.until(), now, by.id(), by.name(), now, by.id(), by.name())
                .update(database);
        if (made == 0) {
            throw ProblemType.ALREADY_EXISTS.with("This reader is banned already: change that ban.").at("/author",
                    "is banned already");
        }
        audit.record(by, "create", KIND, id, 1L, details(wanted.until()));
        return get(id);
    }

    /// @throws ProblemException 400, 404, 412, 428
    @Transactional
    BanView change(UUID id, IfMatch ifMatch, BanChange wanted, Caller by) {
        Instant now = now();
        BanView before = locked(id, ifMatch);
        checkUntil(wanted.until(), now);
        Query.of(
                """
                        update comment_ban set reason = ?, until = ?, version = version + 1, updated_at = ?, updated_by = ?, updated_by_name = ?
                        where id = ?""",
                wanted.tidyReason(), wanted.until(), now, by.id(), by.name(), id).update(database);
        audit.record(by, "save", KIND, id, before.version() + 1, details(wanted.until()));
        return get(id);
    }

    /// @throws ProblemException 404, 412, 428
    @Transactional
    void lift(UUID id, IfMatch ifMatch, Caller by) {
        BanView ban = locked(id, ifMatch);
        Query.of("delete from comment_ban where id = ?", id).update(database);
        audit.record(by, "delete", KIND, id, ban.version(), Map.of());
    }

    /// The ban stays, the name goes.
    void forgetName(String author) {
        Query.of("update comment_ban set author_name = '' where author = ?", author).update(database);
    }

    private BanView locked(UUID id, IfMatch ifMatch) {
        BanView ban = Query.of(SELECT + " where id = ? for update", id).first(database, Bans::read)
                .orElseThrow(Bans::none);
        ifMatch.check(ban.version(), () -> new StaleVersion(ban.version(), List.of("reason", "until"),
                ban.updatedBy().name(), ban.updatedAt()));
        return ban;
    }

    private static void checkUntil(@Nullable Instant until, Instant now) {
        if (until != null && (!until.isAfter(now) || until.isAfter(LATEST))) {
            throw ProblemType.INVALID_INPUT.with("The ban would have run out already, or never could.").at("/until",
                    "must be in the future");
        }
    }

    private static Map<String, ?> details(@Nullable Instant until) {
        return until == null ? Map.of() : Map.of("until", until.toString());
    }

    private static ProblemException none() {
        return ProblemType.NOT_FOUND.with("There is no ban with this id.");
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static BanView read(ResultSet row) throws SQLException {
        return new BanView(row.getObject("id", UUID.class),
                new CommentAuthor(row.getString("author"), row.getString("author_name")),
                row.getString("reason"), Query.instant(row, "until"), row.getLong("version"),
                row.getTimestamp("created_at").toInstant(),
                new Editor(row.getString("created_by"), row.getString("created_by_name")),
                row.getTimestamp("updated_at").toInstant(),
                new Editor(row.getString("updated_by"), row.getString("updated_by_name")));
    }
}
