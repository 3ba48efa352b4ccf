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
import org.meridiem.newsletter.catalogue.OneLine;

/// What an issue is to be made of.
///
/// @param newsletter slug
/// @param subject    the mail's subject; the first headline when absent
/// @param intro      words before the articles, in Markdown: paragraphs, lists, emphasis, links
/// @param newest     so many of the articles published last for the first time
/// @param trending   the most read ones
/// @param articles   articles that the editor wants in any case, first
@Schema(name = "IssueRecipe", examples = """
        {"newsletter": "weekly", "subject": "This week's big shifts", "intro": "Good morning. **Three things** changed this week.",
         "newest": 5, "trending": {"window": "week", "n": 3}}""")
record IssueRecipe(
        @NotNull @Size(max = 60) String newsletter,
        @Nullable @OneLine @Size(max = 200) String subject,
        @Nullable @Size(max = 20_000) String intro,
        @Nullable @Min(0) @Max(30) Integer newest,
        @Nullable @Valid Trending trending,
        @Nullable @Size(max = 30) List<@NotNull UUID> articles) {

    /// The most read articles.
    ///
    /// @param window how far back reading counts
    /// @param n      how many
    @Schema(name = "IssueRecipeTrending")
    record Trending(@NotNull Window window, @NotNull @Min(1) @Max(10) Integer n) {
    }

    int newestWanted() {
        return newest == null ? 0 : newest;
    }

    List<UUID> picks() {
        return articles == null ? List.of() : articles;
    }
}
