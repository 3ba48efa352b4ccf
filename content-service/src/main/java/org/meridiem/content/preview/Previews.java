package org.meridiem.content.preview;

import java.time.Clock;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.meridiem.content.article.Articles;
import org.meridiem.content.article.Revision;
import org.meridiem.content.article.Revisions;
import org.meridiem.content.publication.DocumentJson;
import org.meridiem.content.publication.DraftDocuments;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// Shows drafts to whoever has a link.
@ApplicationScoped
class Previews {

    private final PreviewLinkRows rows;
    private final PreviewTokens tokens;
    private final Articles articles;
    private final Revisions revisions;
    private final DraftDocuments documents;
    private final Clock clock;

    Previews(PreviewLinkRows rows, PreviewTokens tokens, Articles articles, Revisions revisions,
            DraftDocuments documents, Clock clock) {
        this.rows = rows;
        this.tokens = tokens;
        this.articles = articles;
        this.revisions = revisions;
        this.documents = documents;
        this.clock = clock;
    }

    /// The article in the form that readers would get, with what [PreviewedArticle] adds.
    ///
    /// @return empty when the token is not ours or the link has ended, whatever ended it
    @Transactional
    Optional<byte[]> show(String token) {
        return tokens.read(token).flatMap(link -> rows.shown(link, clock.instant())).flatMap(this::document);
    }

    private Optional<byte[]> document(PreviewLinkRows.Shown shown) {
        return articles.findByIdOptional(shown.article()).flatMap(article -> {
            int number = shown.revision() == null ? article.headRevision() : shown.revision();
            Optional<Revision> revision = revisions.byNumber(article.id(), number);
            return revision.map(found -> {
                var document = (ObjectNode) DocumentJson.tree(DocumentJson.bytes(documents.of(article, found)));
                document.setAll((ObjectNode) DocumentJson.tree(DocumentJson.bytes(new PreviewedArticle(true,
                        article.status(), number, found.createdAt(), shown.expiresAt()))));
                return DocumentJson.bytes(document);
            });
        });
    }
}
