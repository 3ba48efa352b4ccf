package org.meridiem.content.correction;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.meridiem.kit.problem.ProblemType;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

/// All corrections.
@ApplicationScoped
class Corrections implements PanacheRepositoryBase<Correction, UUID> {

    /// One of an article.
    ///
    /// @throws org.meridiem.kit.problem.ProblemException 404
    Correction existing(UUID article, UUID id) {
        return findByIdOptional(id).filter(correction -> correction.articleId().equals(article))
                .orElseThrow(() -> ProblemType.NOT_FOUND.with("There is no such correction of this article."));
    }

    /// Newest first.
    ///
    /// @param before only those behind this date
    /// @param id     and this id
    List<Correction> newest(UUID article, Instant before, UUID id, int limit) {
        return find(
                "articleId = ?1 and (correctedAt < ?2 or correctedAt = ?2 and id < ?3) order by correctedAt desc, id desc",
                article, before, id).page(0, limit).list();
    }
}
