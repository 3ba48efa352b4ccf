package org.meridiem.content.tag;

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
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.meridiem.content.caching.PublicAnswers;
import org.meridiem.content.editing.ApiTexts;
import org.meridiem.content.editing.Freshness;

import io.smallrye.common.annotation.RunOnVirtualThread;

/// The readers' side of tags.
@Path("/v1/tags")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@PermitAll
@org.eclipse.microprofile.openapi.annotations.tags.Tag(name = "Tags", description = "What published articles are about")
class TagResource {

    private final Tags tags;
    private final PublicAnswers answers;
    private final Freshness freshness;

    TagResource(Tags tags, PublicAnswers answers, Freshness freshness) {
        this.tags = tags;
        this.answers = answers;
        this.freshness = freshness;
    }

    @GET
    @Operation(operationId = "listTags", summary = "List tags by name, with the number of published articles of each")
    @APIResponse(responseCode = "200", description = "A page of tags", content = @Content(schema = @Schema(implementation = TagPage.class)))
    @APIResponse(responseCode = "304", description = "The reader's copy is still good")
    public Response list(
            @Parameter(description = ApiTexts.LIMIT) @RestQuery @DefaultValue("20") @Min(1) @Max(100) int limit,
            @Parameter(description = ApiTexts.CURSOR) @RestQuery @Nullable String cursor,
            @Parameter(description = ApiTexts.COUNT) @RestQuery @DefaultValue("false") boolean count,
            @Context HttpHeaders headers, @Context UriInfo uri) {
        Instant changed = freshness.asOf();
        return answers.json(headers, uri, tags.publicPage(limit, cursor, count), changed, List.of("tags", "list"));
    }

    @GET
    @Path("{slug}")
    @Operation(operationId = "getTag", summary = "Get a tag by its slug")
    @APIResponse(responseCode = "200", description = "The tag", content = @Content(schema = @Schema(implementation = PublicTag.class)))
    @APIResponse(responseCode = "301", description = "A former slug or a synonym: `Location` has the present one")
    @APIResponse(responseCode = "304", description = "The reader's copy is still good")
    public Response get(@RestPath String slug, @Context HttpHeaders headers, @Context UriInfo uri) {
        Instant changed = freshness.asOf();
        PublicTag tag = tags.publicBySlug(slug).orElse(null);
        if (tag == null) {
            String present = tags.movedTo(slug)
                    .orElseThrow(() -> PublicAnswers.absent("There is no such tag.", "tags"));
            return PublicAnswers.moved("/v1/tags/" + present, uri, List.of("tag-" + slug, "tag-" + present));
        }
        return answers.json(headers, uri, tag, changed, List.of("tag-" + tag.slug(), "tags"));
    }

    /// The page in the API description, where the generic one has no name.
    @Schema(name = "TagPage", requiredProperties = {"items"})
    private record TagPage(List<PublicTag> items, @Nullable String nextCursor, @Nullable Long total) {
    }
}
