package org.meridiem.newsletter.segment;

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

/// A newsletter's audience.
@Path("/v1/editorial/newsletters/{id}/audience")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Editorial newsletters")
class NewsletterAudienceResource {

    private final NewsletterAudience audience;
    private final CurrentCaller caller;

    NewsletterAudienceResource(NewsletterAudience audience, CurrentCaller caller) {
        this.audience = audience;
        this.caller = caller;
    }

    @GET
    @PermissionsAllowed("newsletter:read")
    @Operation(operationId = "getNewsletterAudience", summary = "Get which subscribers a newsletter goes to, and when")
    @APIResponse(responseCode = "200", description = "The rules, with the newsletter's version", content = @Content(schema = @Schema(implementation = NewsletterAudience.Rules.class)))
    public Response get(@Parameter(description = "The newsletter's id") @RestPath UUID id) {
        NewsletterAudience.Versioned found = audience.get(id);
        return EditorialAnswers.ok(found.version(), found.rules());
    }

    @PUT
    @PermissionsAllowed("newsletter:manage")
    @Operation(operationId = "replaceNewsletterAudience", summary = "Replace which subscribers a newsletter goes to, and when", description = "From the next issue that is sent.")
    @APIResponse(responseCode = "200", description = "The rules, with the newsletter's new version", content = @Content(schema = @Schema(implementation = NewsletterAudience.Rules.class)))
    public Response replace(@Parameter(description = "The newsletter's id") @RestPath UUID id,
            @Parameter(description = EditorialAnswers.IF_MATCH) @RestHeader("If-Match") @Nullable String ifMatch,
            @NotNull @Valid NewsletterAudience.Rules rules) {
        NewsletterAudience.Versioned written = audience.replace(id, IfMatch.of(ifMatch), rules, caller.get());
        return EditorialAnswers.ok(written.version(), written.rules());
    }
}
