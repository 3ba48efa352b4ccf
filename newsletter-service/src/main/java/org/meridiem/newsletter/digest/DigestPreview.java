package org.meridiem.newsletter.digest;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.meridiem.events.ArticleCard;
import org.meridiem.newsletter.article.ArticleCards;
import org.meridiem.newsletter.issue.IssueAssembly;

/// What a digest's issue would hold if it were put together now.
@Singleton
class DigestPreview {

    private final Digests digests;
    private final DigestChoice choice;
    private final IssueAssembly assembly;
    private final ArticleCards cards;
    private final Clock clock;

    DigestPreview(Digests digests, DigestChoice choice, IssueAssembly assembly, ArticleCards cards, Clock clock) {
        this.digests = digests;
        this.choice = choice;
        this.assembly = assembly;
        this.cards = cards;
        this.clock = clock;
    }

    /// What would stand in the issue.
    @Schema(name = "DigestPreview", description = "What a digest's issue would hold if it were put together now.")
    record Preview(
            @Schema(description = "Articles published after this are looked at", required = true) Instant since,
            @Schema(description = "The stories, in their order", required = true) List<Entry> articles,
            @Schema(description = "The list “Trending stories”", required = true) List<Entry> trending,
            @Schema(description = "Whether that is enough for an issue", required = true) boolean enough) {
    }

    /// An article in the preview.
    @Schema(name = "DigestPreviewArticle", description = "An article in a preview.")
    record Entry(
            @Schema(description = "The article", required = true) UUID id,
            @Schema(description = "Its headline", required = true) String headline,
            @Schema(description = "The reader's address", required = true) URI url,
            @Schema(description = "Path of its section", required = true) String section,
            @Schema(description = "When it was published for the first time", required = true) Instant firstPublishedAt) {

        private static Entry of(ArticleCard card) {
            return new Entry(card.id(), card.headline(), card.url(), card.section().path(), card.firstPublishedAt());
        }
    }

    /// The preview of a digest.
    @Transactional
    Preview of(UUID id) {
        Digest digest = digests.get(id);
        IssueAssembly.Chosen chosen = assembly.choose(choice.of(digest, clock.instant()));
        Map<UUID, ArticleCard> shown = cards.cards(chosen.articles());
        return new Preview(digest.since(), entries(chosen.stories(), shown), entries(chosen.trending(), shown),
                chosen.articles().size() >= digest.definition().content().minimumWanted());
    }

    private static List<Entry> entries(List<UUID> articles, Map<UUID, ArticleCard> shown) {
        return articles.stream().filter(shown::containsKey).map(shown::get).map(Entry::of).toList();
    }
}
