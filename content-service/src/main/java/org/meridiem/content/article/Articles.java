package org.meridiem.content.article;

import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import org.meridiem.kit.problem.ProblemType;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

/// All articles.
@ApplicationScoped
public class Articles implements PanacheRepositoryBase<Article, UUID> {

    /// An article to read.
    ///
    /// @throws org.meridiem.kit.problem.ProblemException 404
    public Article existing(UUID id) {
        return findByIdOptional(id).orElseThrow(Articles::unknown);
    }

    /// An article to change: nobody else changes it until the transaction ends.
    ///
    /// @throws org.meridiem.kit.problem.ProblemException 404
    public Article locked(UUID id) {
        return lockedIfThere(id).orElseThrow(Articles::unknown);
    }

    /// An article to change, if it still exists.
    public Optional<Article> lockedIfThere(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    private static RuntimeException unknown() {
        return ProblemType.NOT_FOUND.with("There is no such article.");
    }
}
