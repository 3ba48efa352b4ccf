package org.meridiem.newsletter.tracking;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
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
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import org.meridiem.kit.http.IfMatch;
import org.meridiem.kit.security.CurrentCaller;
import org.meridiem.newsletter.web.EditorialAnswers;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;

/// Switches the counting of opens and clicks of one newsletter.
@Path("/v1/editorial/newsletters/{slug}/tracking")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Editorial newsletters")
class TrackingResource {

    private final TrackingSettings settings;
    private final CurrentCaller caller;

    TrackingResource(TrackingSettings settings, CurrentCaller caller) {
        this.settings = settings;
        this.caller = caller;
    }

    @GET
    @PermissionsAllowed("issue:read")
    @Operation(operationId = "getNewsletterTracking", summary = "See whether opens and clicks are counted", description = "They are not, unless somebody switched that on.")
    @APIResponse(responseCode = "200", description = "The setting", content = @Content(schema = @Schema(implementation = TrackingView.class)))
    public Response show(@Parameter(description = "The newsletter's slug") @RestPath String slug) {
        TrackingSettings.Setting setting = settings.of(slug);
        return EditorialAnswers.ok(setting.version(), setting.view());
    }

    @PUT
    @PermissionsAllowed("newsletter:manage")
    @Operation(operationId = "setNewsletterTracking", summary = "Switch the counting of opens and clicks", description = "Holds for issues that are sent from now on. Readers' names are not kept with what they did for longer than the installation says.")
    @APIResponse(responseCode = "200", description = "The setting", content = @Content(schema = @Schema(implementation = TrackingView.class)))
    public Response change(@Parameter(description = "The newsletter's slug") @RestPath String slug,
            @Parameter(description = EditorialAnswers.IF_MATCH) @RestHeader("If-Match") @Nullable String ifMatch,
            @NotNull @Valid TrackingView setting) {
        return EditorialAnswers.ok(settings.change(slug, setting, IfMatch.of(ifMatch), caller.get()), setting);
    }
}
