package org.meridiem.content.redirect;

import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.meridiem.content.editing.ApiTexts;
import org.meridiem.content.editing.EditorialAnswers;
import org.meridiem.content.editing.MergePatch;
import org.meridiem.content.editing.PlainText;
import org.meridiem.kit.http.IfMatch;
import org.meridiem.kit.idempotency.Idempotency;
import org.meridiem.kit.page.Page;
import org.meridiem.kit.security.CurrentCaller;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;

/// The colleagues' side of redirects.
@Path("/v1/editorial/redirects")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Editorial redirects", description = "Where old addresses lead")
class EditorialRedirectResource {

    private final RedirectEditing redirects;
    private final MergePatch patches;
    private final Idempotency idempotency;
    private final CurrentCaller caller;

    EditorialRedirectResource(RedirectEditing redirects, MergePatch patches, Idempotency idempotency,
            CurrentCaller caller) {
        this.redirects = redirects;
        this.patches = patches;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    @POST
    @PermissionsAllowed("redirect:manage")
    @Operation(operationId = "createRedirect", summary = "Create a redirect", description = "It answers only where nothing else does: an article or a former slug comes first.")
    @APIResponse(responseCode = "201", description = "Created; `Location` and `ETag` say where and which version", content = @Content(schema = @Schema(implementation = RedirectView.class)))
    @APIResponse(responseCode = "409", description = "The address is redirected already")
    @APIResponse(responseCode = "422", description = "It would lead back to where it begins, or to what is not there, or the Idempotency-Key came with another request before")
    public Response create(
            @Parameter(description = ApiTexts.IDEMPOTENCY_KEY) @RestHeader("Idempotency-Key") @Nullable String idempotencyKey,
            @NotNull @Valid RedirectWrite redirect) {
        var who = caller.get();
        return idempotency.once(idempotencyKey, who.id(), "createRedirect", redirect, () -> {
            RedirectView view = redirects.create(redirect, who);
            return EditorialAnswers.created("/v1/editorial/redirects/" + view.id(), view.version(), view);
        });
    }

    @GET
    @PermissionsAllowed("taxonomy:read")
    @Operation(operationId = "listRedirects", summary = "List redirects by the address they begin at")
    public RestResponse<Page<RedirectView>> list(
            @Parameter(description = "Only redirects whose `from` contains this, in any case") @RestQuery @Nullable @Size(min = 1, max = 100) @PlainText String q,
            @Parameter(description = ApiTexts.LIMIT) @RestQuery @DefaultValue("20") @Min(1) @Max(100) int limit,
            @Parameter(description = ApiTexts.CURSOR) @RestQuery @Nullable String cursor,
            @Parameter(description = ApiTexts.COUNT) @RestQuery @DefaultValue("false") boolean count) {
        return EditorialAnswers.list(redirects.page(q, limit, cursor, count));
    }

    @GET
    @Path("{id}")
    @PermissionsAllowed("taxonomy:read")
    @Operation(operationId = "getEditorialRedirect", summary = "Get a redirect")
    public RestResponse<RedirectView> get(@RestPath UUID id) {
        return answer(redirects.get(id));
    }

    @PUT
    @Path("{id}")
    @PermissionsAllowed("redirect:manage")
    @Operation(operationId = "replaceRedirect", summary = "Replace a redirect")
    @APIResponse(responseCode = "200", description = "The new version, or the present one if nothing differs")
    @APIResponse(responseCode = "409", description = "The address is redirected already")
    @APIResponse(responseCode = "422", description = "It would lead back to where it begins, or to what is not there")
    public RestResponse<RedirectView> replace(@RestPath UUID id,
            @Parameter(description = ApiTexts.IF_MATCH) @RestHeader("If-Match") @Nullable String ifMatch,
            @NotNull @Valid RedirectWrite redirect) {
        return answer(redirects.change(id, IfMatch.of(ifMatch), _ -> redirect, caller.get()));
    }

    @PATCH
    @Path("{id}")
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    @PermissionsAllowed("redirect:manage")
    @Operation(operationId = "patchRedirect", summary = "Change members of a redirect", description = "JSON Merge Patch (RFC 7396). To lead elsewhere, set the old member of `to` to null.")
    @APIResponse(responseCode = "200", description = "The new version, or the present one if nothing differs")
    @APIResponse(responseCode = "409", description = "The address is redirected already")
    @APIResponse(responseCode = "422", description = "It would lead back to where it begins, or to what is not there")
    public RestResponse<RedirectView> patch(@RestPath UUID id,
            @Parameter(description = ApiTexts.IF_MATCH) @RestHeader("If-Match") @Nullable String ifMatch,
            @RequestBody(content = @Content(schema = @Schema(type = SchemaType.OBJECT, description = "Members of `RedirectWrite`; null removes one.", examples = "{\"status\": 302}"))) @NotNull JsonNode patch) {
        return answer(redirects.change(id, IfMatch.of(ifMatch),
                before -> patches.apply(before, patch, RedirectWrite.class), caller.get()));
    }

    @DELETE
    @Path("{id}")
    @PermissionsAllowed("redirect:manage")
    @Operation(operationId = "deleteRedirect", summary = "Delete a redirect")
    @APIResponse(responseCode = "204", description = "Deleted")
    public void delete(@RestPath UUID id,
            @Parameter(description = ApiTexts.IF_MATCH) @RestHeader("If-Match") @Nullable String ifMatch) {
        redirects.remove(id, IfMatch.of(ifMatch), caller.get());
    }

    private static RestResponse<RedirectView> answer(RedirectView redirect) {
        return EditorialAnswers.ok(redirect.version(), redirect);
    }
}
