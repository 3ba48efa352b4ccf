package org.meridiem.newsletter.bounce;

import java.util.List;
import java.util.UUID;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.meridiem.newsletter.web.EditorialAnswers;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;

/// What came back.
@Path("/v1/editorial/bounces")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Bounces")
class EditorialBounceResource {

    private final BounceList bounces;

    EditorialBounceResource(BounceList bounces) {
        this.bounces = bounces;
    }

    /// A page of reports.
    @Schema(name = "BouncePage")
    private record BouncePage(List<BounceView> items, @Nullable String nextCursor) {
    }

    @GET
    @PermissionsAllowed("subscriber:manage")
    @Operation(operationId = "listBounces", summary = "List mails that came back and complaints", description = "The last that came first.")
    @APIResponse(responseCode = "200", description = "A page", content = @Content(schema = @Schema(implementation = BouncePage.class)))
    public Response list(@Parameter(description = "Only of this kind") @RestQuery @Nullable BounceKind kind,
            @Parameter(description = "Only of the subscriber with this id") @RestQuery @Nullable UUID subscriber,
            @Parameter(description = "How many at most") @RestQuery @DefaultValue("20") @Min(1) @Max(100) int limit,
            @Parameter(description = "Where the page before ended") @RestQuery @Nullable String cursor) {
        return EditorialAnswers.unversioned(bounces.page(kind, subscriber, limit, cursor));
    }
}
