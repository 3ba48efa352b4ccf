package org.meridiem.content.search;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;
import org.meridiem.content.delivery.ArticleCriteria;
import org.meridiem.kit.problem.ProblemType;

/// Query parameters of a search: those of every list, and its own.
class SearchFilter extends ArticleCriteria {

    /// What hits can be counted by.
    static final List<String> FACETS = List.of("section", "tag", "author");

    @QueryParam("q")
    @NotNull
    @Size(max = SearchQuery.LONGEST)
    @Parameter(description = "What to look for: words that must all be there, `\"a phrase\"`, `-not`, `this or that`, `begin*`. Accents and case do not matter.", required = true, example = "\"tea prices\" harvest* -coffee")
    String q = "";

    @QueryParam("sort")
    @DefaultValue("relevance")
    @Parameter(description = "Order; a leading `-` means descending.")
    SearchSort sort = SearchSort.RELEVANCE;

    @QueryParam("facets")
    @Parameter(description = "What to count hits by, separated by commas: `section`, `tag`, `author`. Each count respects all filters but those of its own kind.", example = "section,tag")
    @Nullable
    String facets;

    @QueryParam("highlight")
    @DefaultValue("false")
    @Parameter(description = "Whether to give snippets: HTML whose only tag is `<mark>`.", schema = @Schema(type = SchemaType.BOOLEAN))
    boolean highlight;

    /// What to count hits by.
    ///
    /// @throws org.meridiem.kit.problem.ProblemException 400
    SequencedSet<String> wantedFacets() {
        SequencedSet<String> wanted = new LinkedHashSet<>();
        if (facets != null) {
            for (String name : facets.split(",", -1)) {
                if (!FACETS.contains(name)) {
                    throw ProblemType.INVALID_PARAMETER
                            .with("The query parameter facets names something that hits are not counted by.")
                            .parameter("facets", "must be one or more of " + String.join(",", FACETS));
                }
                wanted.add(name);
            }
        }
        return wanted;
    }

    @Override
    public String shape() {
        return "search|" + super.shape() + "|" + sort + "|" + q;
    }
}
