package org.meridiem.content.article;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;
import org.meridiem.content.editing.Cut;
import org.meridiem.kit.page.Cursors;
import org.meridiem.kit.page.Page;
import org.meridiem.kit.security.Caller;

/// Shows the saves of an article.
@ApplicationScoped
class RevisionHistory {

    private final Articles articles;
    private final Revisions revisions;
    private final ArticleViews views;
    private final Cursors cursors;

    RevisionHistory(Articles articles, Revisions revisions, ArticleViews views, Cursors cursors) {
        this.articles = articles;
        this.revisions = revisions;
        this.views = views;
        this.cursors = cursors;
    }

    /// Newest first, without their content.
    @Transactional
    Page<RevisionView> list(UUID id, int limit, @Nullable String cursor, boolean count, Caller caller) {
        Article article = touched(id, caller);
        var cut = new Cut(cursors, "revisions/" + id, limit);
        List<String> position = cut.position(cursor);
        int before = position == null ? Integer.MAX_VALUE : Integer.parseInt(position.getFirst());
        // One more than the page, for the differences of its last revision.
        List<Revision> found = revisions.before(id, before, cut.fetch() + 1);
        List<RevisionView> shown = new ArrayList<>();
        for (int i = 0; i < Math.min(found.size(), cut.fetch()); i++) {
            Revision revision = found.get(i);
            ArticleContent content = revision.content();
            List<String> changed = i + 1 < found.size() ? found.get(i + 1).content().differences(content) : null;
            shown.add(view(article, revision, content, changed, null));
        }
        Long total = count ? Long.valueOf(revisions.count("articleId", id)) : null;
        return cut.page(shown, view -> List.of(Integer.toString(view.number())), total);
    }

    /// One of them.
    @Transactional
    RevisionView get(UUID id, int number, Caller caller) {
        Article article = touched(id, caller);
        Revision revision = revisions.wanted(id, number);
        ArticleContent content = revision.content();
        List<String> changed = revisions.before(id, number, 1).stream().findFirst()
                .map(before -> before.content().differences(content)).orElse(null);
        return view(article, revision, content, changed, views.write(content));
    }

    private Article touched(UUID id, Caller caller) {
        Article article = articles.existing(id);
        ArticlePolicy.demandTouch(caller, article.facts());
        return article;
    }

    private static RevisionView view(Article article, Revision revision, ArticleContent content,
            @Nullable List<String> changed,
            @Nullable ArticleWrite write) {
        boolean published = article.publishedRevision().filter(number -> number == revision.number()).isPresent();
        return new RevisionView(revision.number(), revision.articleVersion(), content.headline(), changed,
                revision.restoredFrom().orElse(null), published,
                revision.createdAt(),
                revision.createdBy(), write);
    }
}
