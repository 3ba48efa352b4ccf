package org.meridiem.content.correction;

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

/// Corrections of an article.
@Path("/v1/editorial/articles/{id}/corrections")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Editorial articles")
class CorrectionResource {

    private static final String STATE = "Readers see or saw nothing of the article";

    private final CorrectionEditing editing;
    private final Idempotency idempotency;
    private final CurrentCaller caller;

    CorrectionResource(CorrectionEditing editing, Idempotency idempotency, CurrentCaller caller) {
        this.editing = editing;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    @POST
    @PermissionsAllowed("article:publish")
    @Operation(operationId = "createCorrection", summary = "Tell readers of an error that was put right", description = "Readers see it at once, with a new public version and its event, and in every later publication of the article. The article's ETag stays as it is. To put the error itself right, edit and publish the article.")
    @APIResponse(responseCode = "201", description = "Created; `Location` and `ETag` say where and which version", content = @Content(schema = @Schema(implementation = CorrectionView.class)))
    @APIResponse(responseCode = "409", description = STATE + ", or it has as many corrections as it may have")
    @APIResponse(responseCode = "422", description = ApiTexts.KEY_REUSED)
    public Response create(@RestPath UUID id,
            @Parameter(description = ApiTexts.IDEMPOTENCY_KEY) @RestHeader("Idempotency-Key") @Nullable String idempotencyKey,
            @NotNull @Valid CorrectionWrite correction) {
        var who = caller.get();
        return idempotency.once(idempotencyKey, who.id(), "createCorrection/" + id, correction, () -> {
            CorrectionView view = editing.create(id, correction, who);
            return EditorialAnswers.created("/v1/editorial/articles/" + id + "/corrections/" + view.id(),
                    view.version(), view);
        });
    }

    @GET
    @PermissionsAllowed("article:read")
    @Operation(operationId = "listCorrections", summary = "List an article's corrections", description = "Newest first, as readers see them.")
    @APIResponse(responseCode = "200", description = "One page")
    public RestResponse<Page<CorrectionView>> list(@RestPath UUID id,
            @RestQuery @DefaultValue("20") @Min(1) @Max(100) @Parameter(description = ApiTexts.LIMIT) int limit,
            @RestQuery @Nullable @Parameter(description = ApiTexts.CURSOR) String cursor) {
        return EditorialAnswers.list(editing.list(id, limit, cursor, caller.get()));
    }

    @GET
    @Path("{correction}")
    @PermissionsAllowed("article:read")
    @Operation(operationId = "getCorrection", summary = "Read a correction")
    @APIResponse(responseCode = "200", description = "The correction; `ETag` is what a change must send in If-Match")
    public RestResponse<CorrectionView> get(@RestPath UUID id,
            @RestPath @Parameter(description = "Id of the correction.") UUID correction) {
        return answer(editing.get(id, correction, caller.get()));
    }

    @PUT
    @Path("{correction}")
    @PermissionsAllowed("article:publish")
    @Operation(operationId = "replaceCorrection", summary = "Reword a correction", description = "Readers see it at once.")
    @APIResponse(responseCode = "200", description = "The correction with its new version")
    @APIResponse(responseCode = "409", description = STATE)
    public RestResponse<CorrectionView> replace(@RestPath UUID id,
            @RestPath @Parameter(description = "Id of the correction.") UUID correction,
            @Parameter(description = ApiTexts.IF_MATCH) @RestHeader("If-Match") @Nullable String ifMatch,
            @NotNull @Valid CorrectionWrite wording) {
        return answer(editing.change(id, correction, IfMatch.of(ifMatch), wording, caller.get()));
    }

    @DELETE
    @Path("{correction}")
    @PermissionsAllowed("article:publish")
    @Operation(operationId = "withdrawCorrection", summary = "Withdraw a correction", description = "Readers see it no longer. The audit log keeps that it was there.")
    @APIResponse(responseCode = "204", description = "Withdrawn")
    @APIResponse(responseCode = "409", description = STATE)
    public RestResponse<Void> withdraw(@RestPath UUID id,
            @RestPath @Parameter(description = "Id of the correction.") UUID correction,
            @Parameter(description = ApiTexts.IF_MATCH) @RestHeader("If-Match") @Nullable String ifMatch) {
        editing.withdraw(id, correction, IfMatch.of(ifMatch), caller.get());
        return RestResponse.noContent();
    }

    private static RestResponse<CorrectionView> answer(CorrectionView view) {
        return EditorialAnswers.ok(view.version(), view);
    }
}
