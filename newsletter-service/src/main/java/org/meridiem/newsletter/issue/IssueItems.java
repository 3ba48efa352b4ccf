package org.meridiem.newsletter.issue;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.inject.Singleton;

import org.meridiem.events.ArticleCard;
import org.meridiem.newsletter.article.ArticleCards;
import org.meridiem.newsletter.article.Withdrawals;

/// Which articles stand in which issue. Joins the running transaction.
///
/// Locks are taken in one order everywhere, article before issue, so that a withdrawal and a send never wait for each other in a circle.
@Singleton
class IssueItems implements Withdrawals {

    /// An article that is not public is never shown, whatever an issue says; a frozen card goes before the living one.
    private static final String SHOWN = """
            select i.issue_id, i.article_id, i.block, coalesce(i.card, a.card) as card
            from issue_item i join article_card a on a.article_id = i.article_id and a.state = 'PUBLIC'
            where i.issue_id = any(?) order by i.issue_id, i.position""";

    private final DataSource database;

    IssueItems(DataSource database) {
        this.database = database;
    }

    /// An article in an issue.
    ///
    /// @param article the article
    /// @param part    where it stands
    record Item(UUID article, Part part) {
    }

    /// An article in an issue, as it is shown.
    ///
    /// @param part where it stands
    /// @param card  what to show
    record Shown(Part part, ArticleCard card) {
    }

    /// What an issue shows, in its order.
    List<Shown> shown(UUID issue) {
        return shown(List.of(issue)).getOrDefault(issue, List.of());
    }

    /// What several issues show.
    Map<UUID, List<Shown>> shown(Collection<UUID> issues) {
        var shown = new LinkedHashMap<UUID, List<Shown>>();
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(SHOWN)) {
            select.setArray(1, connection.createArrayOf("uuid", issues.toArray()));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    shown.computeIfAbsent(row.getObject(1, UUID.class), _ -> new ArrayList<>())
                            .add(new Shown(Part.valueOf(row.getString(3)), ArticleCards.read(row.getString(4))));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("an issue's articles cannot be read", e);
        }
        return shown;
    }

    /// Writes down what stands in an issue.
    void replace(UUID issue, List<Item> items) {
        try (Connection connection = database.getConnection();
                PreparedStatement delete = connection.prepareStatement("delete from issue_item where issue_id = ?");
                PreparedStatement insert = connection.prepareStatement(
                        "insert into issue_item (issue_id, article_id, block, position) values (?, ?, ?, ?)")) {
            delete.setObject(1, issue);
            delete.executeUpdate();
            for (int position = 0; position < items.size(); position++) {
                insert.setObject(1, issue);
                insert.setObject(2, items.get(position).article());
                insert.setString(3, items.get(position).part().name());
                insert.setInt(4, position);
                insert.addBatch();
            }
            insert.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException("an issue's articles cannot be written", e);
        }
    }

    /// Holds the articles of an issue as they are until the transaction ends: none can be withdrawn in between.
    void hold(UUID issue) {
        execute("""
                select from article_card where article_id in (select article_id from issue_item where issue_id = ?)
                order by article_id for share""", issue);
    }

    /// Drops what is not public and copies the words of the rest into the issue.
    ///
    /// @return how many articles the issue has
    int freeze(UUID issue) {
        execute("""
                delete from issue_item i where i.issue_id = ? and not exists (
                    select from article_card a where a.article_id = i.article_id and a.state = 'PUBLIC')""", issue);
        return execute("""
                update issue_item i set card = a.card from article_card a
                where i.issue_id = ? and a.article_id = i.article_id""", issue);
    }

    @Override
    public void withdrawn(UUID article) {
        List<UUID> drafts = ids("""
                delete from issue_item i using issue x
                where i.article_id = ? and x.id = i.issue_id and x.state in ('DRAFT', 'APPROVED')
                returning i.issue_id""", article);
        List<UUID> frozen = ids("""
                update issue_item set card = null where article_id = ? and card is not null returning issue_id""",
                article);
        touch("update issue set version = version + 1, updated_at = now(), updated_by = 'withdrawal' where id = any(?)",
                drafts);
        touch("update issue set content_revision = content_revision + 1 where id = any(?)", frozen);
    }

    private void touch(String sql, List<UUID> issues) {
        if (issues.isEmpty()) {
            return;
        }
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(sql)) {
            update.setArray(1, connection.createArrayOf("uuid", issues.toArray()));
            update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("issues cannot be touched", e);
        }
    }

    private List<UUID> ids(String sql, UUID parameter) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, parameter);
            try (ResultSet row = statement.executeQuery()) {
                var ids = new ArrayList<UUID>();
                while (row.next()) {
                    ids.add(row.getObject(1, UUID.class));
                }
                return ids;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("an article cannot be taken out", e);
        }
    }

    private int execute(String sql, UUID issue) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, issue);
            statement.execute();
            return statement.getUpdateCount();
        } catch (SQLException e) {
            throw new IllegalStateException("an issue's articles cannot be frozen", e);
        }
    }
}
