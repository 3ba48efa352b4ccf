package org.meridiem.content.author;

import java.time.Instant;
import java.util.List;

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
import org.meridiem.content.editing.ApiTexts;
import org.meridiem.content.editing.Freshness;

import io.smallrye.common.annotation.RunOnVirtualThread;

/// The readers' side of authors.
@Path("/v1/authors")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@PermitAll
@Tag(name = "Authors", description = "Whose names stand in the bylines")
class AuthorResource {

    private final Authors authors;
    private final PublicAnswers answers;
    private final Freshness freshness;

    AuthorResource(Authors authors, PublicAnswers answers, Freshness freshness) {
        this.authors = authors;
        this.answers = answers;
        this.freshness = freshness;
    }

    @GET
    @Operation(operationId = "listAuthors", summary = "List authors by name, with the number of published articles of each")
    @APIResponse(responseCode = "200", description = "A page of authors", content = @Content(schema = @Schema(implementation = AuthorPage.class)))
    @APIResponse(responseCode = "304", description = "The reader's copy is still good")
    public Response list(
            @Parameter(description = ApiTexts.LIMIT) @RestQuery @DefaultValue("20") @Min(1) @Max(100) int limit,
            @Parameter(description = ApiTexts.CURSOR) @RestQuery @Nullable String cursor,
            @Parameter(description = ApiTexts.COUNT) @RestQuery @DefaultValue("false") boolean count,
            @Context HttpHeaders headers, @Context UriInfo uri) {
        Instant changed = freshness.asOf();
        return answers.json(headers, uri, authors.publicPage(limit, cursor, count), changed,
                List.of("authors", "list"));
    }

    @GET
    @Path("{slug}")
    @Operation(operationId = "getAuthor", summary = "Get an author by slug")
    @APIResponse(responseCode = "200", description = "The author", content = @Content(schema = @Schema(implementation = PublicAuthor.class)))
    @APIResponse(responseCode = "301", description = "A former slug: `Location` has the present one")
    @APIResponse(responseCode = "304", description = "The reader's copy is still good")
    public Response get(@RestPath String slug, @Context HttpHeaders headers, @Context UriInfo uri) {
        Instant changed = freshness.asOf();
        PublicAuthor author = authors.publicBySlug(slug).orElse(null);
        if (author == null) {
            String present = authors.movedTo(slug)
                    .orElseThrow(() -> PublicAnswers.absent("There is no such author.", "authors"));
            return PublicAnswers.moved("/v1/authors/" + present, uri, List.of("author-" + slug, "author-" + present));
        }
        return answers.json(headers, uri, author, changed, List.of("author-" + author.slug(), "authors"));
    }

    /// The page in the API description, where the generic one has no name.
    @Schema(name = "AuthorPage", requiredProperties = {"items"})
    private record AuthorPage(List<PublicAuthor> items, @Nullable String nextCursor, @Nullable Long total) {
    }
}
