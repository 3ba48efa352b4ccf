package org.meridiem.content.site;

import java.time.Instant;
import java.util.List;

import jakarta.annotation.security.PermitAll;
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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.meridiem.content.caching.PublicAnswers;
import org.meridiem.content.editing.Changes;

import io.smallrye.common.annotation.RunOnVirtualThread;

/// The readers' side of the site.
@Path("/v1/site")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@PermitAll
@Tag(name = "Site", description = "What every page of the site shows")
class SiteResource {

    private final Sites sites;
    private final PublicAnswers answers;
    private final Changes changes;

    SiteResource(Sites sites, PublicAnswers answers, Changes changes) {
        this.sites = sites;
        this.answers = answers;
        this.changes = changes;
    }

    @GET
    @Operation(operationId = "getSite", summary = "Get the site's name, navigation and newsletter call to action")
    @APIResponse(responseCode = "200", description = "The site", content = @Content(schema = @Schema(implementation = SiteView.class)))
    @APIResponse(responseCode = "304", description = "The reader's copy is still good")
    public Response get(@Context HttpHeaders headers, @Context UriInfo uri) {
        Instant changed = changes.latest();
        return answers.json(headers, uri, sites.current(), changed, List.of("site", "sections"));
    }
}
