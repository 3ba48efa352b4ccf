package org.meridiem.content.article;

import jakarta.enterprise.context.ApplicationScoped;

import org.meridiem.content.editing.MergePatch;

import com.fasterxml.jackson.databind.JsonNode;

/// Merge patches of articles.
///
/// The forms of a body exclude each other, so a patch that holds a body replaces the body: merged member by member, the Markdown of the
/// patch would stand beside the blocks that are there.
@ApplicationScoped
class ArticlePatch {

    static final String MEDIA_TYPE = "application/merge-patch+json";

    private final MergePatch patches;

    ArticlePatch(MergePatch patches) {
        this.patches = patches;
    }

    /// @throws org.meridiem.kit.problem.ProblemException 400
    ArticleWrite apply(ArticleWrite current, JsonNode patch) {
        ArticleWrite base = patch.has("body")
                ? new ArticleWrite(current.headline(), current.shortHeadline(), current.slug(), current.dek(),
                        current.keyTakeaways(), null,
                        current.faq(), current.section(), current.tags(), current.authors(), current.heroImage(),
                        current.kind(),
                        current.language(), current.commentsOpen(), current.commentModeration(), current.featured(),
                        current.seo(), current.custom())
                : current;
        return patches.apply(base, patch, ArticleWrite.class);
    }
}
