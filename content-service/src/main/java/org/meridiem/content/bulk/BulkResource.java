package org.meridiem.content.bulk;

import java.time.Duration;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
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
import org.jspecify.annotations.Nullable;
import org.meridiem.content.editing.ApiTexts;
import org.meridiem.kit.idempotency.Idempotency;
import org.meridiem.kit.security.CurrentCaller;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;

/// Many articles at once.
@Path("/v1/editorial/articles/bulk")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Editorial articles")
class BulkResource {

    /// The transaction that keeps the answer lasts as long as the work.
    private static final Duration MOST_TIME = Duration.ofMinutes(15);

    private final Bulk bulk;
    private final Idempotency idempotency;
    private final CurrentCaller caller;

    BulkResource(Bulk bulk, Idempotency idempotency, CurrentCaller caller) {
        this.bulk = bulk;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    @POST
    @PermissionsAllowed("article:edit")
    @Operation(operationId = "changeArticles", summary = "Do one thing to many articles", description = """
            A transition, tags added or removed, or a move to another section, for up to 500 articles. Each article is a transaction of its \
            own, with the checks that the same request about it alone would meet: permission, ownership, version, state. What went well \
            stays, whatever becomes of the others; `items` tells the outcome of each. What a filter finds is changed only in the version \
            in which it was found. Tags and sections make a new revision where they change something; on a published article that is its \
            working draft. Should the process die half-way, the same request with the same Idempotency-Key does the rest.""")
    @APIResponse(responseCode = "200", description = "Done, or told what would be done; `items` may hold refusals", content = @Content(schema = @Schema(implementation = BulkResult.class)))
    @APIResponse(responseCode = "409", description = "Another number of articles is selected than `expectedCount` says. Nothing was done")
    @APIResponse(responseCode = "422", description = "The tag or section does not exist, or the filter finds more than 500 articles. Nothing was done. Or the Idempotency-Key came with another request before")
    @APIResponse(responseCode = "503", description = "Too many such requests at once")
    public Response change(
            @Parameter(description = ApiTexts.IDEMPOTENCY_KEY) @RestHeader("Idempotency-Key") @Nullable String idempotencyKey,
            @NotNull @Valid BulkRequest request) {
        var who = caller.get();
        return bulk.inTurn(() -> QuarkusTransaction.requiringNew().timeout((int) MOST_TIME.toSeconds())
                .call(() -> idempotency.once(idempotencyKey, who.id(), "changeArticles", request,
                        () -> Response.ok(bulk.carryOut(request, who))
                                .header(HttpHeaders.CACHE_CONTROL, "private, no-store").build())));
    }
}
