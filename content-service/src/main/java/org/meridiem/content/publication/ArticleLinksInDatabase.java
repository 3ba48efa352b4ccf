package org.meridiem.content.publication;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;
import org.meridiem.content.editing.ArticleLinks;
import org.meridiem.content.editing.EditorialDatabaseException;
import org.meridiem.content.editing.Usage;
import org.meridiem.kit.security.Caller;

/// Tells sections, tags, authors and media which articles refer to them.
@ApplicationScoped
class ArticleLinksInDatabase implements ArticleLinks {

    private final DataSource database;
    private final Renewals renewals;
    private final ReferenceMoves moves;
    private final ArticleUsage usage;

    ArticleLinksInDatabase(DataSource database, Renewals renewals, ReferenceMoves moves, ArticleUsage usage) {
        this.database = database;
        this.usage = usage;
        this.moves = moves;
        this.renewals = renewals;
    }

    @Override
    public long references(Target target, UUID id) {
        return usage.count(target, id);
    }

    @Override
    public Usage usage(Target target, UUID id, Caller caller, int limit, @Nullable String cursor) {
        return usage.of(target, id, caller, limit, cursor);
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
