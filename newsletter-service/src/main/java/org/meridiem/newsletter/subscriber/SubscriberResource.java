package org.meridiem.newsletter.subscriber;

import java.util.List;
import java.util.Optional;
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
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
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
import org.meridiem.newsletter.web.CsvCells;
import org.meridiem.newsletter.web.EditorialAnswers;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;

/// Subscribers, for administrators.
@Path("/v1/editorial/subscribers")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Subscribers", description = "Who gets newsletters")
class SubscriberResource {

    private static final String LIST = "/v1/editorial/subscribers";

    private final SubscriberKeeping keeping;
    private final SubscriberExport export;
    private final Idempotency idempotency;
    private final CurrentCaller caller;

    SubscriberResource(SubscriberKeeping keeping, SubscriberExport export, Idempotency idempotency,
            CurrentCaller caller) {
        this.keeping = keeping;
        this.export = export;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    /// A page of subscribers.
    @Schema(name = "SubscriberPage")
    private record SubscriberPage(List<SubscriberView> items, @Nullable String nextCursor) {
    }

    /// Which subscriptions end.
    @Schema(name = "Unsubscription", description = "Which subscriptions end.")
    record Unsubscription(
            @Schema(description = "Slugs; all when absent") @Nullable @Size(min = 1, max = 100) List<@NotNull @Size(max = 60) String> newsletters) {
    }

    /// The owner is asked first.
    @Schema(name = "SubscriberAsked", description = "The owner of the address is asked first.")
    record SubscriberAsked(@Schema(required = true) String message) {
    }

    @GET
    @PermissionsAllowed("subscriber:manage")
    @Operation(operationId = "listSubscribers", summary = "List subscribers", description = "Newest first.")
    @APIResponse(responseCode = "200", description = "A page", content = @Content(schema = @Schema(implementation = SubscriberPage.class)))
    public Response list(
            @Parameter(description = "Only addresses that begin like this") @RestQuery @Nullable @Size(max = 320) String email,
            @Parameter(description = "Only subscribers of the newsletter with this slug") @RestQuery @Nullable String newsletter,
            @Parameter(description = "How many at most") @RestQuery @DefaultValue("20") @Min(1) @Max(100) int limit,
            @Parameter(description = "Where the page before ended") @RestQuery @Nullable String cursor) {
        return EditorialAnswers.unversioned(keeping.page(email, newsletter, limit, cursor));
    }

    @GET
    @Path("{id}")
    @PermissionsAllowed("subscriber:manage")
    @Operation(operationId = "getSubscriber", summary = "Get a subscriber with his version")
    @APIResponse(responseCode = "200", description = "The subscriber", content = @Content(schema = @Schema(implementation = SubscriberView.class)))
    public Response get(@Parameter(description = "The subscriber's id") @RestPath UUID id) {
        SubscriberView view = keeping.get(id);
        return EditorialAnswers.ok(view.version(), view);
    }

    @GET
    @Path("export")
    @Produces("text/csv")
    @PermissionsAllowed("subscriber:manage")
    @Operation(operationId = "exportSubscribers", summary = "Download active subscriptions as CSV", description = """
            A line for each subscriber with an active subscription (RFC 4180, UTF-8). A cell that a spreadsheet would take for a formula begins with an apostrophe, which an import \
            takes off again.""")
    @APIResponse(responseCode = "200", description = "The file", content = @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING)))
    @APIResponse(responseCode = "422", description = "The newsletter does not exist")
    public Response download(
            @Parameter(description = "Only subscribers of the newsletter with this slug") @RestQuery @Nullable String newsletter) {
        return EditorialAnswers.file("subscribers.csv", CsvCells.MEDIA_TYPE, export.of(newsletter, caller.get()));
    }

    @POST
    @PermissionsAllowed("subscriber:manage")
    @Operation(operationId = "addSubscriber", summary = "Subscribe an address", description = "With a proof of consent at once; without one its owner is asked by mail.")
    @APIResponse(responseCode = "201", description = "Subscribed", content = @Content(schema = @Schema(implementation = SubscriberView.class)))
    @APIResponse(responseCode = "202", description = "The owner is asked", content = @Content(schema = @Schema(implementation = SubscriberAsked.class)))
    @APIResponse(responseCode = "409", description = "The address is suppressed")
    @APIResponse(responseCode = "422", description = "A newsletter does not exist")
    public Response add(
            @Parameter(description = EditorialAnswers.IDEMPOTENCY_KEY) @RestHeader("Idempotency-Key") @Nullable String idempotencyKey,
            @NotNull @Valid SubscriberAdd subscriber) {
        var who = caller.get();
        return idempotency.once(idempotencyKey, who.id(), "addSubscriber", subscriber, () -> {
            Optional<SubscriberView> view = keeping.add(subscriber, who);
            return view
                    .map(added -> EditorialAnswers.created(LIST + '/' + added.id(), added.version(), added))
                    .orElseGet(
                            () -> Response.accepted(new SubscriberAsked("The owner of the address is asked by mail."))
                                    .build());
        });
    }

    @POST
    @Path("{id}/unsubscribe")
    @PermissionsAllowed("subscriber:manage")
    @Operation(operationId = "unsubscribeSubscriber", summary = "End subscriptions of a subscriber")
    @APIResponse(responseCode = "200", description = "The subscriber now", content = @Content(schema = @Schema(implementation = SubscriberView.class)))
    @APIResponse(responseCode = "422", description = "A newsletter does not exist")
    public Response unsubscribe(@Parameter(description = "The subscriber's id") @RestPath UUID id,
            @Parameter(description = EditorialAnswers.IF_MATCH) @RestHeader("If-Match") @Nullable String ifMatch,
            @Parameter(description = EditorialAnswers.IDEMPOTENCY_KEY) @RestHeader("Idempotency-Key") @Nullable String idempotencyKey,
            @NotNull @Valid Unsubscription which) {
        var who = caller.get();
        return idempotency.once(idempotencyKey, who.id(), "unsubscribeSubscriber " + id, which, () -> {
            SubscriberView view = keeping.unsubscribe(id, IfMatch.of(ifMatch), which.newsletters(), who);
            return EditorialAnswers.ok(view.version(), view);
        });
    }

    @DELETE
    @Path("{id}")
    @PermissionsAllowed("subscriber:manage")
    @Operation(operationId = "eraseSubscriber", summary = "Delete everything that is held about a subscriber", description = "A keyed hash of the address keeps imports and editors from adding it again.")
    @APIResponse(responseCode = "204", description = "Deleted")
    public void erase(@Parameter(description = "The subscriber's id") @RestPath UUID id,
            @Parameter(description = EditorialAnswers.IF_MATCH) @RestHeader("If-Match") @Nullable String ifMatch) {
        keeping.erase(id, IfMatch.of(ifMatch), caller.get());
    }
}
