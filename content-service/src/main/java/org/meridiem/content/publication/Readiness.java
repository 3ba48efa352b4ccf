package org.meridiem.content.publication;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.meridiem.content.article.ArticleContent;
import org.meridiem.content.body.Block;
import org.meridiem.content.media.HeroImage;
import org.meridiem.kit.problem.InputError;
import org.meridiem.kit.problem.ProblemException;
import org.meridiem.kit.problem.ProblemType;

/// What an article must have before readers see it.
final class Readiness {

    private @Nullable ProblemException problem;

    private Readiness() {
    }

    /// @param misfits members that do not fit the content type as it is now: it may have changed since the revision was written
    /// @throws ProblemException 422 that names all that is missing
    static void demand(ArticleContent content, Catalogue.Shown shown, List<InputError> misfits) {
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
        for (int i = 0; i < content.body().size(); i++) {
            missing.checkAlt(content.body().get(i), "/body/blocks/" + i, shown);
        }
        misfits.forEach(misfit -> missing.add(String.valueOf(misfit.pointer()), misfit.detail()));
        if (missing.problem != null) {
            throw missing.problem;
        }
    }

    /// Pictures of the library say what they show, here or there. Those from elsewhere may come from an import that knows no better.
    private void checkAlt(Block block, String pointer, Catalogue.Shown shown) {
        if (block instanceof Block.Image image) {
            checkAlt(image, pointer, shown);
        } else if (block instanceof Block.Gallery gallery) {
            for (int i = 0; i < gallery.images().size(); i++) {
                checkAlt(gallery.images().get(i), pointer + "/images/" + i, shown);
            }
        }
    }

    private void checkAlt(Block.Image image, String pointer, Catalogue.Shown shown) {
        HeroImage picture = image.media() == null ? null : shown.pictures().get(image.media());
        if (picture != null && image.alt().isBlank() && (picture.alt() == null || picture.alt().isBlank())) {
            add(pointer + "/alt", "is needed to publish, here or in the media library");
        }
    }

    private void add(String pointer, String detail) {
        if (problem == null) {
            problem = ProblemType.UNPROCESSABLE.with("The article is not ready for readers.");
        }
        problem.at(pointer, detail);
    }
}
