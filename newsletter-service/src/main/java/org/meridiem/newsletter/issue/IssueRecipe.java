package org.meridiem.newsletter.issue;

import java.util.List;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.meridiem.events.TrendingList.Window;
import org.meridiem.newsletter.block.Block;
import org.meridiem.newsletter.catalogue.OneLine;

/// What an issue is to be made of.
@Schema(name = "IssueRecipe", description = "What an issue is to be made of.", examples = """
        {"newsletter": "weekly", "subject": "This week's big shifts", "intro": "Good morning. **Three things** changed this week.",
         "newest": 5, "trending": {"window": "week", "n": 3}}""")
record IssueRecipe(
        @Schema(description = "Slug", required = true) @NotNull @Size(max = 60) String newsletter,
        @Schema(description = "The mail's subject; when absent the first headline, as it is at the time") @Nullable @OneLine @Size(max = 200) String subject,
        @Schema(description = "What mail programs show beside the subject, plain text; when absent the beginning of the blocks, or the line under the first headline") @Nullable @OneLine @Size(max = 200) String preheader,
        @Schema(description = "Words before the articles, in Markdown: paragraphs, lists, emphasis, links") @Nullable @Size(max = 20_000) String intro,
        @Schema(description = "More words before the articles, as blocks like those of articles") @Nullable @Size(max = 200) List<@NotNull Block> blocks,
        @Schema(description = "So many of the articles published last for the first time") @Nullable @Min(0) @Max(30) Integer newest,
        @Schema(description = "The most read ones") @Nullable @Valid Trending trending,
        @Schema(description = "Articles that the editor wants in any case, first") @Nullable @Size(max = 30) List<@NotNull UUID> articles) {

    /// The most read articles.
    @Schema(name = "IssueRecipeTrending", description = "The most read articles.")
    record Trending(
            @Schema(description = "How far back reading counts", required = true) @NotNull Window window,
            @Schema(description = "How many", required = true) @NotNull @Min(1) @Max(10) Integer n) {
    }

    List<Block> blocksOrNone() {
        return blocks == null ? List.of() : blocks;
    }

    int newestWanted() {
        return newest == null ? 0 : newest;
    }

    List<UUID> picks() {
        return articles == null ? List.of() : articles;
    }
}
