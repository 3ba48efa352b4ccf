package org.meridiem.newsletter.issue;

import java.util.List;
import java.util.UUID;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.meridiem.newsletter.block.Block;
import org.meridiem.newsletter.catalogue.OneLine;

/// What an editor writes of an issue.
@Schema(name = "IssueWrite", description = "What an editor writes of an issue.", examples = """
        {"subject": "This week's big shifts", "preheader": "Three of them will be on your next bill",
         "blocks": [{"type": "paragraph", "text": "Good <b>morning</b>."}, {"type": "divider"}],
         "articles": ["0198c5a2-7b1e-7c3d-9a52-0c1f6e0b7d11"], "trending": ["0198c5a2-8f00-7a10-b3c4-5d6e7f809a1b"]}""")
record IssueWrite(
        @Schema(description = "The mail's subject", required = true) @NotNull @OneLine @Size(max = 200) String subject,
        @Schema(description = "What mail programs show beside the subject, plain text; when absent the beginning of the blocks, or the line under the first headline") @Nullable @OneLine @Size(max = 200) String preheader,
        @Schema(description = "Words before the articles, in Markdown: paragraphs, lists, emphasis, links") @Nullable @Size(max = 20_000) String intro,
        @Schema(description = "More words before the articles, as blocks like those of articles") @Nullable @Size(max = 200) List<@NotNull Block> blocks,
        @Schema(description = "The stories, in their order", required = true) @NotNull @Size(max = 30) List<@NotNull UUID> articles,
        @Schema(description = "The list “Trending stories”, in its order") @Nullable @Size(max = 10) List<@NotNull UUID> trending) {

    List<Block> blocksOrNone() {
        return blocks == null ? List.of() : blocks;
    }

    List<UUID> trendingOrNone() {
        return trending == null ? List.of() : trending;
    }
}
