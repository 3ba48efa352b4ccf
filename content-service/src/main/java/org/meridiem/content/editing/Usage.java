package org.meridiem.content.editing;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/// Where something is used.
///
/// @param articles   how many articles refer to it, in any state
/// @param byStatus   the same by state
/// @param sections   how many sections are directly below it; of sections only
/// @param teams      of how many teams it is a member; of authors only
/// @param items      one page of the articles, newest first: those that the caller may see
/// @param nextCursor where the next page begins
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Usage", description = "Where something is used", requiredProperties = {"articles", "byStatus",
        "items"})
public record Usage(@Schema(description = "Articles that refer to it, in any state", examples = "12") long articles,
        @Schema(description = "The same by state") List<StatusCount> byStatus,
        @Nullable @Schema(description = "Sections directly below it; of sections only") Long sections,
        @Nullable @Schema(description = "Teams that it is a member of; of authors only") Long teams,
        @Schema(description = "One page of the articles, newest first: those that the caller may see") List<UsingArticle> items,
        @Nullable @Schema(description = "Where the next page begins; absent on the last one") String nextCursor) {

    /// Copies the lists.
    public Usage {
        byStatus = List.copyOf(byStatus);
        items = List.copyOf(items);
    }

    /// How many articles are in one state.
    ///
    /// @param status the state
    /// @param count  how many
    @Schema(name = "UsageByStatus", description = "How many articles are in one state", requiredProperties = {"status",
            "count"})
    public record StatusCount(@Schema(examples = "PUBLISHED") String status, @Schema(examples = "7") long count) {
    }

    /// Which of an article's revisions refers to it.
    public enum Part {
        /// The newest.
        @JsonProperty("newest")
        HEAD,
        /// The one that goes out by itself.
        @JsonProperty("scheduled")
        SCHEDULED,
        /// The one that readers see.
        @JsonProperty("published")
        PUBLISHED
    }

    /// An article that refers to it.
    ///
    /// @param id        its id
    /// @param headline  of its newest revision
    /// @param slug      of its newest revision
    /// @param status    its state
    /// @param updatedAt when it was last changed
    /// @param parts     which of its revisions refer
    @Schema(name = "UsingArticle", description = "An article that refers to it", requiredProperties = {"id", "headline",
            "slug", "status", "updatedAt", "parts"})
    public record UsingArticle(UUID id, String headline, String slug, @Schema(examples = "PUBLISHED") String status,
            Instant updatedAt, @Schema(description = "Which of its revisions refer") List<Part> parts) {

        /// Copies the list.
        public UsingArticle {
            parts = List.copyOf(parts);
        }
    }

    /// The same with the number of sections below.
    public Usage withSections(long count) {
        return new Usage(articles, byStatus, count, teams, items, nextCursor);
    }

    /// The same with the number of teams.
    public Usage withTeams(long count) {
        return new Usage(articles, byStatus, sections, count, items, nextCursor);
    }
}
