package org.meridiem.content.article;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;
import org.meridiem.content.editing.EditorialDatabaseException;
import org.meridiem.kit.problem.ProblemType;

/// Which sections, tags, authors and pictures articles refer to, as rows with foreign keys: the answer to "is it in use", and the reason why
/// nothing that is in use can vanish.
///
/// Works in the caller's transaction.
@ApplicationScoped
public class ArticleReferences {

    /// Which of an article's revisions refers.
    public enum Part {
        /// The newest.
        HEAD,
        /// The one that goes out by itself.
        SCHEDULED,
        /// The one that readers see.
        PUBLISHED
    }

    private static final String FOREIGN_KEY_VIOLATION = "23503";

    private final DataSource database;

    ArticleReferences(DataSource database) {
        this.database = database;
    }

    /// Notes what a revision refers to, in place of what was noted before.
    ///
    /// @throws org.meridiem.kit.problem.ProblemException 422 when something of it was deleted in the meantime
    public void replace(UUID article, Part part, ArticleContent content) {
        clear(article, part);
        try (Connection connection = database.getConnection(); PreparedStatement insert = connection.prepareStatement("""
                insert into article_reference (article_id, part, position, section_id, tag_id, author_id, media_id)
                values (?, ?, ?, ?, ?, ?, ?)""")) {
            if (content.section() != null) {
                add(insert, article, part, 4, present(connection, "section", List.of(content.section())));
            }
            add(insert, article, part, 5, present(connection, "tag", content.tags()));
            add(insert, article, part, 6, present(connection, "author", content.authors()));
            add(insert, article, part, 7, content.media());
            insert.executeBatch();
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /// The ids with those that were merged replaced. The key locks, which the foreign keys take anyway, keep them from being merged until the
    /// transaction ends: so no reference to what was merged comes after the merge.
    private static List<UUID> present(Connection connection, String table, List<Reference> references) throws SQLException {
        if (references.isEmpty()) {
            return List.of();
        }
        Map<UUID, UUID> merged = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(
                "select id, merged_into from " + table + " where id = any(?) order by id for key share")) {
            select.setArray(1, connection.createArrayOf("uuid", references.stream().map(Reference::id).toArray()));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    if (row.getObject(2) != null) {
                        merged.put(row.getObject(1, UUID.class), row.getObject(2, UUID.class));
                    }
                }
            }
        }
        return references.stream().map(Reference::id).map(id -> merged.getOrDefault(id, id)).distinct().toList();
    }

    /// Forgets what a revision refers to.
    public void clear(UUID article, Part part) {
        try (Connection connection = database.getConnection();
                PreparedStatement delete = connection.prepareStatement("delete from article_reference where article_id = ? and part = ?")) {
            delete.setObject(1, article);
            delete.setString(2, part.name());
            delete.executeUpdate();
        } catch (SQLException e) {
            throw new EditorialDatabaseException(e);
        }
    }

    /// The present slugs of all that these contents refer to, in one statement.
    ArticleSlugs slugs(Stream<ArticleContent> contents) {
        Set<UUID> ids = new HashSet<>();
        contents.forEach(content -> {
            Stream.concat(content.tags().stream(), content.authors().stream()).map(Reference::id).forEach(ids::add);
            if (content.section() != null) {
                ids.add(content.section().id());
            }
        });
        Map<UUID, String> slugs = new HashMap<>();
        try (Connection connection = database.getConnection(); PreparedStatement select = connection.prepareStatement("""
                select r.id, t.slug from section r join section t on t.id = coalesce(r.merged_into, r.id) where r.id = any(?)
                union all select r.id, t.slug from tag r join tag t on t.id = coalesce(r.merged_into, r.id) where r.id = any(?)
                union all select r.id, t.slug from author r join author t on t.id = coalesce(r.merged_into, r.id) where r.id = any(?)""")) {
            Array array = connection.createArrayOf("uuid", ids.toArray());
            for (int i = 1; i <= 3; i++) {
                select.setArray(i, array);
            }
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    slugs.put(rows.getObject(1, UUID.class), rows.getString(2));
                }
            }
        } catch (SQLException e) {
            throw new EditorialDatabaseException(e);
        }
        return new ArticleSlugs(slugs);
    }

    private static void add(PreparedStatement insert, UUID article, Part part, int column, List<UUID> ids) throws SQLException {
        for (int i = 0; i < ids.size(); i++) {
            add(insert, article, part, i, column, ids.get(i));
        }
    }

    private static void add(PreparedStatement insert, UUID article, Part part, int position, int column, @Nullable UUID id)
            throws SQLException {
        insert.setObject(1, article);
        insert.setString(2, part.name());
        insert.setInt(3, position);
        for (int i = 4; i <= 7; i++) {
            if (i == column) {
                insert.setObject(i, id);
            } else {
                insert.setNull(i, Types.OTHER);
            }
        }
        insert.addBatch();
    }

    private static RuntimeException failure(SQLException e) {
        return FOREIGN_KEY_VIOLATION.equals(e.getSQLState())
                || e.getNextException() != null && FOREIGN_KEY_VIOLATION.equals(e.getNextException().getSQLState())
                        ? ProblemType.UNRESOLVED_REFERENCE.with("Something that the article refers to was deleted just now.")
                        : new EditorialDatabaseException(e);
    }
}
