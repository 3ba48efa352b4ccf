package org.meridiem.content.article;

import java.sql.Array;
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

import org.jspecify.annotations.Nullable;
import org.meridiem.content.editing.Cut;
import org.meridiem.content.editing.Editor;
import org.meridiem.content.editing.EditorialDatabaseException;
import org.meridiem.content.slug.FormerSlugs;
import org.meridiem.content.slug.Taxon;
import org.meridiem.kit.page.Cursors;
import org.meridiem.kit.page.Page;
import org.meridiem.kit.problem.ProblemType;
import org.meridiem.kit.security.Caller;

/// The editorial list: one statement per page, whatever is asked for (two with the total). Who may touch only their own sees only their own.
@ApplicationScoped
class ArticleList {

    private static final String COLUMNS = """
            select a.id, a.version, a.status, a.headline, a.slug, a.kind, a.language, a.head_revision, a.published_revision, a.published_at,
              a.schedule_at, a.schedule_revision, a.created_at, a.created_by, a.created_by_name, a.updated_at, a.updated_by,
              a.updated_by_name, s.slug,
              array(select w.slug from article_reference r join author w on w.id = r.author_id
                where r.article_id = a.id and r.part = 'HEAD' order by r.position)
            from article a left join section s on s.id = (select coalesce(m.merged_into, m.id) from section m where m.id = a.section_id)""";

    private final DataSource database;
    private final FormerSlugs former;
    private final Cursors cursors;

    ArticleList(DataSource database, FormerSlugs former, Cursors cursors) {
        this.database = database;
        this.former = former;
        this.cursors = cursors;
    }

    Page<ArticleSummary> page(ArticleFilter filter, Caller caller) {
        boolean own = filter.mine || !caller.may(ArticlePolicy.EDIT_ANY);
        var cut = new Cut(cursors, String.join("|", "articles", filter.status.toString(), filter.author.toString(),
                filter.section.toString(), String.valueOf(filter.q), own ? caller.id() : "", filter.sort.toString()),
                filter.limit);
        List<String> position = cut.position(filter.cursor);
        var where = new Conditions();
        if (own) {
            where.add("a.created_by = ?", caller.id());
        }
        if (!filter.status.isEmpty()) {
            where.add("a.status = any(?)", filter.statuses().stream().map(Status::name).toArray(String[]::new));
        }
        if (!filter.author.isEmpty()) {
            where.add("""
                    exists (select 1 from article_reference r join author w on w.id = r.author_id
                      where r.article_id = a.id and r.part = 'HEAD' and w.slug = any(?))""",
                    former.withPresent(Taxon.AUTHOR, filter.author).toArray(String[]::new));
        }
        if (!filter.section.isEmpty()) {
            where.add("string_to_array(s.path, '/') && ?",
                    former.withPresent(Taxon.SECTION, filter.section).toArray(String[]::new));
        }
        if (filter.q != null) {
            String pattern = "%" + filter.q.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%";
            where.add("(a.headline ilike ? escape '!' or a.slug ilike ? escape '!')", pattern, pattern);
        }
        Long total = filter.count ? count(where) : null;
        if (position != null) {
            where.add("(a." + filter.sort.column() + ", a.id) " + (filter.sort.descending() ? "<" : ">") + " (?, ?)",
                    Timestamp.from(instant(position)), UUID.fromString(position.getLast()));
        }
        String direction = filter.sort.descending() ? " desc" : "";
        String sql = COLUMNS + where + " order by a." + filter.sort.column() + direction + ", a.id" + direction
                + " limit " + cut.fetch();
        return cut.page(fetch(sql, where, caller), item -> List.of(
                (filter.sort.column().equals("created_at") ? item.createdAt() : item.updatedAt()).toString(),
                item.id().toString()), total);
    }

    private long count(Conditions where) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection
                        .prepareStatement(
                                "select count(*) from article a left join section s on s.id = (select coalesce(m.merged_into, m.id) from section m where m.id = a.section_id)"
                                        + where)) {
            where.bind(connection, select);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        } catch (SQLException e) {
            throw new EditorialDatabaseException(e);
        }
    }

    private List<ArticleSummary> fetch(String sql, Conditions where, Caller caller) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            where.bind(connection, select);
            List<ArticleSummary> items = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    items.add(summary(row, caller));
                }
            }
            return items;
        } catch (SQLException e) {
            throw new EditorialDatabaseException(e);
        }
    }

    private static ArticleSummary summary(ResultSet row, Caller caller) throws SQLException {
        Status status = Status.valueOf(row.getString(3));
        int head = row.getInt(8);
        Integer published = row.getObject(9, Integer.class);
        boolean changes = published != null && published != head;
        Instant scheduleAt = instant(row.getTimestamp(11));
        return new ArticleSummary(row.getObject(1, UUID.class), row.getLong(2), status,
                ArticlePolicy.allowed(caller, new ArticleFacts(status, row.getString(14), changes)), row.getString(4),
                row.getString(5),
                row.getString(19), List.of((String[]) row.getArray(20).getArray()), row.getString(6), row.getString(7),
                head, changes,
                instant(row.getTimestamp(10)), scheduleAt == null ? null : new Schedule(scheduleAt, row.getInt(12)),
                row.getTimestamp(13).toInstant(), new Editor(row.getString(14), row.getString(15)),
                row.getTimestamp(16).toInstant(),
                new Editor(row.getString(17), row.getString(18)));
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }

    private static Instant instant(List<String> position) {
        if (position.size() != 2) {
            throw ProblemType.INVALID_PARAMETER.with("The cursor is not one of this list.").parameter("cursor",
                    "not a cursor of this list");
        }
        return Instant.parse(position.getFirst());
    }

    /// Conditions with their values: no part of what a client sent ever becomes part of a statement.
    private static final class Conditions {

        private final List<String> conditions = new ArrayList<>();
        private final List<Object> values = new ArrayList<>();

        void add(String condition, Object value) {
            conditions.add(condition);
            values.add(value);
        }

        void add(String condition, Object first, Object second) {
            add(condition, first);
            values.add(second);
        }

        void bind(Connection connection, PreparedStatement statement) throws SQLException {
            for (int i = 0; i < values.size(); i++) {
                if (values.get(i) instanceof String[] texts) {
                    Array array = connection.createArrayOf("text", texts);
                    statement.setArray(i + 1, array);
                } else {
                    statement.setObject(i + 1, values.get(i));
                }
            }
        }

        @Override
        public String toString() {
            return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
        }
    }
}
