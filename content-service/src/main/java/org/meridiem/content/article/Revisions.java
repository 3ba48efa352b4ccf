package org.meridiem.content.article;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.meridiem.kit.problem.ProblemType;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

/// All revisions.
@ApplicationScoped
public class Revisions implements PanacheRepositoryBase<Revision, Revision.Key> {

    /// The newest one.
    public Revision head(Article article) {
        return of(article, article.headRevision());
    }

    /// One that the article says it has.
    public Revision of(Article article, int number) {
        return byNumber(article.id(), number)
                .orElseThrow(
                        () -> new IllegalStateException("article " + article.id() + " lacks its revision " + number));
    }

    /// One that a client asks for.
    public Optional<Revision> byNumber(UUID article, int number) {
        return findByIdOptional(new Revision.Key(article, number));
    }

    /// One that a client asks for.
    ///
    /// @throws org.meridiem.kit.problem.ProblemException 404
    public Revision wanted(UUID article, int number) {
        return byNumber(article, number)
                .orElseThrow(() -> ProblemType.NOT_FOUND.with("There is no revision " + number + " of this article."));
    }

    /// What the article said at one of its versions.
    Optional<Revision> at(UUID article, long articleVersion) {
        return find("articleId = ?1 and articleVersion <= ?2 order by number desc", article, articleVersion)
                .firstResultOptional();
    }

    /// Notes that readers see a revision from now on. In the caller's transaction.
    public void published(UUID article, int number, Instant now) {
        getEntityManager().createNativeQuery("""
                insert into article_revision_publication (article_id, number, published_at) values (?, ?, ?)
                on conflict do nothing""")
                .setParameter(1, article).setParameter(2, number).setParameter(3, now).executeUpdate();
    }

    /// Newest first.
    ///
    /// @param before only older ones than this number
    List<Revision> before(UUID article, int before, int limit) {
        return find("articleId = ?1 and number < ?2 order by number desc", article, before).page(0, limit).list();
    }
}
