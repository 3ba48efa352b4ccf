package org.meridiem.content.redirect;

import java.util.List;

import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
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
import org.jboss.resteasy.reactive.RestQuery;
import org.meridiem.content.caching.PublicAnswers;
import org.meridiem.content.editing.PlainText;
import org.meridiem.content.redirect.RedirectLookup.Destination;
import org.meridiem.content.site.SiteAddresses;
import org.meridiem.kit.problem.ProblemType;

import io.smallrye.common.annotation.RunOnVirtualThread;

/// Redirects for sites: what to do with a path that they do not know.
@Path("/v1/redirects")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@PermitAll
@Tag(name = "Redirects", description = "Where old addresses lead")
class RedirectResource {

    private final RedirectLookup redirects;
    private final SiteAddresses site;
    private final PublicAnswers answers;

    RedirectResource(RedirectLookup redirects, SiteAddresses site, PublicAnswers answers) {
        this.redirects = redirects;
        this.site = site;
        this.answers = answers;
    }

    @GET
    @Operation(operationId = "getRedirect", summary = "Ask where a path of the site leads", description = "For a site that has no page at a path. Knows what editors set and the former addresses of articles; chains are followed to their end.")
    @APIResponse(responseCode = "200", description = "Where it leads, or that it is gone", content = @Content(schema = @Schema(implementation = PublicRedirect.class)))
    @APIResponse(responseCode = "304", description = "The reader's copy is still good")
    @APIResponse(responseCode = "404", description = "Nothing is known of this path")
    public Response get(
            @Parameter(description = "The path without query, escaped or not.", example = "/2019/05/old-story") @RestQuery @NotNull @Size(min = 1, max = SitePath.MAX_LENGTH) @PlainText String from,
            @Context HttpHeaders headers, @Context UriInfo uri) {
        String path = SitePath.of(from).orElseThrow(() -> ProblemType.INVALID_PARAMETER
                .with("The query parameter from is no path of the site.")
                .parameter("from", "must be a path that begins with / and has no query, or a slug"));
        Destination destination = redirects.ofPath(path)
                .orElseThrow(() -> PublicAnswers.absent("Nothing is known of this path.", RedirectLookup.CACHE_TAG));
        return switch (destination) {
            case Destination.ToArticle article -> answers.json(headers, uri,
                    new PublicRedirect(path, article.status(), site.article(article.slug()), article.slug(), null),
                    null,
                    List.of(RedirectLookup.CACHE_TAG, "article-" + article.id()));
            case Destination.ToSection section -> answers.json(headers, uri,
                    new PublicRedirect(path, section.status(), null, null, section.slug()), null,
                    List.of(RedirectLookup.CACHE_TAG, "sections"));
            case Destination.ToAddress address -> answers.json(headers, uri,
                    new PublicRedirect(path, address.status(), address.url(), null, null), null,
                    List.of(RedirectLookup.CACHE_TAG));
            case Destination.Gone _ -> answers.json(headers, uri, new PublicRedirect(path, 410, null, null, null), null,
                    List.of(RedirectLookup.CACHE_TAG, "articles"));
        };
    }
}
