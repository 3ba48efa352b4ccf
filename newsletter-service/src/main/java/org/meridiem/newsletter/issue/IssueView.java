package org.meridiem.newsletter.issue;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.meridiem.events.ArticleCard;

/// An issue as editors see it.
///
/// @param id                 the key
/// @param newsletter         slug
/// @param number             its number in the newsletter, once it is sent
/// @param status             where it stands
/// @param allowedTransitions the steps that the caller may take now
/// @param subject            the mail's subject
/// @param intro              words before the articles, in Markdown
/// @param articles           the stories, in their order; only those that are public
/// @param trending           the list “Trending stories”
/// @param deliveries         what became of the mails, once it is sent
/// @param version            what If-Match takes
/// @param createdAt          when it was made
/// @param createdBy          who made it
/// @param updatedAt          when it changed last
/// @param updatedBy          who changed it last
/// @param approvedAt         when it was approved
/// @param approvedBy         who approved it
/// @param sendStartedAt      when mails began to leave
/// @param finishedAt         when the last recipient was decided about, or when it was called off
@Schema(name = "Issue")
record IssueView(UUID id, String newsletter, @Nullable Integer number, Status status,
        List<Transition> allowedTransitions, String subject, @Nullable String intro, List<ArticleEntry> articles,
        List<ArticleEntry> trending, @Nullable Tally deliveries, long version, Instant createdAt, String createdBy,
        Instant updatedAt, String updatedBy, @Nullable Instant approvedAt, @Nullable String approvedBy,
        @Nullable Instant sendStartedAt, @Nullable Instant finishedAt) {

    /// An article in an issue.
    ///
    /// @param id          the article
    /// @param headline    its headline
    /// @param dek         the line under it
    /// @param url         the reader's address
    /// @param section     name of its section
    /// @param publishedAt when it was published
    @Schema(name = "IssueArticle")
    record ArticleEntry(UUID id, String headline, String dek, URI url, String section, Instant publishedAt) {

        static ArticleEntry of(ArticleCard card) {
            return new ArticleEntry(card.id(), card.headline(), card.dek(), card.url(), card.section().name(),
                    card.publishedAt());
        }
    }

    static IssueView of(Issue issue, List<IssueItems.Shown> shown, List<Transition> allowed, @Nullable Tally tally) {
        return new IssueView(issue.id(), issue.newsletter().slug(), issue.number(), issue.status(), allowed,
                issue.subject(), issue.intro(), entries(shown, Block.STORY), entries(shown, Block.TRENDING), tally,
                issue.version(), issue.createdAt(), issue.createdBy(), issue.updatedAt(), issue.updatedBy(),
                issue.approvedAt(), issue.approvedBy(), issue.sendStartedAt(), issue.finishedAt());
    }

    static List<ArticleEntry> entries(List<IssueItems.Shown> shown, Block block) {
        return shown.stream().filter(item -> item.block() == block).map(item -> ArticleEntry.of(item.card())).toList();
    }
}
