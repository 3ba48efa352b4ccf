package org.meridiem.content.search;

import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.meridiem.content.caching.PublicAnswers;

import io.smallrye.common.annotation.RunOnVirtualThread;

/// Looking for articles.
@Path("/v1/search")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@PermitAll
@Tag(name = "Search", description = "Full text search over published articles")
class SearchResource {

    private final ArticleSearch search;
    private final PublicAnswers answers;

    SearchResource(ArticleSearch search, PublicAnswers answers) {
        this.search = search;
        this.answers = answers;
    }

    @GET
    @Operation(operationId = "searchArticles", summary = "Look for articles", description = "Headlines count most, then deks and takeaways, then names and questions, then bodies; new articles more than old ones. All filters of the list of articles can be combined with it; each is applied or refused, never ignored. The query language is described in docs/api/search.md.")
    @APIResponse(responseCode = "200", description = "One page", content = @Content(schema = @Schema(implementation = SearchAnswer.class)))
    @APIResponse(responseCode = "304", description = "The copy named in If-None-Match or If-Modified-Since is still good")
    public Response search(@BeanParam @Valid SearchFilter filter, @Context HttpHeaders headers, @Context UriInfo uri) {
        ArticleSearch.Result result = search.page(filter);
        Response answer = answers.json(headers, uri, result.answer(), result.asOf(), result.cacheTags());
        String next = result.answer().nextCursor();
        return next == null
                ? answer
                : Response.fromResponse(answer).header(HttpHeaders.LINK, "<" + next(uri, next) + ">; rel=\"next\"")
                        .build();
    }

    private static String next(UriInfo uri, String cursor) {
        var request = uri.getRequestUri();
        return UriBuilder.fromPath(request.getRawPath()).replaceQuery(request.getRawQuery())
                .replaceQueryParam("cursor", cursor).build().toString();
    }
}
