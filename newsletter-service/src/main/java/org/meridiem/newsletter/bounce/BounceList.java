package org.meridiem.newsletter.bounce;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;
import org.meridiem.kit.page.Cursors;
import org.meridiem.kit.page.Page;
import org.meridiem.newsletter.database.Statements;

/// Reports to look at, the last that came first.
@Singleton
class BounceList {

    private static final String PAGE = """
            select b.*, p.email from bounce b left join subscriber p on p.id = b.subscriber_id
            where (?::text is null or b.kind = ?::text) and (?::uuid is null or b.subscriber_id = ?::uuid)
                and (?::timestamptz is null or (b.received_at, b.id) < (?::timestamptz, ?::uuid))
            order by b.received_at desc, b.id desc limit ?""";

    private final Statements statements;
    private final Cursors cursors;

    BounceList(Statements statements, Cursors cursors) {
        this.statements = statements;
        this.cursors = cursors;
    }

    Page<BounceView> page(@Nullable BounceKind kind, @Nullable UUID subscriber, int limit, @Nullable String cursor) {
        String list = "/v1/editorial/bounces?" + kind + '&' + subscriber;
        Instant at = null;
        UUID id = null;
        if (cursor != null) {
            List<String> position = cursors.open(list, cursor);
            at = Instant.parse(position.getFirst());
            id = UUID.fromString(position.getLast());
        }
        List<BounceView> found = statements.list(PAGE, BounceList::read, kind, kind, subscriber, subscriber, at, at, id,
                limit + 1);
        List<BounceView> shown = found.stream().limit(limit).toList();
        return Page.of(shown, found.size() > limit
                ? cursors.seal(list,
                        List.of(shown.getLast().receivedAt().toString(), shown.getLast().id().toString()))
                : null);
    }

    private static BounceView read(ResultSet row) throws SQLException {
        return new BounceView(Statements.id(row, "id"), BounceKind.valueOf(row.getString("kind")),
                row.getString("source"), row.getObject("subscriber_id", UUID.class), row.getString("email"),
                row.getString("status"), row.getString("diagnostic"), row.getBoolean("suppressed"),
                Statements.time(row, "occurred_at"), Statements.time(row, "received_at"));
    }
}
