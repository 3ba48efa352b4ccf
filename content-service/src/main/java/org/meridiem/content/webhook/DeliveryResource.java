package org.meridiem.content.webhook;

import java.util.UUID;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
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
import org.meridiem.kit.idempotency.Idempotency;
import org.meridiem.kit.page.Page;
import org.meridiem.kit.security.CurrentCaller;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;

/// What a webhook was told, and how that went.
@Path("/v1/editorial/webhooks/{id}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@PermissionsAllowed("webhook:manage")
@Tag(name = "Webhooks")
class DeliveryResource {

    private static final String TYPES = "article\\.(published|updated|unpublished|takenDown|deleted)|ping";

    private final DeliveryLog log;
    private final Idempotency idempotency;
    private final CurrentCaller caller;

    DeliveryResource(DeliveryLog log, Idempotency idempotency, CurrentCaller caller) {
        this.log = log;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    @GET
    @Path("deliveries")
    @Operation(operationId = "listWebhookDeliveries", summary = "List what a webhook was and is to be told", description = "Newest first, for as long as the log is kept (30 days by default).")
    public RestResponse<Page<DeliveryView>> list(@RestPath UUID id,
            @Parameter(description = "Only those that are there.") @RestQuery @Nullable DeliveryStatus status,
            @Parameter(description = "Only of this type, such as `article.published` or `ping`.") @RestQuery @Nullable @Pattern(regexp = TYPES) String type,
            @Parameter(description = "Only about the article with this id.") @RestQuery @Nullable UUID article,
            @Parameter(description = ApiTexts.LIMIT) @RestQuery @DefaultValue("20") @Min(1) @Max(100) int limit,
            @Parameter(description = ApiTexts.CURSOR) @RestQuery @Nullable String cursor) {
        return EditorialAnswers.list(log.page(id, new DeliveryFilter(status, type, article), limit, cursor));
    }

    @GET
    @Path("deliveries/{delivery}")
    @Operation(operationId = "getWebhookDelivery", summary = "Get a delivery with what is sent and all attempts")
    public RestResponse<DeliveryView> get(@RestPath UUID id, @RestPath UUID delivery) {
        return EditorialAnswers.list(log.get(id, delivery));
    }

    @POST
    @Path("deliveries/{delivery}/redeliver")
    @Operation(operationId = "redeliverWebhookDelivery", summary = "Send a delivery again", description = "At once, whatever became of it, with the same `webhook-id`; then retried like a new one.")
    @APIResponse(responseCode = "202", description = "Queued; read the delivery to see how it goes", content = @Content(schema = @Schema(implementation = DeliveryView.class)))
    @APIResponse(responseCode = "409", description = "The webhook is off, or the article had to go and what the delivery said of it is erased")
    @APIResponse(responseCode = "422", description = ApiTexts.KEY_REUSED)
    public Response redeliver(@RestPath UUID id, @RestPath UUID delivery,
            @Parameter(description = ApiTexts.IDEMPOTENCY_KEY) @RestHeader("Idempotency-Key") @Nullable String idempotencyKey) {
        var who = caller.get();
        return idempotency.once(idempotencyKey, who.id(), "redeliverWebhookDelivery/" + delivery, null,
                () -> accepted(log.redeliver(id, delivery, who)));
    }

    @POST
    @Path("test")
    @Operation(operationId = "testWebhook", summary = "Send a test message", description = "Of the type `ping`, at once, also while the webhook is off.")
    @APIResponse(responseCode = "202", description = "Queued; `Location` is the delivery: read it to see how it goes", content = @Content(schema = @Schema(implementation = DeliveryView.class)))
    @APIResponse(responseCode = "422", description = ApiTexts.KEY_REUSED)
    public Response test(@RestPath UUID id,
            @Parameter(description = ApiTexts.IDEMPOTENCY_KEY) @RestHeader("Idempotency-Key") @Nullable String idempotencyKey) {
        var who = caller.get();
        return idempotency.once(idempotencyKey, who.id(), "testWebhook/" + id, null, () -> accepted(log.ping(id, who)));
    }

    private static Response accepted(DeliveryView delivery) {
        return Response.accepted(delivery)
                .header(HttpHeaders.LOCATION,
                        "/v1/editorial/webhooks/" + delivery.webhookId() + "/deliveries/" + delivery.id())
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store").build();
    }
}
