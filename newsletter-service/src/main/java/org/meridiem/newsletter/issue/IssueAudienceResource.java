package org.meridiem.newsletter.issue;

import java.util.UUID;

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

/// To whom of a newsletter's subscribers an issue goes.
@Path("/v1/editorial/issues/{id}/audience")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Editorial issues")
class IssueAudienceResource {

    private final IssueAim aim;
    private final CurrentCaller caller;

    IssueAudienceResource(IssueAim aim, CurrentCaller caller) {
        this.aim = aim;
        this.caller = caller;
    }

    @GET
    @PermissionsAllowed("issue:read")
    @Operation(operationId = "getIssueAudience", summary = "Get to whom an issue goes")
    @APIResponse(responseCode = "200", description = "The audience, with the issue's version", content = @Content(schema = @Schema(implementation = IssueAim.IssueAudience.class)))
    public Response get(@Parameter(description = "The issue's id") @RestPath UUID id) {
        IssueAim.Versioned found = aim.get(id);
        return EditorialAnswers.ok(found.version(), found.audience());
    }

    @PUT
    @PermissionsAllowed("issue:edit")
    @Operation(operationId = "replaceIssueAudience", summary = "Say to whom an issue goes", description = "An approved issue becomes a draft again: the approval was of another audience.")
    @APIResponse(responseCode = "200", description = "The audience, with the issue's new version", content = @Content(schema = @Schema(implementation = IssueAim.IssueAudience.class)))
    @APIResponse(responseCode = "409", description = "The issue is sent, being sent or cancelled")
    @APIResponse(responseCode = "422", description = "There is no such segment")
    public Response replace(@Parameter(description = "The issue's id") @RestPath UUID id,
            @Parameter(description = EditorialAnswers.IF_MATCH) @RestHeader("If-Match") @Nullable String ifMatch,
            @NotNull @Valid IssueAim.IssueAudience audience) {
        IssueAim.Versioned written = aim.replace(id, IfMatch.of(ifMatch), audience, caller.get());
        return EditorialAnswers.ok(written.version(), written.audience());
    }
}
