package org.meridiem.content.discovery;

import java.util.ArrayList;
import java.util.List;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;
import org.meridiem.content.delivery.FacetGroup;
import org.meridiem.content.slug.Slug;

/// Query parameters of a feed.
class FeedFilter {

    @QueryParam("section")
    @Parameter(description = "Only articles in this section or one below it (slug).", example = "technology")
    @Nullable
    @Slug
    String section;

    @QueryParam("tag")
    @Parameter(description = "Only articles with this tag (slug).")
    @Nullable
    @Slug
    String tag;

    @QueryParam("author")
    @Parameter(description = "Only articles of this author (slug).")
    @Nullable
    @Slug
    String author;

    @QueryParam("limit")
    @DefaultValue("20")
    @Min(1)
    @Max(100)
    @Parameter(description = "At most so many articles.")
    int limit = 20;

    @QueryParam("content")
    @DefaultValue("full")
    @Parameter(description = "Whether articles come whole or as their dek only.")
    FeedContent content = FeedContent.FULL;

    /// What each article must be found by.
    List<FacetGroup> groups() {
        List<FacetGroup> groups = new ArrayList<>();
        add(groups, "section", section);
        add(groups, "tag", tag);
        add(groups, "author", author);
        return groups;
    }

    private static void add(List<FacetGroup> groups, String kind, @Nullable String slug) {
        if (slug != null) {
            groups.add(new FacetGroup(kind, List.of(slug)));
        }
    }

    /// What the feed is made from: any article can enter it, and the site's name is in it.
    List<String> cacheTags() {
        List<String> tags = new ArrayList<>(List.of("articles", "site"));
        groups().forEach(group -> tags.add(group.kind() + "-" + group.names().getFirst()));
        return tags;
    }

    /// The feed's own query, always in one order.
    String query() {
        List<String> pairs = new ArrayList<>();
        groups().forEach(group -> pairs.add(group.kind() + "=" + group.names().getFirst()));
        if (limit != 20) {
            pairs.add("limit=" + limit);
        }
        if (content != FeedContent.FULL) {
            pairs.add("content=" + content);
        }
        return pairs.isEmpty() ? "" : "?" + String.join("&", pairs);
    }
}
