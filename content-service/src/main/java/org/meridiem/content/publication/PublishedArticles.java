package org.meridiem.content.publication;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.text.Normalizer;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import org.meridiem.content.caching.PublicAnswers;
import org.meridiem.content.editing.EditorialDatabaseException;
import org.meridiem.events.ArticleCard;
import org.meridiem.events.ArticleReference;

/// The rows that answer readers. Works in the caller's transaction, under the article's lock.
@ApplicationScoped
class PublishedArticles {

    /// Why readers no longer get it.
    enum Gone {
        UNPUBLISHED, TAKEN_DOWN, DELETED
    }

    private static final int MAX_SORT_TITLE = 200;

    private final DataSource database;
    private final SearchDocuments search;

    PublishedArticles(DataSource database, SearchDocuments search) {
        this.database = database;
        this.search = search;
    }

    /// Makes it public, or replaces what is.
    void put(Projection projection, Instant firstPublishedAt, Instant now) {
        PublishedArticle article = projection.article();
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        """
                                insert into published_article (article_id, state, slug, version, document, etag, card, body_text, event_card,
                                  event_reference, cache_tags, section_slugs, tag_slugs, author_slugs, kind, language, featured, sort_title, published_at,
                                  first_published_at, updated_at, projected_at)
                                values (?, 'PUBLISHED', ?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                                on conflict (article_id) do update set state = excluded.state, slug = excluded.slug, version = excluded.version,
                                  document = excluded.document, etag = excluded.etag, card = excluded.card, body_text = excluded.body_text,
                                  event_card = excluded.event_card, event_reference = excluded.event_reference, cache_tags = excluded.cache_tags,
                                  section_slugs = excluded.section_slugs, tag_slugs = excluded.tag_slugs, author_slugs = excluded.author_slugs,
                                  kind = excluded.kind, language = excluded.language, featured = excluded.featured, sort_title = excluded.sort_title,
                                  published_at = excluded.published_at, first_published_at = excluded.first_published_at,
                                  updated_at = excluded.updated_at, projected_at = excluded.projected_at""")) {
            insert.setObject(1, article.id());
            insert.setString(2, article.slug());
            insert.setLong(3, article.version());
            insert.setBytes(4, PublicAnswers.gzip(projection.document()));
            insert.setString(5, projection.etag());
            insert.setBytes(6, DocumentJson.bytes(article.card()));
            insert.setString(7, projection.bodyText());
            insert.setString(8, DocumentJson.text(projection.event()));
            insert.setString(9, DocumentJson.text(projection.event().reference()));
            insert.setString(10, String.join(",", projection.cacheTags()));
            insert.setArray(11, connection.createArrayOf("text", projection.sectionSlugs().toArray()));
            insert.setArray(12, connection.createArrayOf("text",
                    article.tags().stream().map(PublishedArticle.TagPart::slug).toArray()));
            insert.setArray(13, connection.createArrayOf("text",
                    article.authors().stream().map(PublishedArticle.AuthorPart::slug).toArray()));
            insert.setString(14, article.kind());
            insert.setString(15, article.language());
            insert.setBoolean(16, article.featured());
            insert.setString(17, sortTitle(article.headline()));
            insert.setTimestamp(18, Timestamp.from(article.publishedAt()));
            insert.setTimestamp(19, Timestamp.from(firstPublishedAt));
            insert.setTimestamp(20, Timestamp.from(article.updatedAt()));
            insert.setTimestamp(21, Timestamp.from(now));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new EditorialDatabaseException(e);
        }
        search.put(projection);
    }

    /// Makes anew what it is found by; readers see what they saw.
    void findable(Projection projection) {
        search.put(projection);
    }

    /// Takes it away from readers. What was taken down or deleted leaves no text behind.
    ///
    /// @param version the article's new public version
    void withdraw(UUID article, Gone why, long version, Instant now) {
        String sql = """
                update published_article set state = ?, version = ?, document = null, etag = null, card = null, body_text = null,
                  sort_title = '', projected_at = ?"""
                + (why == Gone.UNPUBLISHED ? "" : ", event_card = null") + " where article_id = ?";
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(sql)) {
            update.setString(1, why.name());
            update.setLong(2, version);
            update.setTimestamp(3, Timestamp.from(now));
            update.setObject(4, article);
            if (update.executeUpdate() != 1) {
                throw new IllegalStateException("article " + article + " was never public");
            }
        } catch (SQLException e) {
            throw new EditorialDatabaseException(e);
        }
    }

    /// Where readers find it.
    ///
    /// @param slug of an article that was never public: where it will be
    Filing filing(UUID article, String slug) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select slug, state = 'PUBLISHED', section_slugs, tag_slugs, author_slugs from published_article where article_id = ?")) {
            select.setObject(1, article);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? new Filing(row.getString(1), row.getBoolean(2), texts(row, 3), texts(row, 4), texts(row, 5))
                        : new Filing(slug, false, List.of(), List.of(), List.of());
            }
        } catch (SQLException e) {
            throw new EditorialDatabaseException(e);
        }
    }

    private static List<String> texts(ResultSet row, int column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }

    /// The digest of what readers get now.
    String etag(UUID article) {
        return column(article, "etag");
    }

    /// The card that the last event about the article held.
    ArticleCard eventCard(UUID article, long version) {
        return DocumentJson.read(column(article, "event_card"), ArticleCard.class).withVersion(version);
    }

    /// What events may still say of an article that must go.
    ArticleReference eventReference(UUID article, long version) {
        ArticleReference last = DocumentJson.read(column(article, "event_reference"), ArticleReference.class);
        return new ArticleReference(last.id(), last.slug(), last.url(), last.language(), last.section(), last.tags(),
                last.authors(),
                last.firstPublishedAt(), version);
    }

    // The names of columns come from this class alone.
    private String column(UUID article, String name) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection
                        .prepareStatement("select " + name + " from published_article where article_id = ?")) {
            select.setObject(1, article);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next() || row.getString(1) == null) {
                    throw new IllegalStateException("article " + article + " has no " + name);
                }
                return row.getString(1);
            }
        } catch (SQLException e) {
            throw new EditorialDatabaseException(e);
        }
    }

    /// Letters without case and marks, so that É stands beside e; compared byte by byte.
    static String sortTitle(String headline) {
        String plain = Normalizer.normalize(headline, Normalizer.Form.NFKD).replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT).strip();
        return plain.length() <= MAX_SORT_TITLE
                ? plain
                : plain.substring(0, plain.offsetByCodePoints(0, plain.codePointCount(0, MAX_SORT_TITLE)));
    }
}
