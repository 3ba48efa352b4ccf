package org.meridiem.newsletter.suppression;

import java.util.List;
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
import org.jspecify.annotations.Nullable;
import org.meridiem.kit.http.IfMatch;
import org.meridiem.kit.idempotency.Idempotency;
import org.meridiem.kit.security.CurrentCaller;
import org.meridiem.newsletter.catalogue.OneLine;
import org.meridiem.newsletter.web.EditorialAnswers;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;

/// The suppression list.
@Path("/v1/editorial/suppressions")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Suppressions", description = "Addresses that get no newsletter")
class SuppressionResource {

    private static final String LIST = "/v1/editorial/suppressions";

    private final SuppressionKeeping keeping;
    private final Idempotency idempotency;
    private final CurrentCaller caller;

    SuppressionResource(SuppressionKeeping keeping, Idempotency idempotency, CurrentCaller caller) {
        this.keeping = keeping;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    /// A page of the list.
    @Schema(name = "SuppressionPage")
    private record SuppressionPage(List<SuppressionView> items, @Nullable String nextCursor) {
    }

    @GET
    @PermissionsAllowed("subscriber:manage")
    @Operation(operationId = "listSuppressions", summary = "List suppressed addresses", description = "Newest first.")
    @APIResponse(responseCode = "200", description = "A page", content = @Content(schema = @Schema(implementation = SuppressionPage.class)))
    public Response list(
            @Parameter(description = "Only this address; also finds one of which only the hash is left") @RestQuery @Nullable @Size(max = 320) String email,
            @Parameter(description = "Only those that are there for this reason") @RestQuery @Nullable SuppressionReason reason,
            @Parameter(description = "How many at most") @RestQuery @DefaultValue("20") @Min(1) @Max(100) int limit,
            @Parameter(description = "Where the page before ended") @RestQuery @Nullable String cursor) {
        return EditorialAnswers.unversioned(keeping.page(email, reason, limit, cursor));
    }

    @GET
    @Path("{id}")
    @PermissionsAllowed("subscriber:manage")
    @Operation(operationId = "getSuppression", summary = "Get an entry of the suppression list")
    @APIResponse(responseCode = "200", description = "The entry", content = @Content(schema = @Schema(implementation = SuppressionView.class)))
    public Response get(@Parameter(description = "The entry's id") @RestPath UUID id) {
        return EditorialAnswers.ok(SuppressionKeeping.VERSION, keeping.get(id));
    }

    @POST
    @PermissionsAllowed("subscriber:manage")
    @Operation(operationId = "addSuppression", summary = "Suppress an address", description = "From now on it gets no issue, no confirmation mail and no place in an import.")
    @APIResponse(responseCode = "201", description = "On the list", content = @Content(schema = @Schema(implementation = SuppressionView.class)))
    @APIResponse(responseCode = "409", description = "It is on the list already")
    public Response add(
            @Parameter(description = EditorialAnswers.IDEMPOTENCY_KEY) @RestHeader("Idempotency-Key") @Nullable String idempotencyKey,
            @NotNull @Valid SuppressionWrite suppression) {
        var who = caller.get();
        return idempotency.once(idempotencyKey, who.id(), "addSuppression", suppression, () -> {
            SuppressionView view = keeping.add(suppression, who);
            return EditorialAnswers.created(LIST + '/' + view.id(), SuppressionKeeping.VERSION, view);
        });
    }

    @DELETE
    @Path("{id}")
    @PermissionsAllowed("subscriber:manage")
    @Operation(operationId = "removeSuppression", summary = "Take an address off the suppression list", description = "Subscriptions that it still has count again. Who did it and why is kept.")
    @APIResponse(responseCode = "204", description = "Off the list")
    public void remove(@Parameter(description = "The entry's id") @RestPath UUID id,
            @Parameter(description = EditorialAnswers.IF_MATCH) @RestHeader("If-Match") @Nullable String ifMatch,
            @Parameter(description = "Why mail may go there again") @RestQuery @NotNull @OneLine @Size(max = 500) String reason) {
        keeping.remove(id, IfMatch.of(ifMatch), reason, caller.get());
    }
}
