package org.meridiem.content.comment;

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

/// Who must not comment.
@Path("/v1/editorial/comment-bans")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Comment moderation")
class BanResource {

    private final Bans bans;
    private final Idempotency idempotency;
    private final CurrentCaller caller;

    BanResource(Bans bans, Idempotency idempotency, CurrentCaller caller) {
        this.bans = bans;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    @POST
    @PermissionsAllowed("comment:moderate")
    @Operation(operationId = "createCommentBan", summary = "Ban a reader from the comments", description = "The reader can no longer write, edit, like or report. What is there already stays.")
    @APIResponse(responseCode = "201", description = "Banned; `Location` and `ETag` say where and which version", content = @Content(schema = @Schema(implementation = BanView.class)))
    @APIResponse(responseCode = "409", description = "The reader is banned already")
    @APIResponse(responseCode = "422", description = ApiTexts.KEY_REUSED)
    public Response create(
            @Parameter(description = ApiTexts.IDEMPOTENCY_KEY) @RestHeader("Idempotency-Key") @Nullable String idempotencyKey,
            @NotNull @Valid BanWrite ban) {
        var who = caller.get();
        return idempotency.once(idempotencyKey, who.id(), "createCommentBan", ban, () -> {
            BanView view = bans.begin(ban, who);
            return EditorialAnswers.created("/v1/editorial/comment-bans/" + view.id(), view.version(), view);
        });
    }

    @GET
    @PermissionsAllowed("comment:moderate")
    @Operation(operationId = "listCommentBans", summary = "List bans", description = "Newest first; those that have run out are there until the reader is banned again.")
    @APIResponse(responseCode = "200", description = "One page")
    public RestResponse<Page<BanView>> list(
            @Parameter(description = "Only of this reader (`author.id`).") @RestQuery @Nullable @Size(max = 255) String author,
            @Parameter(description = ApiTexts.LIMIT) @RestQuery @DefaultValue("20") @Min(1) @Max(100) int limit,
            @Parameter(description = ApiTexts.CURSOR) @RestQuery @Nullable String cursor) {
        return EditorialAnswers.list(bans.page(author, limit, cursor));
    }

    @GET
    @Path("{id}")
    @PermissionsAllowed("comment:moderate")
    @Operation(operationId = "getCommentBan", summary = "Read a ban")
    @APIResponse(responseCode = "200", description = "The ban")
    public RestResponse<BanView> get(@RestPath UUID id) {
        return answer(bans.get(id));
    }

    @PUT
    @Path("{id}")
    @PermissionsAllowed("comment:moderate")
    @Operation(operationId = "replaceCommentBan", summary = "Change a ban's reason and end")
    @APIResponse(responseCode = "200", description = "The new version")
    public RestResponse<BanView> replace(@RestPath UUID id,
            @Parameter(description = ApiTexts.IF_MATCH) @RestHeader("If-Match") @Nullable String ifMatch,
            @NotNull @Valid BanChange ban) {
        return answer(bans.change(id, IfMatch.of(ifMatch), ban, caller.get()));
    }

    @DELETE
    @Path("{id}")
    @PermissionsAllowed("comment:moderate")
    @Operation(operationId = "deleteCommentBan", summary = "Lift a ban")
    @APIResponse(responseCode = "204", description = "Lifted")
    public void lift(@RestPath UUID id,
            @Parameter(description = ApiTexts.IF_MATCH) @RestHeader("If-Match") @Nullable String ifMatch) {
        bans.lift(id, IfMatch.of(ifMatch), caller.get());
    }

    private static RestResponse<BanView> answer(BanView ban) {
        return EditorialAnswers.ok(ban.version(), ban);
    }
}
