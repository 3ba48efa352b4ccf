package org.meridiem.content.comment;

import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
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
import org.meridiem.kit.http.EntityVersion;
import org.meridiem.kit.http.IfMatch;
import org.meridiem.kit.idempotency.Idempotency;
import org.meridiem.kit.page.Page;
import org.meridiem.kit.security.CurrentCaller;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;

/// The moderators' side of comments.
@Path("/v1/editorial/comments")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Comment moderation", description = "What becomes of readers' comments")
class ModerationResource {

    private final ModerationQueue queue;
    private final Moderation moderation;
    private final Erasure erasure;
    private final Idempotency idempotency;
    private final CurrentCaller caller;

    ModerationResource(ModerationQueue queue, Moderation moderation, Erasure erasure, Idempotency idempotency,
            CurrentCaller caller) {
        this.queue = queue;
        this.moderation = moderation;
        this.erasure = erasure;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    @GET
    @PermissionsAllowed("comment:moderate")
    @Operation(operationId = "listCommentQueue", summary = "List comments for moderation", description = "Oldest first.")
    @APIResponse(responseCode = "200", description = "One page")
    public RestResponse<Page<ModeratedComment>> list(@BeanParam @Valid QueueFilter filter) {
        return EditorialAnswers.list(queue.page(filter));
    }

    @GET
    @Path("{id}")
    @PermissionsAllowed("comment:moderate")
    @Operation(operationId = "getModeratedComment", summary = "Read a comment in any state")
    @APIResponse(responseCode = "200", description = "The comment; `ETag` is what a decision must send in If-Match")
    public RestResponse<ModeratedComment> get(@RestPath UUID id) {
        ModeratedComment comment = queue.get(id);
        return EditorialAnswers.ok(comment.version(), comment);
    }

    @GET
    @Path("{id}/reports")
    @PermissionsAllowed("comment:moderate")
    @Operation(operationId = "listCommentReports", summary = "List what readers say against a comment")
    @APIResponse(responseCode = "200", description = "One page")
    public RestResponse<Page<ReportView>> reports(@RestPath UUID id,
            @Parameter(description = ApiTexts.LIMIT) @RestQuery @DefaultValue("20") @Min(1) @Max(100) int limit,
            @Parameter(description = ApiTexts.CURSOR) @RestQuery @Nullable String cursor) {
        return EditorialAnswers.list(queue.reports(id, limit, cursor));
    }

    @POST
    @Path("{id}/decisions")
    @PermissionsAllowed("comment:moderate")
    @Operation(operationId = "decideOnComment", summary = "Decide on a comment", description = "`approve`, `reject` or `spam`, from any state but `REMOVED`; a later decision replaces an earlier one. `approve` also settles the reports against it.")
    @APIResponse(responseCode = "200", description = "The comment after the decision", content = @Content(schema = @Schema(implementation = ModeratedComment.class)))
    @APIResponse(responseCode = "409", description = "The comment was removed")
    @APIResponse(responseCode = "422", description = ApiTexts.KEY_REUSED)
    public Response decide(@RestPath UUID id,
            @Parameter(description = ApiTexts.IF_MATCH) @RestHeader("If-Match") @Nullable String ifMatch,
            @Parameter(description = ApiTexts.IDEMPOTENCY_KEY) @RestHeader("Idempotency-Key") @Nullable String idempotencyKey,
            @NotNull @Valid DecisionRequest decision) {
        var who = caller.get();
        return idempotency.once(idempotencyKey, who.id(), "decideOnComment/" + id, decision, () -> {
            moderation.decide(id, IfMatch.of(ifMatch), decision, who);
            ModeratedComment view = queue.get(id);
            return Response.ok(view).header(HttpHeaders.ETAG, EntityVersion.etag(view.version()))
                    .header(HttpHeaders.CACHE_CONTROL, "private, no-store").build();
        });
    }

    @POST
    @Path("decisions")
    @PermissionsAllowed("comment:moderate")
    @Operation(operationId = "decideOnComments", summary = "Decide on up to 100 comments", description = "Each with the version that was read. What is in the way of one is no obstacle for the others: `items` tells what came of each.")
    @APIResponse(responseCode = "200", description = "What came of each", content = @Content(schema = @Schema(implementation = BulkDecisionResult.class)))
    @APIResponse(responseCode = "422", description = ApiTexts.KEY_REUSED)
    public Response decideOnMany(
            @Parameter(description = ApiTexts.IDEMPOTENCY_KEY) @RestHeader("Idempotency-Key") @Nullable String idempotencyKey,
            @NotNull @Valid BulkDecisionRequest decision) {
        var who = caller.get();
        return idempotency.once(idempotencyKey, who.id(), "decideOnComments", decision,
                () -> Response.ok(moderation.decide(decision, who))
                        .header(HttpHeaders.CACHE_CONTROL, "private, no-store").build());
    }

    @POST
    @Path("erasures")
    @PermissionsAllowed("comment:moderate")
    @Operation(operationId = "eraseCommentAuthor", summary = "Forget a reader", description = "Texts and names of all comments of the reader are gone for good, and so are the reader's likes and reports; the places of comments with answers stay, and so does a ban. Asking again is harmless.")
    @APIResponse(responseCode = "200", description = "Forgotten", content = @Content(schema = @Schema(implementation = ErasureResult.class)))
    @APIResponse(responseCode = "422", description = ApiTexts.KEY_REUSED)
    public Response erase(
            @Parameter(description = ApiTexts.IDEMPOTENCY_KEY) @RestHeader("Idempotency-Key") @Nullable String idempotencyKey,
            @NotNull @Valid ErasureRequest request) {
        var who = caller.get();
        return idempotency.once(idempotencyKey, who.id(), "eraseCommentAuthor", request,
                () -> Response.ok(new ErasureResult(erasure.erase(request.author(), who)))
                        .header(HttpHeaders.CACHE_CONTROL, "private, no-store").build());
    }
}
