package org.meridiem.newsletter.article;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;
import org.meridiem.events.ArticleCard;
import org.meridiem.events.ArticleEvent;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

/// The public cards of all articles, and the versions of those that were withdrawn. Joins the running transaction.
@Singleton
public class ArticleCards {

    private static final String PUT = """
            insert into article_card as known (article_id, version, state, card, first_published_at, received_at, first_received_at)
            values (?, ?, ?, ?::jsonb, ?, ?, ?)
            on conflict (article_id) do update set version = excluded.version, state = excluded.state,
                card = excluded.card, first_published_at = excluded.first_published_at, received_at = excluded.received_at
            where known.version < excluded.version""";

    /// Reads what was stored as it came, also the members of a newer contract.
    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final DataSource database;
    private final Clock clock;

    ArticleCards(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /// The card out of a JSON column.
    public static ArticleCard read(String json) {
        try {
            return JSON.readValue(json, ArticleCard.class);
        } catch (IOException e) {
            throw new IllegalStateException("a stored card cannot be read", e);
        }
    }

    /// Which of these are public, with their cards.
    public Map<UUID, ArticleCard> cards(Collection<UUID> articles) {
        var cards = new HashMap<UUID, ArticleCard>();
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select article_id, card from article_card where state = 'PUBLIC' and article_id = any(?)")) {
            Array ids = connection.createArrayOf("uuid", articles.toArray());
            select.setArray(1, ids);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    cards.put(row.getObject(1, UUID.class), read(row.getString(2)));
                }
            }
            ids.free();
        } catch (SQLException e) {
            throw new IllegalStateException("cards cannot be read", e);
        }
        return cards;
    }

    /// The public articles that were published last for the first time, newest first: an edit does not make an article new.
    ///
    /// @param max how many
    public List<UUID> newest(int max) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("""
                        select article_id from article_card where state = 'PUBLIC'
                        order by first_published_at desc, article_id desc limit ?""")) {
            select.setInt(1, max);
            try (ResultSet row = select.executeQuery()) {
                var ids = new ArrayList<UUID>();
                while (row.next()) {
                    ids.add(row.getObject(1, UUID.class));
                }
                return ids;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("articles cannot be read", e);
        }
    }

    /// The public articles that are news since a cut-off, newest first: first published and first heard of since then, whatever was edited.
    ///
    /// @param since    the cut-off before: what was heard of until then had its chance
    /// @param earliest what was published before is no news, even if it is heard of only now
    /// @param until    what was published after it has to wait
    /// @param max      how many
    public List<ArticleCard> firstPublished(Instant since, Instant earliest, Instant until, int max) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("""
                        select card from article_card
                        where state = 'PUBLIC' and first_published_at > ? and first_published_at <= ?
                            and greatest(first_published_at, first_received_at) > ?
                        order by first_published_at desc, article_id desc limit ?""")) {
            select.setTimestamp(1, Timestamp.from(earliest));
            select.setTimestamp(2, Timestamp.from(until));
            select.setTimestamp(3, Timestamp.from(since));
            select.setInt(4, max);
            try (ResultSet row = select.executeQuery()) {
                var found = new ArrayList<ArticleCard>();
                while (row.next()) {
                    found.add(read(row.getString(1)));
                }
                return found;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("articles cannot be read", e);
        }
    }

    /// Takes over an event.
    ///
    /// @param json the card as it came
    /// @return false when it is old news
    boolean put(ArticleEvent event, byte[] json) throws SQLException {
        ArticleCard card = event.publicCard().orElse(null);
        try (Connection connection = database.getConnection();
                PreparedStatement put = connection.prepareStatement(PUT)) {
            put.setObject(1, event.articleId());
            put.setLong(2, event.version());
            put.setString(3, state(event));
            put.setString(4, card == null ? null : new String(json, StandardCharsets.UTF_8));
            put.setTimestamp(5, firstPublished(card));
            Timestamp now = Timestamp.from(clock.instant());
            put.setTimestamp(6, now);
            put.setTimestamp(7, now);
            return put.executeUpdate() == 1;
        }
    }

    private static @Nullable Timestamp firstPublished(@Nullable ArticleCard card) {
        return card == null ? null : Timestamp.from(card.firstPublishedAt());
    }

    private static String state(ArticleEvent event) {
        return switch (event) {
            case ArticleEvent.Published _ -> "PUBLIC";
            case ArticleEvent.Updated _ -> "PUBLIC";
            case ArticleEvent.Unpublished _ -> "UNPUBLISHED";
            case ArticleEvent.TakenDown _ -> "TAKEN_DOWN";
            case ArticleEvent.Deleted _ -> "DELETED";
        };
    }
}
