package org.meridiem.newsletter.subscription;

import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.meridiem.kit.problem.ProblemType;
import org.meridiem.newsletter.mail.EmailAddress;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;

/// Where people ask for a newsletter.
@Path("/v1/subscriptions")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@PermitAll
@SecurityRequirements
@Tag(name = "Subscriptions", description = "Come and go: double opt-in, one-click unsubscription")
class SubscriptionResource {

    private static final Accepted ACCEPTED = new Accepted(
            "Look into your mailbox: there is a mail with a link that completes the subscription.");

    private final RequestIntake intake;
    private final RequestLimits limits;

    SubscriptionResource(RequestIntake intake, RequestLimits limits) {
        this.intake = intake;
        this.limits = limits;
    }

    /// The one answer that there is.
    @Schema(name = "SubscriptionAccepted", description = "The one answer that there is.")
    record Accepted(
            @Schema(description = "What to do next", required = true) String message) {
    }

    @POST
    @Operation(operationId = "requestSubscription", summary = "Ask for newsletters to be sent to an address", description = """
            The address gets a mail with a link; nothing is sent to it before its owner has confirmed. The answer is the same whether the address is new, \
            waiting, subscribed or blocked, and so is the work done for it. An address gets few such mails a day, whatever is asked.""")
    @APIResponse(responseCode = "202", description = "Taken in; always the same answer", content = @Content(schema = @Schema(implementation = Accepted.class)))
    @APIResponse(responseCode = "422", description = "A newsletter does not exist or is no longer on offer")
    @APIResponse(responseCode = "429", description = "Too many requests from this network, or in all; see `Retry-After`")
    public Response request(@NotNull @Valid SubscriptionRequest request, @Context HttpServerRequest http) {
        limits.take(http);
        EmailAddress address = EmailAddress.parse(request.email())
                .orElseThrow(() -> ProblemType.INVALID_INPUT.with("This is not an address that mail can be sent to.")
                        .at("/email", "must be a mail address such as reader@example.org"));
        if (request.timeZone() != null && !TasteRules.isZone(request.timeZone())) {
            throw ProblemType.INVALID_INPUT.with("There is no such time zone.")
                    .at("/timeZone", TasteRules.ZONE_MESSAGE);
        }
        intake.take(request, address);
        return Response.accepted(ACCEPTED).header(HttpHeaders.CACHE_CONTROL, "no-store").build();
    }
}
