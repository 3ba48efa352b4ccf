package org.meridiem.content.publication;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;
import org.meridiem.content.article.ArticlePolicy;
import org.meridiem.content.editing.ArticleLinks.Target;
import org.meridiem.content.editing.Cut;
import org.meridiem.content.editing.EditorialDatabaseException;
import org.meridiem.content.editing.Usage;
import org.meridiem.kit.page.Cursors;
import org.meridiem.kit.page.Page;
import org.meridiem.kit.security.Caller;

/// Which articles refer to a section, a tag, an author or a picture. Numbers count all of them; a list names only those that the caller may see.
@ApplicationScoped
class ArticleUsage {

    private static final UUID LAST = new UUID(-1, -1);

    private final DataSource database;
    private final Cursors cursors;

    ArticleUsage(DataSource database, Cursors cursors) {
        this.database = database;
        this.cursors = cursors;
    }

    long count(Target target, UUID id) {
        return byStatus(target, id).stream().mapToLong(Usage.StatusCount::count).sum();
    }

    Usage of(Target target, UUID id, Caller caller, int limit, @Nullable String cursor) {
        List<Usage.StatusCount> byStatus = byStatus(target, id);
        Cut cut = new Cut(cursors, "usage/" + target + "/" + id + "/" + caller.id(), limit);
        List<String> position = cut.position(cursor);
        UUID before = position == null ? LAST : UUID.fromString(position.getFirst());
        Page<Usage.UsingArticle> page = cut.page(articles(target, id, caller, before, cut.fetch()),
                article -> List.of(article.id().toString()), null);
        return new Usage(byStatus.stream().mapToLong(Usage.StatusCount::count).sum(), byStatus, null, null,
                page.items(), page.nextCursor());
    }

    private List<Usage.StatusCount> byStatus(Target target, UUID id) {
        String sql = "select a.status, count(distinct a.id) from article_reference r join article a on a.id = r.article_id where "
                + refersTo(target) + " group by a.status order by a.status";
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setObject(1, id);
            select.setObject(2, id);
            List<Usage.StatusCount> counts = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    counts.add(new Usage.StatusCount(row.getString(1), row.getLong(2)));
                }
            }
            return counts;
        } catch (SQLException e) {
            throw new EditorialDatabaseException(e);
        }
    }

    private List<Usage.UsingArticle> articles(Target target, UUID id, Caller caller, UUID before, int size) {
        String sql = "select a.id, a.headline, a.slug, a.status, a.updated_at, array_agg(distinct r.part)"
                + " from article_reference r join article a on a.id = r.article_id where " + refersTo(target)
                + " and a.id < ? and (? or a.created_by = ?) group by a.id order by a.id desc limit ?";
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setObject(1, id);
            select.setObject(2, id);
            select.setObject(3, before);
            select.setBoolean(4, caller.may(ArticlePolicy.EDIT_ANY));
            select.setString(5, caller.id());
            select.setInt(6, size);
            List<Usage.UsingArticle> articles = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    articles.add(new Usage.UsingArticle(row.getObject(1, UUID.class), row.getString(2),
                            row.getString(3), row.getString(4), row.getTimestamp(5).toInstant(),
                            parts(row.getArray(6))));
                }
            }
            return articles;
        } catch (SQLException e) {
            throw new EditorialDatabaseException(e);
        }
    }

    /// After a merge, rows may go on naming the one that went for a while.
    private static String refersTo(Target target) {
        String table = target.name().toLowerCase(Locale.ROOT);
        return "r." + Renewals.column(target) + " in (select id from " + table + " where id = ? or "
                + (target == Target.MEDIA ? "id" : "merged_into") + " = ?)";
    }

    private static List<Usage.Part> parts(Array names) throws SQLException {
        return Arrays.stream((String[]) names.getArray()).map(Usage.Part::valueOf).sorted().toList();
    }
}
