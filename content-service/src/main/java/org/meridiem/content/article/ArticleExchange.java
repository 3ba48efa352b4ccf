package org.meridiem.content.article;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;
import org.meridiem.content.editing.EditorialDatabaseException;
import org.meridiem.content.editing.Stamp;
import org.meridiem.content.editing.WriteShapes;
import org.meridiem.content.slug.SlugPolicy;
import org.meridiem.kit.http.IfMatch;
import org.meridiem.kit.security.Caller;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// Articles from and to elsewhere: by the same rules as through the API, in the same write shape. Works in the caller's transaction.
@ApplicationScoped
public class ArticleExchange {

    private final Articles articles;
    private final Revisions revisions;
    private final Drafting drafting;
    private final SlugRegister slugs;
    private final ArticleViews views;
    private final WriteShapes shapes;
    private final DataSource database;

    ArticleExchange(Articles articles, Revisions revisions, Drafting drafting, SlugRegister slugs, ArticleViews views,
            WriteShapes shapes, DataSource database) {
        this.articles = articles;
        this.revisions = revisions;
        this.drafting = drafting;
        this.slugs = slugs;
        this.views = views;
        this.shapes = shapes;
        this.database = database;
    }

    /// The article with this id.
    public Optional<Article> byId(UUID id) {
        return articles.findByIdOptional(id);
    }

    /// A new draft. One that had this id before and was public goes on counting its public versions, so that nobody takes its events for
    /// old ones.
    ///
    /// @param id    it gets
    /// @param write in the write shape of the API, with its slug
    /// @param stamp who began it and when
    /// @param by    who brings it
    /// @throws org.meridiem.kit.problem.ProblemException as the API answers it
    @Transactional(Transactional.TxType.MANDATORY)
    public Article create(UUID id, ObjectNode write, Stamp stamp, Caller by) {
        Article article = drafting.create(id, shapes.read(write, ArticleWrite.class), stamp, by);
        article.continueAfter(lastPublicVersion(id));
        return article;
    }

    /// A new head revision, whatever the present version.
    ///
    /// @throws org.meridiem.kit.problem.ProblemException as the API answers it
    @Transactional(Transactional.TxType.MANDATORY)
    public Article save(UUID id, ObjectNode write, Caller by) {
        ArticleWrite wanted = shapes.read(write, ArticleWrite.class);
        drafting.save(id, IfMatch.of("*"), _ -> wanted, by);
        return articles.locked(id);
    }

    /// Takes the slug for an article, or the first free one with a number behind it.
    ///
    /// @param wish in the form of a slug
    @Transactional(Transactional.TxType.MANDATORY)
    public String takeSlug(String wish, UUID article) {
        return slugs.takeMadeFrom(wish, "en", article);
    }

    /// Readers who ask for this slug find the article.
    ///
    /// @return whether it was free
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean takeFormerSlug(String slug, UUID article) {
        if (!SlugPolicy.isSlug(slug) || !slugs.tryTake(slug, article)) {
            return false;
        }
        slugs.publish(slug, article);
        return true;
    }

    /// Some articles as they are, oldest id first, in one snapshot if the caller's transaction is one.
    ///
    /// @param after id of the last one that the caller has; null to begin
    @Transactional(Transactional.TxType.MANDATORY)
    public List<Out> page(@Nullable UUID after, int limit) {
        var found = after == null ? articles.find("order by id") : articles.find("id > ?1 order by id", after);
        List<Out> page = found.page(0, limit).list().stream().map(this::out).toList();
        // What went out is not to stay in memory.
        articles.getEntityManager().clear();
        return page;
    }

    /// Whether an article is as somebody thinks.
    public boolean isAs(Article article, Predicate<Out> thought) {
        return thought.test(out(article));
    }

    /// An article on its way out.
    ///
    /// @param article     as it stands
    /// @param content     what readers see, what is to go out, or else the newest revision; in the write shape of the API
    /// @param draft       what editors have made of it since; null for nothing
    /// @param formerSlugs addresses that it had in public
    public record Out(Article article, ObjectNode content, @Nullable ObjectNode draft, List<String> formerSlugs) {
    }

    private Out out(Article article) {
        int head = article.headRevision();
        int main = article.publishedRevision().or(() -> article.schedule().map(Schedule::revision)).orElse(head);
        ArticleContent content = revisions.of(article, main).content();
        ObjectNode draft = main == head ? null : write(revisions.head(article).content());
        return new Out(article, write(content), draft, formerSlugs(article.id(), content.slug()));
    }

    private ObjectNode write(ArticleContent content) {
        return shapes.write(views.write(content));
    }

    private List<String> formerSlugs(UUID article, String present) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select slug from article_slug where article_id = ? and public and slug <> ? order by since, slug")) {
            select.setObject(1, article);
            select.setString(2, present);
            List<String> former = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    former.add(row.getString(1));
                }
            }
            return former;
        } catch (SQLException e) {
            throw new EditorialDatabaseException(e);
        }
    }

    private long lastPublicVersion(UUID id) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection
                        .prepareStatement("select version from published_article where article_id = ?")) {
            select.setObject(1, id);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        } catch (SQLException e) {
            throw new EditorialDatabaseException(e);
        }
    }
}
