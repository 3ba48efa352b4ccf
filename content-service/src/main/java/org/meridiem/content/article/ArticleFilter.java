package org.meridiem.content.article;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;
import org.meridiem.content.slug.Slug;
import org.meridiem.kit.problem.ProblemType;

/// Query parameters of the editorial list.
class ArticleFilter {

    @QueryParam("status")
    @Parameter(description = "Only articles in this state; repeat for any of several.", schema = @Schema(type = SchemaType.ARRAY, implementation = Status.class))
    List<String> status = List.of();

    @QueryParam("author")
    @Parameter(description = "Only articles with this author in the byline (slug); repeat for any of several.")
    List<@Slug String> author = List.of();

    @QueryParam("section")
    @Parameter(description = "Only articles in this section or one below it (slug); repeat for any of several.")
    List<@Slug String> section = List.of();

    @QueryParam("q")
    @Size(min = 1, max = 200)
    @Parameter(description = "Only articles whose headline or slug contains this, in any case.")
    @Nullable
    String q;

    @QueryParam("mine")
    @DefaultValue("false")
    @Parameter(description = "Only articles that the caller created. For a contributor that is always so.")
    boolean mine;

    @QueryParam("sort")
    @DefaultValue("-updatedAt")
    @Parameter(description = "Order; a leading `-` means descending.")
    ArticleSort sort = ArticleSort.UPDATED_DESCENDING;

    @QueryParam("limit")
    @DefaultValue("20")
    @Min(1)
    @Max(100)
    @Parameter(description = "Items per page.")
    int limit = 20;

    @QueryParam("cursor")
    @Size(max = 2_000)
    @Parameter(description = "`nextCursor` of the page before, with the same filters and order.")
    @Nullable
    String cursor;

    @QueryParam("count")
    @DefaultValue("false")
    @Parameter(description = "Whether to give the total.")
    boolean count;

    /// Which articles are asked for.
    ///
    /// @throws org.meridiem.kit.problem.ProblemException 400 for a state that does not exist
    ArticleCriteria criteria() {
        return new ArticleCriteria(status.stream().map(ArticleFilter::status).toList(), author, section, q, mine);
    }

    private static Status status(String name) {
        return Arrays.stream(Status.values()).filter(status -> status.name().equals(name)).findFirst()
                .orElseThrow(() -> {
                    String detail = "must be one of "
                            + Arrays.stream(Status.values()).map(Status::name).collect(Collectors.joining(", "));
                    return ProblemType.INVALID_PARAMETER.with("There is no such status.").parameter("status", detail);
                });
    }
}
