package org.meridiem.newsletter.catalogue;

import java.util.List;

import jakarta.annotation.security.PermitAll;
import jakarta.transaction.Transactional;
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

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.meridiem.kit.page.Cursors;
import org.meridiem.kit.page.Page;
import org.meridiem.newsletter.site.Links;
import org.meridiem.newsletter.web.PublicAnswers;

import io.smallrye.common.annotation.RunOnVirtualThread;

/// What readers may choose from.
@Path("/v1/newsletters")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@PermitAll
@SecurityRequirements
@Tag(name = "Newsletters", description = "The newsletters on offer and their archives")
class NewsletterResource {

    private static final String LIST = "/v1/newsletters";

    private final Newsletters newsletters;
    private final Links links;
    private final Cursors cursors;
    private final PublicAnswers answers;

    NewsletterResource(Newsletters newsletters, Links links, Cursors cursors, PublicAnswers answers) {
        this.newsletters = newsletters;
        this.links = links;
        this.cursors = cursors;
        this.answers = answers;
    }

    /// A page of newsletters.
    @Schema(name = "PublicNewsletterPage")
    private record PublicNewsletterPage(List<PublicNewsletter> items, @Nullable String nextCursor,
            @Nullable Long total) {
    }

    @GET
    @Transactional
    @Operation(operationId = "listNewsletters", summary = "List the newsletters on offer", description = "In the order of their slugs.")
    @APIResponse(responseCode = "200", description = "A page of newsletters", content = @Content(schema = @Schema(implementation = PublicNewsletterPage.class)))
    @APIResponse(responseCode = "304", description = "The copy named in If-None-Match is still good")
    public Response list(
            @Parameter(description = "How many at most") @RestQuery @DefaultValue("20") @Min(1) @Max(100) int limit,
            @Parameter(description = "Where the page before ended") @RestQuery @Nullable String cursor,
            @Parameter(description = "Also tell how many there are in all") @RestQuery @DefaultValue("false") boolean count,
            @Context HttpHeaders request) {
        String after = cursor == null ? "" : cursors.open(LIST, cursor).getFirst();
        List<Newsletter> found = newsletters.page(false, after, limit + 1);
        List<Newsletter> shown = found.stream().limit(limit).toList();
        String next = found.size() > limit ? cursors.seal(LIST, List.of(shown.getLast().slug())) : null;
        Long total = count ? newsletters.count("state", Newsletter.Status.ACTIVE) : null;
        var page = new Page<>(shown.stream().map(this::view).toList(), next, total);
        return answers.page(request, page, LIST, "limit=" + limit + (count ? "&count=true" : ""),
                List.of("newsletters"));
    }

    @GET
    @Path("{slug}")
    @Transactional
    @Operation(operationId = "getNewsletter", summary = "Get a newsletter", description = "Also one that is no longer on offer: its archive stays.")
    @APIResponse(responseCode = "200", description = "The newsletter", content = @Content(schema = @Schema(implementation = PublicNewsletter.class)))
    @APIResponse(responseCode = "304", description = "The copy named in If-None-Match is still good")
    public Response get(@Parameter(description = "The newsletter's slug") @RestPath String slug,
            @Context HttpHeaders request) {
        Newsletter newsletter = newsletters.withSlug(slug)
                .orElseThrow(() -> PublicAnswers.notFound("There is no newsletter of this name."));
        return answers.json(request, view(newsletter), newsletter.updatedAt(),
                List.of("newsletters", "newsletter-" + newsletter.slug()));
    }

    private PublicNewsletter view(Newsletter newsletter) {
        return PublicNewsletter.of(newsletter, links);
    }
}
