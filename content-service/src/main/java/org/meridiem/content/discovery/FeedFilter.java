package org.meridiem.content.discovery;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;
import org.meridiem.content.delivery.FacetGroup;
import org.meridiem.content.slug.FormerSlugs;
import org.meridiem.content.slug.Slug;
import org.meridiem.content.slug.Taxon;

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

    /// What each article must be found by. Former slugs and synonyms find what present ones find.
    List<FacetGroup> groups(FormerSlugs former) {
        List<FacetGroup> groups = new ArrayList<>();
        named().forEach((taxon, slug) -> groups.add(new FacetGroup(taxon.word(),
                List.copyOf(former.withPresent(taxon, List.of(slug))))));
        return groups;
    }

    /// What the feed is made from: any article can enter it, and the site's name is in it.
    List<String> cacheTags() {
        List<String> tags = new ArrayList<>(List.of("articles", "site"));
        named().forEach((taxon, slug) -> tags.add(taxon.word() + "-" + slug));
        return tags;
    }

    /// The feed's own query, always in one order.
    String query() {
        List<String> pairs = new ArrayList<>();
        named().forEach((taxon, slug) -> pairs.add(taxon.word() + "=" + slug));
        if (limit != 20) {
            pairs.add("limit=" + limit);
        }
        if (content != FeedContent.FULL) {
            pairs.add("content=" + content);
        }
        return pairs.isEmpty() ? "" : "?" + String.join("&", pairs);
    }

    private Map<Taxon, String> named() {
        Map<Taxon, String> named = new EnumMap<>(Taxon.class);
        Optional.ofNullable(section).ifPresent(slug -> named.put(Taxon.SECTION, slug));
        Optional.ofNullable(tag).ifPresent(slug -> named.put(Taxon.TAG, slug));
        Optional.ofNullable(author).ifPresent(slug -> named.put(Taxon.AUTHOR, slug));
        return named;
    }
}
