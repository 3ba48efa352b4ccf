package org.meridiem.newsletter.subscription;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.meridiem.newsletter.site.Links;
import org.meridiem.newsletter.token.Purpose;
import org.meridiem.newsletter.token.Tokens;
import org.meridiem.newsletter.web.Pages;

import io.smallrye.common.annotation.RunOnVirtualThread;

/// The way out. A person opens the link and presses the button; a mail program posts to the same address by itself (RFC 8058): without cookies, with any body, to an
/// answer that is never a redirect and always 200, so that nobody learns from it which tokens are real.
@Path("/v1/unsubscribe/{token}")
@RunOnVirtualThread
@PermitAll
@SecurityRequirements
@Tag(name = "Subscriptions")
class UnsubscribeResource {

    private final Subscriptions subscriptions;
    private final Tokens tokens;
    private final Links links;

    UnsubscribeResource(Subscriptions subscriptions, Tokens tokens, Links links) {
        this.subscriptions = subscriptions;
        this.tokens = tokens;
        this.links = links;
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    @Operation(operationId = "showUnsubscription", summary = "The page with the button that unsubscribes", description = "Changes nothing, however often it is opened. The same page for every token.")
    @APIResponse(responseCode = "200", description = "The page", content = @Content(mediaType = MediaType.TEXT_HTML))
    public Response show(@Parameter(description = "As it stands in the mail") @RestPath String token) {
        String target = tokens.open(Purpose.UNSUBSCRIBE, token)
                .map(known -> links.unsubscription(token))
                .orElseGet(() -> links.unsubscription("unknown"));
        return Pages.answer(200, SubscriptionTemplates
                .unsubscribePage(new SubscriptionTemplates.Goodbye(links.siteName(), links.site(), target))
                .render());
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @Operation(operationId = "unsubscribe", summary = "Unsubscribe with one POST", description = "What mail programs send (RFC 8058) and what the page's button does. The body is not read.")
    @APIResponse(responseCode = "200", description = "Not subscribed (any more); the same answer for every token", content = @Content(mediaType = MediaType.TEXT_HTML))
    public Response leave(@Parameter(description = "As it stands in the mail") @RestPath String token) {
        tokens.open(Purpose.UNSUBSCRIBE, token).ifPresent(subscriptions::end);
        return Pages.answer(200, SubscriptionTemplates
                .noticePage(new SubscriptionTemplates.Notice(links.siteName(), links.site(), "You are unsubscribed",
                        "This newsletter will not be sent to you any more. No further step is needed."))
                .render());
    }
}
