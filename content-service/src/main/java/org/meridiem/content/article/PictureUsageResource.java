package org.meridiem.content.article;

import java.util.UUID;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.meridiem.content.editing.ApiTexts;
import org.meridiem.content.editing.EditorialAnswers;
import org.meridiem.kit.security.CurrentCaller;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;

/// Where a picture is shown. On the articles' side, because the library knows nothing of articles.
@Path("/v1/editorial/media/{id}/usage")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Editorial media")
class PictureUsageResource {

    private final PictureUsage usage;
    private final CurrentCaller caller;

    PictureUsageResource(PictureUsage usage, CurrentCaller caller) {
        this.usage = usage;
        this.caller = caller;
    }

    @GET
    @PermissionsAllowed("media:read")
    @Operation(operationId = "getMediaUsage", summary = "See where a picture is shown", description = "By articles in any state, authors and the site. Articles are named to those who may see them.")
    @APIResponse(responseCode = "200", description = "One page of the articles, and all counts")
    public RestResponse<PictureUsageView> get(@RestPath UUID id,
            @Parameter(description = ApiTexts.LIMIT) @RestQuery @DefaultValue("20") @Min(1) @Max(100) int limit,
            @Parameter(description = ApiTexts.CURSOR) @RestQuery @Nullable String cursor) {
        return EditorialAnswers.list(usage.of(id, limit, cursor, caller.get()));
    }
}
