package org.meridiem.content.delivery;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;
import org.meridiem.content.caching.PublicAnswers;
import org.meridiem.content.editing.EditorialDatabaseException;
import org.meridiem.content.publication.DocumentJson;
import org.meridiem.content.publication.PublishedCard;

/// The newest published articles of something, for those who follow it. One statement.
@ApplicationScoped
public class LatestArticles {

    private final DataSource database;

    LatestArticles(DataSource database) {
        this.database = database;
    }

    /// @param card without its body
    /// @param html the body as cleaned HTML, where asked for
    public record Latest(PublishedCard card, @Nullable String html) {
    }

    /// The newest first.
    ///
    /// @param groups    what each must be found by
    /// @param after     only later ones, null for all
    /// @param most      how many at most
    /// @param withBody  whether the body is asked for
    public List<Latest> newest(List<FacetGroup> groups, @Nullable Instant after, int most, boolean withBody) {
        BoundSql sql = new BoundSql().add("select " + (withBody ? "a.document" : "a.card") + " from (")
                .add(new Listing(groups, Optional.ofNullable(after), Optional.empty(), CardSort.NEWEST)
                        .page(List.of(), most))
                .add(") k join published_article a on a.article_id = k.article_id order by k.published_at desc, k.article_id desc");
        try (Connection connection = database.getConnection();
                PreparedStatement select = sql.prepare(connection);
                ResultSet row = select.executeQuery()) {
            List<Latest> latest = new ArrayList<>();
            while (row.next()) {
                latest.add(withBody
                        ? whole(PublicAnswers.gunzip(row.getBytes(1)))
                        : new Latest(DocumentJson.card(row.getBytes(1)), null));
            }
            return latest;
        } catch (SQLException e) {
            throw new EditorialDatabaseException(e);
        }
    }

    /// The article at an address, if it is public there.
    public Optional<PublishedCard> at(String slug) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select card from published_article where slug = ? and state = 'PUBLISHED'")) {
            select.setString(1, slug);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(DocumentJson.card(row.getBytes(1))) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new EditorialDatabaseException(e);
        }
    }

    private static Latest whole(byte[] document) {
        return new Latest(DocumentJson.card(document), DocumentJson.tree(document).path("body").path("html").asText());
    }
}
