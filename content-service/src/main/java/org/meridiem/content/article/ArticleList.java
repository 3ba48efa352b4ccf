package org.meridiem.content.article;

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
import jakarta.transaction.Transactional;

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
public class ArticleList {

    // A section that was merged into another one stands for that one.
    private static final String FROM = " from article a left join section s"
            + " on s.id = (select coalesce(m.merged_into, m.id) from section m where m.id = a.section_id)";
    private static final String COLUMNS = """
            select a.id, a.version, a.status, a.headline, a.slug, a.kind, a.language, a.head_revision, a.published_revision, a.published_at,
              a.schedule_at, a.schedule_revision, a.created_at, a.created_by, a.created_by_name, a.updated_at, a.updated_by,
              a.updated_by_name, s.slug,
              array(select w.slug from article_reference r join author w on w.id = r.author_id
                where r.article_id = a.id and r.part = 'HEAD' order by r.position),
              a.schedule_zone, a.unpublish_at, a.unpublish_zone, a.embargo_until, a.embargo_zone, coalesce(a.embargo_until > now(), false)"""
            + FROM;

    private final DataSource database;
    private final FormerSlugs former;
    private final Cursors cursors;

    ArticleList(DataSource database, FormerSlugs former, Cursors cursors) {
        this.database = database;
        this.former = former;
        this.cursors = cursors;
    }

    Page<ArticleSummary> page(ArticleFilter filter, Caller caller) {
        ArticleCriteria criteria = filter.criteria();
        var cut = new Cut(cursors, String.join("|", "articles", filter.status.toString(), filter.author.toString(),
                filter.section.toString(), String.valueOf(filter.q),
                ArticleConditions.ownOnly(criteria, caller) ? caller.id() : "", filter.sort.toString()), filter.limit);
        List<String> position = cut.position(filter.cursor);
        var where = where(criteria, caller);
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

    /// All that the criteria mean, oldest change first, each with its version.
    ///
    /// @param atMost to give; how many there are is known only up to one more
    @Transactional
    public List<ArticleVersion> versions(ArticleCriteria criteria, int atMost, Caller caller) {
        var where = where(criteria, caller);
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select a.id, a.version" + FROM + where
                                + " order by a.updated_at, a.id limit " + (atMost + 1))) {
            where.bind(connection, select);
            List<ArticleVersion> versions = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    versions.add(new ArticleVersion(row.getObject(1, UUID.class), row.getLong(2)));
                }
            }
            return versions;
        } catch (SQLException e) {
            throw new EditorialDatabaseException(e);
        }
    }

    /// How many the criteria mean.
    @Transactional
    public long count(ArticleCriteria criteria, Caller caller) {
        return count(where(criteria, caller));
    }

    private long count(ArticleConditions where) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection
                        .prepareStatement(
                                "select count(*)" + FROM
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

    private List<ArticleSummary> fetch(String sql, ArticleConditions where, Caller caller) {
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

    /// The slugs that the criteria name may be former ones.
    private ArticleConditions where(ArticleCriteria criteria, Caller caller) {
        return ArticleConditions.of(new ArticleCriteria(criteria.status(),
                List.copyOf(former.withPresent(Taxon.AUTHOR, criteria.author())),
                List.copyOf(former.withPresent(Taxon.SECTION, criteria.section())), criteria.q(), criteria.mine()),
                caller);
    }

    private static ArticleSummary summary(ResultSet row, Caller caller) throws SQLException {
        Status status = Status.valueOf(row.getString(3));
        int head = row.getInt(8);
        Integer published = row.getObject(9, Integer.class);
        boolean changes = published != null && published != head;
        Instant scheduleAt = instant(row.getTimestamp(11));
        Instant expiresAt = instant(row.getTimestamp(22));
        Instant embargoUntil = instant(row.getTimestamp(24));
        return new ArticleSummary(row.getObject(1, UUID.class), row.getLong(2), status,
                ArticlePolicy.allowed(caller, new ArticleFacts(status, row.getString(14), changes, scheduleAt != null,
                        row.getBoolean(26))),
                row.getString(4),
                row.getString(5),
                row.getString(19), List.of((String[]) row.getArray(20).getArray()), row.getString(6), row.getString(7),
                head, changes,
                instant(row.getTimestamp(10)),
                scheduleAt == null ? null : new Schedule(scheduleAt, row.getInt(12), row.getString(21)),
                expiresAt == null ? null : new Expiry(expiresAt, row.getString(23)),
                embargoUntil == null ? null : new Embargo(embargoUntil, row.getString(25)),
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
}
