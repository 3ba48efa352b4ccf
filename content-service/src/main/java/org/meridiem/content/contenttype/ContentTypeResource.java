package org.meridiem.content.contenttype;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
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
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.meridiem.content.editing.ApiTexts;
import org.meridiem.content.editing.EditorialAnswers;
import org.meridiem.kit.http.IfMatch;
import org.meridiem.kit.idempotency.Idempotency;
import org.meridiem.kit.page.Page;
import org.meridiem.kit.security.CurrentCaller;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;

/// Content types for colleagues.
@Path("/v1/editorial/content-types")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Content types", description = "What the custom members of each kind of article may be")
class ContentTypeResource {

    private static final String KIND = "Kind of article.";

    private final ContentTypeEditing types;
    private final Idempotency idempotency;
    private final CurrentCaller caller;

    ContentTypeResource(ContentTypeEditing types, Idempotency idempotency, CurrentCaller caller) {
        this.types = types;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    @POST
    @PermissionsAllowed("content-type:manage")
    @Operation(operationId = "createContentType", summary = "Create a content type", description = "From then on, articles of the kind are saved only with custom members that fit the schema. It is tried on all stored articles of the kind first.")
    @APIResponse(responseCode = "201", description = "Created; `Location` and `ETag` say where and which version", content = @Content(schema = @Schema(implementation = ContentTypeView.class)))
    @APIResponse(responseCode = "409", description = "The kind has a content type, or stored articles do not fit the schema: `violatingArticles` and `articles` say which")
    @APIResponse(responseCode = "422", description = ApiTexts.KEY_REUSED)
    public Response create(
            @Parameter(description = ApiTexts.IDEMPOTENCY_KEY) @RestHeader("Idempotency-Key") @Nullable String idempotencyKey,
            @NotNull @Valid ContentTypeCreation type) {
        var who = caller.get();
        return idempotency.once(idempotencyKey, who.id(), "createContentType", type, () -> {
            ContentTypeView view = types.create(type, who);
            return EditorialAnswers.created("/v1/editorial/content-types/" + view.kind(), view.version(), view);
        });
    }

    @GET
    @PermissionsAllowed("taxonomy:read")
    @Operation(operationId = "listContentTypes", summary = "List content types by kind")
    public RestResponse<Page<ContentTypeView>> list(
            @Parameter(description = ApiTexts.LIMIT) @RestQuery @DefaultValue("20") @Min(1) @Max(100) int limit,
            @Parameter(description = ApiTexts.CURSOR) @RestQuery @Nullable String cursor,
            @Parameter(description = ApiTexts.COUNT) @RestQuery @DefaultValue("false") boolean count) {
        return EditorialAnswers.list(types.page(limit, cursor, count));
    }

    @GET
    @Path("{kind}")
    @PermissionsAllowed("taxonomy:read")
    @Operation(operationId = "getContentType", summary = "Get the content type of a kind")
    public RestResponse<ContentTypeView> get(
            @Parameter(description = KIND) @RestPath @Pattern(regexp = ContentTypeCreation.KIND) String kind) {
        return answer(types.get(kind));
    }

    @PUT
    @Path("{kind}")
    @PermissionsAllowed("content-type:manage")
    @Operation(operationId = "replaceContentType", summary = "Replace a content type", description = "The schema is tried on all stored articles of the kind first; those that do not fit stand in the way, unless `acceptViolations` says otherwise.")
    @APIResponse(responseCode = "200", description = "The new version, or the present one if nothing differs")
    @APIResponse(responseCode = "409", description = "Stored articles do not fit the schema: `violatingArticles` and `articles` say which")
    public RestResponse<ContentTypeView> replace(
            @Parameter(description = KIND) @RestPath @Pattern(regexp = ContentTypeCreation.KIND) String kind,
            @Parameter(description = ApiTexts.IF_MATCH) @RestHeader("If-Match") @Nullable String ifMatch,
            @NotNull @Valid ContentTypeWrite type) {
        return answer(types.replace(kind, IfMatch.of(ifMatch), type, caller.get()));
    }

    @POST
    @Path("{kind}/check")
    @PermissionsAllowed("content-type:manage")
    @Operation(operationId = "checkContentType", summary = "Try a schema on the stored articles of a kind", description = "Changes nothing. The kind need not have a content type yet.")
    @APIResponse(responseCode = "200", description = "How many articles fit, and which of them do not")
    public RestResponse<SchemaCheck> check(
            @Parameter(description = KIND) @RestPath @Pattern(regexp = ContentTypeCreation.KIND) String kind,
            @NotNull @Valid SchemaCheck.Trial trial) {
        return EditorialAnswers.list(types.check(kind, trial));
    }

    @DELETE
    @Path("{kind}")
    @PermissionsAllowed("content-type:manage")
    @Operation(operationId = "deleteContentType", summary = "Delete the content type of a kind that no article has")
    @APIResponse(responseCode = "204", description = "Deleted")
    @APIResponse(responseCode = "409", description = "In use: `count` and `uses` say by how many")
    public void delete(
            @Parameter(description = KIND) @RestPath @Pattern(regexp = ContentTypeCreation.KIND) String kind,
            @Parameter(description = ApiTexts.IF_MATCH) @RestHeader("If-Match") @Nullable String ifMatch) {
        types.remove(kind, IfMatch.of(ifMatch), caller.get());
    }

    private static RestResponse<ContentTypeView> answer(ContentTypeView type) {
        return EditorialAnswers.ok(type.version(), type);
    }
}
