package org.meridiem.content.comment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;

import org.jspecify.annotations.Nullable;
import org.meridiem.content.article.CommentModeration;
import org.meridiem.content.caching.PublicAnswers;
import org.meridiem.content.publication.CommentClosingConfig;
import org.meridiem.content.slug.SlugPolicy;
import org.meridiem.kit.problem.ProblemType;

/// The article under which one speaks: a public one, for of any other nothing is known here.
///
/// @param article    its id
/// @param slug       its present address
/// @param open       whether readers may comment
/// @param moderation when comments are looked at
record Discussion(UUID article, String slug, boolean open, CommentModeration moderation) {

    /// Looks articles up.
    @ApplicationScoped
    static class Finder {

        private static final String COLUMNS = "select p.article_id, p.state, p.slug, p.published_at,"
                + " r.content ->> 'commentsOpen', r.content ->> 'commentModeration' from ";
        private static final String REVISION = " left join article a on a.id = p.article_id"
                + " left join article_revision r on r.article_id = a.id and r.number = a.published_revision";
        // Every address that was ever public stands in article_slug, the present one included.
        private static final String BY_SLUG = COLUMNS
                + "article_slug s join published_article p on p.article_id = s.article_id" + REVISION
                + " where s.slug = ? and s.public";
        private static final String BY_ID = COLUMNS + "published_article p" + REVISION + " where p.article_id = ?";

        private final DataSource database;
        private final CommentsConfig config;
        private final CommentClosingConfig closing;

        Finder(DataSource database, CommentsConfig config, CommentClosingConfig closing) {
            this.database = database;
            this.config = config;
            this.closing = closing;
        }

        /// By a present or former address.
        ///
        /// @throws org.meridiem.kit.problem.ProblemException 404 when no article was ever public there, 410 when it is no longer
        Discussion bySlug(String slug, Instant now) {
            if (!SlugPolicy.isSlug(slug)) {
                throw PublicAnswers.absent("No article has this address.");
            }
            Found found = Query.of(BY_SLUG, slug).first(database, Found::read)
                    .orElseThrow(() -> PublicAnswers.absent("No article has this address.", "slug-" + slug));
            if (!found.state().equals("PUBLISHED")) {
                String tag = "article-" + found.article();
                throw ProblemType.GONE.with("This article is no longer public.")
                        .header(HttpHeaders.CACHE_CONTROL, "public, max-age=10")
                        .header("Cache-Tag", tag).header("Surrogate-Key", tag);
            }
            return of(found, now);
        }

        /// Of a comment that is there.
        ///
        /// @throws org.meridiem.kit.problem.ProblemException 410 when the article is no longer public
        Discussion byId(UUID article, Instant now) {
            return Query.of(BY_ID, article)
                    .first(database, Found::read)
                    .filter(found -> found.state().equals("PUBLISHED"))
                    .map(found -> of(found, now))
                    .orElseThrow(() -> ProblemType.GONE.with("This article is no longer public."));
        }

        private Discussion of(Found found, Instant now) {
            return new Discussion(found.article(), found.slug(),
                    !"false".equals(found.commentsOpen()) && closing.open(found.publishedAt(), now),
                    found.moderation() == null ? config.moderation() : moderation(found.moderation()));
        }

        private static CommentModeration moderation(String stored) {
            return stored.equals("post") ? CommentModeration.POST : CommentModeration.PRE;
        }
    }

    private record Found(UUID article, String state, String slug, Instant publishedAt, @Nullable String commentsOpen,
            @Nullable String moderation) {

        static Found read(ResultSet row) throws SQLException {
            return new Found(row.getObject(1, UUID.class), row.getString(2), row.getString(3),
                    row.getTimestamp(4).toInstant(), row.getString(5), row.getString(6));
        }
    }

    /// @throws org.meridiem.kit.problem.ProblemException 409
    void demandOpen() {
        if (!open) {
            throw ProblemType.CONFLICT.with("Comments under this article are closed.");
        }
    }

    /// Where a text begins.
    CommentState firstState(CommentText text, CommentsConfig config) {
        return moderation == CommentModeration.POST && text.links() <= config.maxLinks()
                ? CommentState.APPROVED
                : CommentState.PENDING;
    }
}
