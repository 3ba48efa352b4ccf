package org.meridiem.content.publication;

import org.jspecify.annotations.Nullable;
import org.meridiem.content.article.ArticleContent;
import org.meridiem.content.media.HeroImage;
import org.meridiem.kit.problem.ProblemException;
import org.meridiem.kit.problem.ProblemType;

/// What an article must have before readers see it.
final class Readiness {

    private @Nullable ProblemException problem;

    private Readiness() {
    }

    /// @throws ProblemException 422 that names all that is missing
    static void demand(ArticleContent content, Catalogue.Shown shown) {
        var missing = new Readiness();
        if (content.headline().isBlank()) {
            missing.add("/headline", "is needed to publish");
        }
        if (content.body().isEmpty()) {
            missing.add("/body", "is needed to publish");
        }
        if (shown.section() == null) {
            missing.add("/section", "is needed to publish");
        }
        if (shown.authors().isEmpty()) {
            missing.add("/authors", "must name at least one author to publish");
        }
        if (content.heroImage() != null) {
            HeroImage picture = shown.pictures().get(content.heroImage());
            if (picture == null) {
                missing.add("/heroImage/id", "is no longer in the media library");
            } else if (picture.alt() == null || picture.alt().isBlank()) {
                missing.add("/heroImage", "needs a text for those who cannot see it: set `alt` in the media library");
            }
        }
        if (missing.problem != null) {
            throw missing.problem;
        }
    }

    private void add(String pointer, String detail) {
        if (problem == null) {
            problem = ProblemType.UNPROCESSABLE.with("The article is not ready for readers.");
        }
        problem.at(pointer, detail);
    }
}
