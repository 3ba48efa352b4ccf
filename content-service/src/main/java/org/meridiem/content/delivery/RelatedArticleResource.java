package org.meridiem.content.delivery;

import java.util.Optional;

import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.meridiem.content.caching.PublicAnswers;
import org.meridiem.content.slug.SlugPolicy;
import org.meridiem.kit.page.Page;
import org.meridiem.kit.problem.ProblemException;

import io.smallrye.common.annotation.RunOnVirtualThread;

/// What to read after an article.
@Path("/v1/articles/{slug}/related")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@PermitAll
@Tag(name = "Articles", description = "Published articles, for readers' sites")
class RelatedArticleResource {

    private final RelatedArticles related;
    private final StoredArticles articles;
    private final PublicAnswers answers;

    RelatedArticleResource(RelatedArticles related, StoredArticles articles, PublicAnswers answers) {
        this.related = related;
        this.articles = articles;
        this.answers = answers;
    }

    @GET
    @Operation(operationId = "listRelatedArticles", summary = "List articles to read next", description = "By shared tags, words, section and authors; new ones rather than old ones; in the article's language. Never itself, never one that is not public.")
    @APIResponse(responseCode = "200", description = "Cards, most related first", content = @Content(schema = @Schema(implementation = RelatedList.class)))
    @APIResponse(responseCode = "301", description = "The article has another address now: see Location")
    @APIResponse(responseCode = "304", description = "The copy named in If-None-Match is still good")
    @APIResponse(responseCode = "404", description = "No article was ever public under this address")
    @APIResponse(responseCode = "410", description = "It was public once and is no longer")
    public Response list(
            @RestPath @Parameter(description = "Last part of the readers' address.", example = "tea-prices-fall") String slug,
            @RestQuery @DefaultValue("10") @Min(1) @Max(100) @Parameter(description = "At most so many.") int limit,
            @RestQuery @Nullable @Parameter(description = "Members to give of each card, separated by commas; all when absent.", example = "slug,headline") String fields,
            @Context HttpHeaders headers, @Context UriInfo uri) {
        CardMembers members = CardMembers.picked(fields);
        Optional<RelatedArticles.Found> found = SlugPolicy.isSlug(slug)
                ? related.to(slug, limit, members)
                : Optional.empty();
        if (found.isPresent()) {
            return answers.json(headers, uri, Page.of(found.get().cards(), null), null, found.get().cacheTags());
        }
        Optional<StoredArticles.Found> other = SlugPolicy.isSlug(slug) ? articles.find(slug, false) : Optional.empty();
        return switch (other.orElse(null)) {
            case StoredArticles.Found.Moved moved -> Departed.moved(moved, "/related", uri);
            case StoredArticles.Found.Gone gone -> throw Departed.gone("article-" + gone.article());
            case StoredArticles.Found.Redirected _ -> throw absent(slug);
            case StoredArticles.Found.Here _ -> throw PublicAnswers.absent("No article has this address any more.");
            case null -> throw absent(slug);
        };
    }

    private static ProblemException absent(String slug) {
        return PublicAnswers.absent("No article has this address.", "slug-" + slug);
    }
}
