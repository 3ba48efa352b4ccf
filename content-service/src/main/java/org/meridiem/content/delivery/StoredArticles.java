package org.meridiem.content.delivery;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;
import org.meridiem.content.caching.Recency;
import org.meridiem.content.redirect.RedirectLookup;

/// Looks up what readers get by its address. Plain statements without a transaction: on this path a BEGIN and a COMMIT would cost as much as
/// the answer.
@ApplicationScoped
class StoredArticles {

    /// What an address leads to.
    sealed interface Found {

        /// An article.
        ///
        /// @param document  gzip JSON
        /// @param digest    of the JSON
        /// @param changedAt when these bytes came to be
        /// @param cacheTags what they are made from, separated by commas
        /// @param bodyText  plain text, where asked for
        // The bytes go to the socket as they are; nobody compares these records.
        @SuppressWarnings("ArrayRecordComponent")
        record Here(byte[] document, String digest, Instant changedAt, String cacheTags,
                @Nullable String bodyText) implements Found {
        }

        /// Another address.
        ///
        /// @param slug    the present one
        /// @param article the article
        record Moved(String slug, UUID article) implements Found {
        }

        /// No article was ever public there, but an editor set a redirect.
        record Redirected() implements Found {
        }

        /// It was public once.
        ///
        /// @param article the article
        record Gone(UUID article) implements Found {
        }
    }

    private static final String BY_SLUG = "select state, document, etag, projected_at, cache_tags, article_id from published_article where slug = ?";
    private static final String BY_SLUG_WITH_TEXT = "select state, document, etag, projected_at, cache_tags, article_id, body_text from published_article where slug = ?";
    private static final String BY_FORMER_SLUG = """
            select 1 as rank, p.state, p.slug, p.article_id from article_slug s join published_article p on p.article_id = s.article_id
            where s.slug = ? and s.public
            union all select 2, null, null, null from redirect where from_path = any(?) order by rank limit 1""";

    private final ReadDatabase database;
    private final Recency recency;
    private final RedirectLookup redirects;

    StoredArticles(ReadDatabase database, Recency recency, RedirectLookup redirects) {
        this.database = database;
        this.recency = recency;
        this.redirects = redirects;
    }

    /// @param slug     in the form of a slug
    /// @param withText whether the plain text is asked for
    /// @return empty when no article was ever public under this address
    Optional<Found> find(String slug, boolean withText) {
        return database.read(connection -> {
            Optional<Found> present = present(connection, slug, withText);
            return present.isPresent() ? present : former(connection, slug);
        }, this::isCurrent);
    }

    /// That something is not there is asked of the database itself: it has no time to compare.
    private boolean isCurrent(Optional<Found> found) {
        return found.orElse(null) instanceof Found.Here here
                && recency.lastChange(List.of(here.cacheTags().split(",", 2)[0]))
                        .map(change -> !here.changedAt().isBefore(change)).orElse(true);
    }

    private static Optional<Found> present(Connection connection, String slug, boolean withText) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(withText ? BY_SLUG_WITH_TEXT : BY_SLUG)) {
            select.setString(1, slug);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                if (!row.getString(1).equals("PUBLISHED")) {
                    return Optional.of(new Found.Gone(row.getObject(6, UUID.class)));
                }
                return Optional.of(new Found.Here(row.getBytes(2), row.getString(3), row.getTimestamp(4).toInstant(),
                        row.getString(5),
                        withText ? row.getString(7) : null));
            }
        }
    }

    private Optional<Found> former(Connection connection, String slug) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(BY_FORMER_SLUG)) {
            select.setString(1, slug);
            select.setArray(2, connection.createArrayOf("text", redirects.spellings(slug).toArray()));
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                if (row.getInt(1) == 2) {
                    return Optional.of(new Found.Redirected());
                }
                UUID article = row.getObject(4, UUID.class);
                return Optional.of(row.getString(2).equals("PUBLISHED")
                        ? new Found.Moved(row.getString(3), article)
                        : new Found.Gone(article));
            }
        }
    }
}
