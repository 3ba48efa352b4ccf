package org.meridiem.newsletter.digest;

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

/// What stands in a digest's issues.
@Schema(name = "DigestContent", description = "What stands in a digest's issues. No article comes twice in the same digest, and an edit makes none new.", examples = """
        {"newest": 8, "sections": [{"section": "world", "max": 3}, {"section": "culture", "max": 2}],
         "trending": {"window": "week", "n": 3}, "minimum": 3}""")
record DigestContent(
        @Schema(description = "Articles published for the first time since the last issue, at most so many; 10 when absent") @Nullable @Min(0) @Max(30) Integer newest,
        @Schema(description = "Only articles of these sections and what is below them, at most so many of each; all sections when absent") @Nullable @Size(min = 1, max = 30) List<@NotNull @Valid Quota> sections,
        @Schema(description = "The most read ones, in a block of their own") @Nullable @Valid Trending trending,
        @Schema(description = "Articles that the editor wants, first; each comes once, in the next issue") @Nullable @Size(max = 30) List<@NotNull UUID> picks,
        @Schema(description = "With fewer articles there is no issue and readers wait for the next; 1 when absent") @Nullable @Min(1) @Max(30) Integer minimum,
        @Schema(description = "The mail's subject; the first headline when absent") @Nullable @OneLine @Size(max = 200) String subject,
        @Schema(description = "What mail programs show beside the subject, plain text; the line under the first headline when absent") @Nullable @OneLine @Size(max = 200) String preheader,
        @Schema(description = "Words before the articles, in Markdown") @Nullable @Size(max = 20_000) String intro) {

    private static final int NEWEST = 10;

    /// So many articles of a section.
    @Schema(name = "DigestQuota", description = "So many articles of a section.")
    record Quota(
            @Schema(description = "Path of the section, such as world or world/europe", required = true) @NotNull @Size(min = 1, max = 300) String section,
            @Schema(description = "How many at most", required = true) @NotNull @Min(1) @Max(30) Integer max) {

        boolean covers(String path) {
            return path.equals(section) || path.startsWith(section + '/');
        }
    }

    /// The most read articles.
    @Schema(name = "DigestTrending", description = "The most read articles.")
    record Trending(
            @Schema(description = "How far back reading counts", required = true) @NotNull Window window,
            @Schema(description = "How many", required = true) @NotNull @Min(1) @Max(10) Integer n) {
    }

    int newestWanted() {
        return newest == null ? NEWEST : newest;
    }

    List<Quota> quotas() {
        return sections == null ? List.of() : sections;
    }

    List<UUID> picksOrNone() {
        return picks == null ? List.of() : picks;
    }

    int minimumWanted() {
        return minimum == null ? 1 : minimum;
    }
}
