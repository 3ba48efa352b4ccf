package org.meridiem.content.preview;

import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
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
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.meridiem.content.editing.ApiTexts;
import org.meridiem.content.editing.EditorialAnswers;
import org.meridiem.kit.http.IfMatch;
import org.meridiem.kit.idempotency.Idempotency;
import org.meridiem.kit.page.Page;
import org.meridiem.kit.security.CurrentCaller;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;

/// The preview links of an article, for those who write it.
@Path("/v1/editorial/articles/{id}/preview-links")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Editorial previews", description = "Links that show a draft to people without an account")
class PreviewLinkResource {

    private final PreviewLinks links;
    private final Idempotency idempotency;
    private final ObjectMapper json;
    private final CurrentCaller caller;

    PreviewLinkResource(PreviewLinks links, Idempotency idempotency, ObjectMapper json, CurrentCaller caller) {
        this.links = links;
        this.idempotency = idempotency;
        this.json = json;
        this.caller = caller;
    }

    @POST
    @PermissionsAllowed("article:edit")
    @Operation(operationId = "createPreviewLink", summary = "Make a link that shows the draft", description = "Whoever has the link sees the article as readers would get it, until it expires, is revoked, or the article is deleted or taken down. With `revision` it always shows that one, without it the newest one.")
    @APIResponse(responseCode = "201", description = "Made; only this answer has its `url`", content = @Content(schema = @Schema(implementation = PreviewLinkView.class)))
    @APIResponse(responseCode = "409", description = "The article is taken down, or has as many links as it may have")
    @APIResponse(responseCode = "422", description = "There is no such revision, or the Idempotency-Key came with another request before")
    public Response create(@RestPath UUID id,
            @Parameter(description = ApiTexts.IDEMPOTENCY_KEY) @RestHeader("Idempotency-Key") @Nullable String idempotencyKey,
            @NotNull @Valid PreviewLinkWrite link) throws JsonProcessingException {
        var who = caller.get();
        // What is remembered under the key has no address in it: nothing at rest opens a draft.
        Response made = idempotency.once(idempotencyKey, who.id(), "createPreviewLink/" + id, link, () -> {
            PreviewLinkView view = links.create(id, link, who);
            return EditorialAnswers.created("/v1/editorial/articles/" + id + "/preview-links/" + view.id(),
                    PreviewLinks.VERSION, view);
        });
        PreviewLinkView view = made.getEntity() instanceof String remembered
                ? json.readValue(remembered, PreviewLinkView.class)
                : (PreviewLinkView) made.getEntity();
        return Response.fromResponse(made).entity(links.withAddress(view)).type(MediaType.APPLICATION_JSON_TYPE)
                .build();
    }

    @GET
    @PermissionsAllowed("article:read")
    @Operation(operationId = "listPreviewLinks", summary = "List the preview links that still work", description = "Newest first, without their addresses.")
    @APIResponse(responseCode = "200", description = "One page")
    public RestResponse<Page<PreviewLinkView>> list(@RestPath UUID id,
            @Parameter(description = ApiTexts.LIMIT) @RestQuery @DefaultValue("20") @Min(1) @Max(100) int limit,
            @Parameter(description = ApiTexts.CURSOR) @RestQuery @Nullable String cursor) {
        return EditorialAnswers.list(links.list(id, limit, cursor, caller.get()));
    }

    @DELETE
    @Path("{link}")
    @PermissionsAllowed("article:edit")
    @Operation(operationId = "revokePreviewLink", summary = "Revoke a preview link", description = "It shows nothing from now on.")
    @APIResponse(responseCode = "204", description = "Revoked")
    public void revoke(@RestPath UUID id, @RestPath UUID link,
            @Parameter(description = ApiTexts.IF_MATCH) @RestHeader("If-Match") @Nullable String ifMatch) {
        links.revoke(id, link, IfMatch.of(ifMatch), caller.get());
    }
}
