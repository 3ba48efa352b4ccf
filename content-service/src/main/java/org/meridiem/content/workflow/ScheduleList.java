package org.meridiem.content.workflow;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import org.meridiem.content.article.ArticlePolicy;
import org.meridiem.content.article.Status;
import org.meridiem.content.editing.Cut;
import org.meridiem.content.editing.EditorialDatabaseException;
import org.meridiem.kit.http.TimeParameter;
import org.meridiem.kit.page.Cursors;
import org.meridiem.kit.page.Page;
import org.meridiem.kit.security.Caller;

/// What is going to happen by itself, soonest first. Who may touch only their own articles sees only those.
@ApplicationScoped
class ScheduleList {

    private static final String SELECT = """
            select d.at, d.zone, d.action, d.id, d.version, d.status, d.headline, s.slug, d.revision
            from (
              select schedule_at as at, schedule_zone as zone, case status when 'PUBLISHED' then 'UPDATE' else 'PUBLISH' end as action,
                id, version, status, headline, section_id, schedule_revision as revision, created_by
              from article where schedule_at >= ? and schedule_at < ?
              union all
              select unpublish_at, unpublish_zone, 'UNPUBLISH', id, version, status, headline, section_id, null, created_by
              from article where unpublish_at >= ? and unpublish_at < ?
            ) d left join section s on s.id = (select coalesce(m.merged_into, m.id) from section m where m.id = d.section_id)
            where (d.at, d.id, d.action) > (?, ?, ?)
              and (?::text is null or d.created_by = ?) and (?::text is null or ? = any(string_to_array(s.path, '/')))
            order by d.at, d.id, d.action limit ?""";
    private static final UUID NO_ID = new UUID(0, 0);

    private final DataSource database;
    private final Cursors cursors;

    ScheduleList(DataSource database, Cursors cursors) {
        this.database = database;
        this.cursors = cursors;
    }

    Page<ScheduledView> page(ScheduleFilter filter, Caller caller) {
        String owner = ArticlePolicy.mayTouchAny(caller) ? null : caller.id();
        Instant from = filter.from == null ? TimeParameter.EARLIEST : filter.from;
        Instant until = filter.until == null ? TimeParameter.LATEST : filter.until;
        var cut = new Cut(cursors, String.join("|", "schedule", from.toString(), until.toString(),
                String.valueOf(filter.section), String.valueOf(owner)), filter.limit);
        List<String> position = cut.position(filter.cursor);
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(SELECT)) {
            select.setTimestamp(1, Timestamp.from(from));
            select.setTimestamp(2, Timestamp.from(until));
            select.setTimestamp(3, Timestamp.from(from));
            select.setTimestamp(4, Timestamp.from(until));
            select.setTimestamp(5,
                    Timestamp.from(position == null ? TimeParameter.EARLIEST : Instant.parse(position.getFirst())));
            select.setObject(6, position == null ? NO_ID : UUID.fromString(position.get(1)));
            select.setString(7, position == null ? "" : position.getLast());
            select.setString(8, owner);
            select.setString(9, owner);
            select.setString(10, filter.section);
            select.setString(11, filter.section);
            select.setInt(12, cut.fetch());
            List<ScheduledView> found = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.add(new ScheduledView(row.getTimestamp(1).toInstant(), row.getString(2),
                            ScheduledAction.valueOf(row.getString(3)), row.getObject(4, UUID.class), row.getLong(5),
                            Status.valueOf(row.getString(6)), row.getString(7), row.getString(8),
                            row.getObject(9, Integer.class)));
                }
            }
            return cut.page(found,
                    view -> List.of(view.at().toString(), view.article().toString(), view.action().name()), null);
        } catch (SQLException e) {
            throw new EditorialDatabaseException(e);
        }
    }
}
