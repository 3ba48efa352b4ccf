package org.meridiem.content.publication;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.meridiem.content.editing.ArticleLinks;
import org.meridiem.content.editing.EditorialDatabaseException;

/// Tells sections, tags, authors and media which articles refer to them.
@ApplicationScoped
class ArticleLinksInDatabase implements ArticleLinks {

    private final DataSource database;
    private final Renewals renewals;
    private final ReferenceMoves moves;

    ArticleLinksInDatabase(DataSource database, Renewals renewals, ReferenceMoves moves) {
        this.database = database;
        this.moves = moves;
        this.renewals = renewals;
    }

    @Override
    public long references(Target target, UUID id) {
        String column = Renewals.column(target);
        // After a merge, rows may go on naming the one that went for a while.
        String sql = "select count(distinct article_id) from article_reference where " + column + " in (select id from "
                + target.name().toLowerCase(Locale.ROOT)
                + (target == Target.MEDIA ? " where id = ?)" : " where ? in (id, merged_into))");
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setObject(1, id);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        } catch (SQLException e) {
            throw new EditorialDatabaseException(e);
        }
    }

    @Override
    public Map<UUID, Long> published(Target target, Collection<UUID> ids) {
        Map<UUID, Long> counts = new HashMap<>();
        if (ids.isEmpty()) {
            return counts;
        }
        String column = Renewals.column(target);
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("select " + column
                        + ", count(distinct article_id) from article_reference where " + column
                        + " = any(?) and part = 'PUBLISHED' group by 1")) {
            select.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    counts.put(row.getObject(1, UUID.class), row.getLong(2));
                }
            }
        } catch (SQLException e) {
            throw new EditorialDatabaseException(e);
        }
        return counts;
    }

    @Override
    public Instant publishedAsOf() {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection
                        .prepareStatement("select max(projected_at) from published_article");
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getTimestamp(1) == null ? Instant.EPOCH : row.getTimestamp(1).toInstant();
        } catch (SQLException e) {
            throw new EditorialDatabaseException(e);
        }
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public void changed(Target target, UUID id) {
        renewals.ask(target, id);
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public void merged(Target target, UUID from, UUID to) {
        moves.ask(target, from, to);
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public void everythingChanged() {
        renewals.askAll();
    }
}
