package org.meridiem.content.delivery;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

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
import org.meridiem.content.slug.FormerSlugs;
import org.meridiem.content.slug.Slug;
import org.meridiem.content.slug.SlugPolicy;
import org.meridiem.content.slug.Taxon;
import org.meridiem.kit.problem.ProblemException;
import org.meridiem.kit.problem.ProblemType;

/// Query parameters that every list of published articles understands: what narrows it, what it gives of each article, and the page.
public abstract class ArticleCriteria {

    private static final int MAX_VALUES = 20;

    @QueryParam("section")
    @Size(max = MAX_VALUES)
    @Parameter(description = "Only articles in this section or one below it (slug, present or former); repeat for any of several.", example = "technology")
    protected List<@Slug String> section = List.of();

    @QueryParam("tag")
    @Size(max = MAX_VALUES)
    @Parameter(description = "Only articles with this tag (slug or synonym); repeat for any of several.")
    protected List<@Slug String> tag = List.of();

    @QueryParam("allTags")
    @Size(max = 2_500)
    @Parameter(description = "Only articles with all of these tags: slugs or synonyms separated by commas.", example = "tea,trade")
    @Nullable
    protected String allTags;

    @QueryParam("author")
    @Size(max = MAX_VALUES)
    @Parameter(description = "Only articles of this author (slug, present or former); repeat for any of several.")
    protected List<@Slug String> author = List.of();

    @QueryParam("kind")
    @Size(max = MAX_VALUES)
    @Parameter(description = "Only articles of this kind; repeat for any of several.", example = "analysis")
    protected List<@Pattern(regexp = "[a-z][a-z0-9-]{0,39}") String> kind = List.of();

    @QueryParam("language")
    @Size(max = MAX_VALUES)
    @Parameter(description = "Only articles in this language (BCP 47, in any case); `en` finds `en-GB` too. Repeat for any of several.", example = "en")
    protected List<@Pattern(regexp = "[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,8}") String> language = List.of();

    @QueryParam("publishedAfter")
    @Parameter(description = "Only articles published later than this.")
    @Nullable
    protected Instant publishedAfter;

    @QueryParam("publishedBefore")
    @Parameter(description = "Only articles published earlier than this.")
    @Nullable
    protected Instant publishedBefore;

    @QueryParam("featured")
    @Parameter(description = "Only articles that are, or are not, to stand out.")
    @Nullable
    protected Boolean featured;

    @QueryParam("fields")
    @Parameter(description = "Members to give of each card, separated by commas; all when absent.", example = "slug,headline,publishedAt")
    @Nullable
    protected String fields;

    @QueryParam("limit")
    @DefaultValue("20")
    @Min(1)
    @Max(100)
    @Parameter(description = "Items per page.")
    protected int limit = 20;

    @QueryParam("cursor")
    @Size(max = 2_000)
    @Parameter(description = "`nextCursor` of the page before, with the same filters and order.")
    @Nullable
    protected String cursor;

    @QueryParam("count")
    @DefaultValue("false")
    @Parameter(description = "Whether to give the total.", schema = @Schema(type = SchemaType.BOOLEAN))
    protected boolean count;

    /// What an article must be found by: something of each group. Former slugs and synonyms find what present ones find.
    ///
    /// @throws ProblemException 400
    public final List<FacetGroup> groups(FormerSlugs former) {
        List<FacetGroup> groups = new ArrayList<>();
        everyTag().forEach(slug -> add(groups, "tag", former.withPresent(Taxon.TAG, List.of(slug))));
        add(groups, "author", former.withPresent(Taxon.AUTHOR, author));
        add(groups, "tag", former.withPresent(Taxon.TAG, tag));
        add(groups, "section", former.withPresent(Taxon.SECTION, section));
        add(groups, "kind", kind);
        add(groups, "language", language.stream().map(each -> each.toLowerCase(Locale.ROOT)).toList());
        if (featured != null) {
            groups.add(new FacetGroup("featured", List.of(featured.toString())));
        }
        return groups;
    }

    private static void add(List<FacetGroup> groups, String kind, Collection<String> names) {
        if (!names.isEmpty()) {
            groups.add(new FacetGroup(kind, names.stream().distinct().toList()));
        }
    }

    /// Articles published later than this.
    public final Optional<Instant> after() {
        return Optional.ofNullable(publishedAfter);
    }

    /// Articles published earlier than this.
    public final Optional<Instant> before() {
        return Optional.ofNullable(publishedBefore);
    }

    /// What to give of each article.
    ///
    /// @throws ProblemException 400 for a member that a card has not
    public final CardMembers members() {
        return CardMembers.picked(fields);
    }

    /// Items per page.
    public final int limit() {
        return limit;
    }

    /// Where the page begins.
    public final Optional<String> cursor() {
        return Optional.ofNullable(cursor);
    }

    /// Whether the total is asked for.
    public final boolean counted() {
        return count;
    }

    /// Everything that narrows the list: what a cursor is bound to, beside the order.
    public String shape() {
        return String.join("|", section.toString(), tag.toString(), String.valueOf(allTags), author.toString(),
                kind.toString(), language.toString(), String.valueOf(publishedAfter), String.valueOf(publishedBefore),
                String.valueOf(featured));
    }

    /// What a page is made from: a set of articles that holds all that can enter it, and what its names lead to. Of several filters one says
    /// enough; the one taken is that whose set changes least often.
    public final List<String> cacheTags(FormerSlugs former) {
        if (!author.isEmpty()) {
            return sets(former, Taxon.AUTHOR, author);
        }
        if (allTags != null) {
            return sets(former, Taxon.TAG, everyTag().subList(0, 1));
        }
        if (!tag.isEmpty()) {
            return sets(former, Taxon.TAG, tag);
        }
        if (!section.isEmpty()) {
            return sets(former, Taxon.SECTION, section);
        }
        return List.of("articles");
    }

    private static List<String> sets(FormerSlugs former, Taxon taxon, List<String> slugs) {
        List<String> tags = new ArrayList<>();
        former.withPresent(taxon, slugs).forEach(slug -> tags.add("articles-" + taxon.word() + "-" + slug));
        slugs.stream().distinct().forEach(slug -> tags.add(taxon.word() + "-" + slug));
        return tags;
    }

    private List<String> everyTag() {
        if (allTags == null) {
            return List.of();
        }
        List<String> slugs = Arrays.asList(allTags.split(",", -1));
        if (slugs.size() > MAX_VALUES || !slugs.stream().allMatch(SlugPolicy::isSlug)) {
            throw refuse("allTags", "must be up to " + MAX_VALUES + " slugs separated by commas");
        }
        return slugs.stream().distinct().toList();
    }

    private static ProblemException refuse(String parameter, String detail) {
        return ProblemType.INVALID_PARAMETER.with("The query parameter " + parameter + " " + detail + ".")
                .parameter(parameter, detail);
    }
}
