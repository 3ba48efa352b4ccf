package org.meridiem.content.contenttype;

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

import org.jspecify.annotations.Nullable;
import org.meridiem.content.editing.EditorialDatabaseException;
import org.meridiem.kit.problem.InputError;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

/// Tries schemas on what is stored: the newest revision of each article, the scheduled and the published one. Page by page, so that memory and locks
/// do not grow with the number of articles.
@ApplicationScoped
class StoredCustom {

    private static final int PAGE = 100;
    private static final int SHOWN = 20;
    private static final UUID FIRST = new UUID(0, 0);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final String NEXT = """
            with page as (select id, slug, headline, head_revision, published_revision, schedule_revision from article
              where id > ? and updated_at >= ? and (kind = ? or head_revision <> coalesce(published_revision, head_revision)
                or head_revision <> coalesce(schedule_revision, head_revision)) order by id limit ?)
            select p.id, p.slug, p.headline, r.number, r.number = p.published_revision, r.content -> 'kind' = to_jsonb(?::text),
              r.content -> 'custom'
            from page p join article_revision r on r.article_id = p.id
              and r.number in (p.head_revision, p.published_revision, p.schedule_revision)
            order by p.id, r.number desc""";

    private final DataSource database;

    StoredCustom(DataSource database) {
        this.database = database;
    }

    /// @param since only articles changed since then; null for all
    SchemaCheck check(String kind, CustomSchema schema, @Nullable Instant since) {
        var tally = new Tally(schema);
        UUID after = FIRST;
        while (after != null) {
            after = page(kind, after, since == null ? Instant.EPOCH : since, tally);
        }
        return new SchemaCheck(tally.checked, tally.violating, tally.shown);
    }

    /// How many articles are of the kind.
    long count(String kind) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection
                        .prepareStatement("select count(*) from article where kind = ?")) {
            select.setString(1, kind);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        } catch (SQLException e) {
            throw new EditorialDatabaseException(e);
        }
    }

    private @Nullable UUID page(String kind, UUID after, Instant since, Tally tally) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(NEXT)) {
            select.setObject(1, after);
            select.setTimestamp(2, Timestamp.from(since));
            select.setString(3, kind);
            select.setInt(4, PAGE);
            select.setString(5, kind);
            select.setFetchSize(50);
            UUID last = null;
            int articles = 0;
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    UUID article = row.getObject(1, UUID.class);
                    articles += article.equals(last) ? 0 : 1;
                    last = article;
                    if (row.getBoolean(6)) {
                        tally.add(article, row);
                    }
                }
            }
            return articles < PAGE ? null : last;
        } catch (SQLException e) {
            throw new EditorialDatabaseException(e);
        }
    }

    /// Counts articles, not revisions.
    private static final class Tally {

        private final CustomSchema schema;
        private final List<SchemaCheck.Misfit> shown = new ArrayList<>();
        private long checked;
        private long violating;
        private @Nullable UUID lastChecked;
        private @Nullable UUID lastViolating;

        Tally(CustomSchema schema) {
            this.schema = schema;
        }

        void add(UUID article, ResultSet row) throws SQLException {
            checked += article.equals(lastChecked) ? 0 : 1;
            lastChecked = article;
            if (article.equals(lastViolating)) {
                return;
            }
            List<InputError> errors = schema.violations(custom(row.getString(7)));
            if (!errors.isEmpty()) {
                lastViolating = article;
                violating++;
                if (shown.size() < SHOWN) {
                    shown.add(new SchemaCheck.Misfit(article, row.getString(2), row.getString(3), row.getInt(4),
                            row.getBoolean(5), errors));
                }
            }
        }

        private static JsonNode custom(@Nullable String json) {
            try {
                return json == null ? JSON.createObjectNode() : JSON.readTree(json);
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("stored content cannot be read", e);
            }
        }
    }
}
