package org.meridiem.newsletter.issue;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.meridiem.events.ArticleCard;
import org.meridiem.newsletter.block.Block;

/// An issue as editors see it.
@Schema(name = "Issue", description = "An issue as editors see it.")
record IssueView(
        @Schema(description = "The key", required = true) UUID id,
        @Schema(description = "Slug", required = true) String newsletter,
        @Schema(description = "Its number in the newsletter, once it is sent") @Nullable Integer number,
        @Schema(description = "Where it stands", required = true) Status status,
        @Schema(description = "The steps that the caller may take now", required = true) List<Transition> allowedTransitions,
        @Schema(description = "The mail's subject", required = true) String subject,
        @Schema(description = "What mail programs show beside the subject, if an editor wrote it") @Nullable String preheader,
        @Schema(description = "Words before the articles, in Markdown") @Nullable String intro,
        @Schema(description = "More words before the articles", required = true) List<Block> blocks,
        @Schema(description = "The stories, in their order; only those that are public", required = true) List<ArticleEntry> articles,
        @Schema(description = "The list “Trending stories”", required = true) List<ArticleEntry> trending,
        @Schema(description = "What became of the mails, once it is sent") @Nullable Tally deliveries,
        @Schema(description = "What If-Match takes", required = true) long version,
        @Schema(description = "When it was made", required = true) Instant createdAt,
        @Schema(description = "Who made it", required = true) String createdBy,
        @Schema(description = "When it changed last", required = true) Instant updatedAt,
        @Schema(description = "Who changed it last", required = true) String updatedBy,
        @Schema(description = "When it was approved") @Nullable Instant approvedAt,
        @Schema(description = "Who approved it") @Nullable String approvedBy,
        @Schema(description = "When mails began to leave") @Nullable Instant sendStartedAt,
        @Schema(description = "When the last recipient was decided about, or when it was called off") @Nullable Instant finishedAt) {

    /// An article in an issue.
    @Schema(name = "IssueArticle", description = "An article in an issue.")
    record ArticleEntry(
            @Schema(description = "The article", required = true) UUID id,
            @Schema(description = "Its headline", required = true) String headline,
            @Schema(description = "The line under it", required = true) String dek,
            @Schema(description = "The reader's address", required = true) URI url,
            @Schema(description = "Name of its section", required = true) String section,
            @Schema(description = "When it was published", required = true) Instant publishedAt) {

        static ArticleEntry of(ArticleCard card) {
            return new ArticleEntry(card.id(), card.headline(), card.dek(), card.url(), card.section().name(),
                    card.publishedAt());
        }
    }

    static IssueView of(Issue issue, List<IssueItems.Shown> shown, List<Transition> allowed, @Nullable Tally tally) {
        return new IssueView(issue.id(), issue.newsletter().slug(), issue.number(), issue.status(), allowed,
                issue.subject(shown), issue.text().preheader(), issue.text().intro(), issue.text().written(),
                entries(shown, Part.STORY), entries(shown, Part.TRENDING), tally,
                issue.version(), issue.createdAt(), issue.createdBy(), issue.updatedAt(), issue.updatedBy(),
                issue.approvedAt(), issue.approvedBy(), issue.sendStartedAt(), issue.finishedAt());
    }

    static List<ArticleEntry> entries(List<IssueItems.Shown> shown, Part part) {
        return shown.stream().filter(item -> item.part() == part).map(item -> ArticleEntry.of(item.card())).toList();
    }
}
