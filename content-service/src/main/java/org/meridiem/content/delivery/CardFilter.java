package org.meridiem.content.delivery;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;
import org.meridiem.content.slug.Slug;
import org.meridiem.content.slug.SlugPolicy;
import org.meridiem.kit.problem.ProblemType;

/// Query parameters of the readers' list.
class CardFilter {

    private static final int MAX_VALUES = 20;
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    @QueryParam("section")
    @Size(max = MAX_VALUES)
    @Parameter(description = "Only articles in this section or one below it (slug); repeat for any of several.", example = "technology")
    List<@Slug String> section = List.of();

    @QueryParam("tag")
    @Size(max = MAX_VALUES)
    @Parameter(description = "Only articles with this tag (slug); repeat for any of several.")
    List<@Slug String> tag = List.of();

    @QueryParam("allTags")
    @Size(max = 2_500)
    @Parameter(description = "Only articles with all of these tags: slugs separated by commas.", example = "tea,trade")
    @Nullable
    String allTags;

    @QueryParam("author")
    @Size(max = MAX_VALUES)
    @Parameter(description = "Only articles of this author (slug); repeat for any of several.")
    List<@Slug String> author = List.of();

    @QueryParam("kind")
    @Size(max = MAX_VALUES)
    @Parameter(description = "Only articles of this kind; repeat for any of several.", example = "analysis")
    List<@Pattern(regexp = "[a-z][a-z0-9-]{0,39}") String> kind = List.of();

    @QueryParam("language")
    @Size(max = MAX_VALUES)
    @Parameter(description = "Only articles in this language (BCP 47); `en` finds `en-GB` too. Repeat for any of several.", example = "en")
    List<@Pattern(regexp = "[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,8}") String> language = List.of();

    @QueryParam("publishedAfter")
    @Parameter(description = "Only articles published later than this.")
    @Nullable
    Instant publishedAfter;

    @QueryParam("publishedBefore")
    @Parameter(description = "Only articles published earlier than this.")
    @Nullable
    Instant publishedBefore;

    @QueryParam("featured")
    @Parameter(description = "Only articles that are, or are not, to stand out.")
    @Nullable
    Boolean featured;

    @QueryParam("sort")
    @DefaultValue("-publishedAt")
    @Parameter(description = "Order; a leading `-` means descending.")
    CardSort sort = CardSort.NEWEST;

    @QueryParam("fields")
    @Parameter(description = "Members to give of each card, separated by commas; all when absent.", example = "slug,headline,publishedAt")
    @Nullable
    String fields;

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
    @Parameter(description = "Whether to give the total.", schema = @Schema(type = SchemaType.BOOLEAN))
    boolean count;

    /// The tags that all must be there.
    ///
    /// @throws org.meridiem.kit.problem.ProblemException 400
    List<String> everyTag() {
        if (allTags == null) {
            return List.of();
        }
        List<String> slugs = Arrays.asList(allTags.split(",", -1));
        if (slugs.size() > MAX_VALUES || !slugs.stream().allMatch(SlugPolicy::isSlug)) {
            throw refuse("allTags", "must be up to " + MAX_VALUES + " slugs separated by commas");
        }
        return slugs;
    }

    /// @throws org.meridiem.kit.problem.ProblemException 400 for times that no article can have
    void checkTimes() {
        if (publishedAfter != null && (publishedAfter.isBefore(EARLIEST) || publishedAfter.isAfter(LATEST))) {
            throw refuse("publishedAfter", "must be in the years 1 to 9999");
        }
        if (publishedBefore != null && (publishedBefore.isBefore(EARLIEST) || publishedBefore.isAfter(LATEST))) {
            throw refuse("publishedBefore", "must be in the years 1 to 9999");
        }
    }

    /// Everything that shapes the list, but for the page: what a cursor is bound to.
    String shape() {
        return String.join("|", "articles", section.toString(), tag.toString(), String.valueOf(allTags),
                author.toString(), kind.toString(),
                language.toString(), String.valueOf(publishedAfter), String.valueOf(publishedBefore),
                String.valueOf(featured),
                sort.toString());
    }

    /// What a page is made from: a set of articles that holds all that can enter it. Of several filters one says enough; the one taken is
    /// that whose set changes least often.
    List<String> cacheTags() {
        if (!author.isEmpty()) {
            return author.stream().distinct().map(slug -> "articles-author-" + slug).toList();
        }
        if (allTags != null) {
            return List.of("articles-tag-" + everyTag().getFirst());
        }
        if (!tag.isEmpty()) {
            return tag.stream().distinct().map(slug -> "articles-tag-" + slug).toList();
        }
        if (!section.isEmpty()) {
            return section.stream().distinct().map(slug -> "articles-section-" + slug).toList();
        }
        return List.of("articles");
    }

    private static RuntimeException refuse(String parameter, String detail) {
        return ProblemType.INVALID_PARAMETER.with("The query parameter " + parameter + " " + detail + ".")
                .parameter(parameter, detail);
    }
}
