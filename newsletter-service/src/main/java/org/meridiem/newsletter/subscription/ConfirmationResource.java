package org.meridiem.newsletter.subscription;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.annotation.security.PermitAll;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
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
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.meridiem.kit.problem.ProblemType;
import org.meridiem.newsletter.catalogue.Newsletter;
import org.meridiem.newsletter.catalogue.Newsletters;
import org.meridiem.newsletter.site.Links;
import org.meridiem.newsletter.token.Purpose;
import org.meridiem.newsletter.token.Tokens;
import org.meridiem.newsletter.web.Pages;
import org.meridiem.newsletter.web.Wishes;

import io.smallrye.common.annotation.RunOnVirtualThread;

/// Where the link in the confirmation mail leads: a page with a button. Only the button's POST says yes, for programs that scan mail open every link.
@Path("/v1/confirmations/{token}")
@RunOnVirtualThread
@PermitAll
@SecurityRequirements
@Tag(name = "Subscriptions")
class ConfirmationResource {

    private static final int GONE = 410;

    private final Subscriptions subscriptions;
    private final OptIns optIns;
    private final Newsletters newsletters;
    private final Tokens tokens;
    private final Links links;

    ConfirmationResource(Subscriptions subscriptions, OptIns optIns, Newsletters newsletters, Tokens tokens,
            Links links) {
        this.subscriptions = subscriptions;
        this.optIns = optIns;
        this.newsletters = newsletters;
        this.tokens = tokens;
        this.links = links;
    }

    /// What was confirmed.
    @Schema(name = "Confirmed", description = "What was confirmed.")
    record Confirmed(
            @Schema(description = "Slugs", required = true) List<String> newsletters) {
    }

    @GET
    @Transactional
    @Produces(MediaType.TEXT_HTML)
    @Operation(operationId = "showConfirmation", summary = "The page with the button that confirms", description = "Changes nothing, however often it is opened.")
    @APIResponse(responseCode = "200", description = "The page", content = @Content(mediaType = MediaType.TEXT_HTML))
    @APIResponse(responseCode = "410", description = "The link is too old or was never one of ours; a page that says so", content = @Content(mediaType = MediaType.TEXT_HTML))
    public Response show(@Parameter(description = "As it stands in the mail") @RestPath String token) {
        Optional<OptIns.OptIn> found = tokens.open(Purpose.CONFIRM, token).flatMap(id -> optIns.find(id, false));
        return found.map(optIn -> Pages.answer(200, SubscriptionTemplates
                .confirmationPage(new SubscriptionTemplates.Question(links.siteName(), links.site(), names(optIn),
                        links.confirmation(token)))
                .render())).orElseGet(this::tooLate);
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @Operation(operationId = "confirmSubscription", summary = "Confirm", description = "What the button does. Again and again: the same answer, no further effect. The body is not read.")
    @APIResponse(responseCode = "200", description = "Confirmed; a page, or JSON if that is what Accept asks for", content = {
            @Content(mediaType = MediaType.TEXT_HTML),
            @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Confirmed.class))})
    @APIResponse(responseCode = "410", description = "The link is too old or was never one of ours")
    public Response confirm(@Parameter(description = "As it stands in the mail") @RestPath String token,
            @Context HttpHeaders request) {
        UUID id = tokens.open(Purpose.CONFIRM, token).orElse(null);
        Optional<OptIns.OptIn> confirmed = subscriptions.confirm(id);
        if (Wishes.json(request)) {
            return confirmed
                    .map(optIn -> Response.ok(new Confirmed(slugs(optIn)), MediaType.APPLICATION_JSON_TYPE)
                            .header(HttpHeaders.CACHE_CONTROL, "no-store")
                            .build())
                    .orElseThrow(() -> ProblemType.GONE.with("This link is too old, or was never one of ours."));
        }
        return confirmed.map(optIn -> Pages.answer(200, notice("You are subscribed",
                "You will get: " + String.join(", ", names(optIn)) + ". Every mail has a link to leave again.")))
                .orElseGet(this::tooLate);
    }

    private Response tooLate() {
        return Pages.answer(GONE, notice("This link no longer works",
                "It is too old, or was never one of ours. Ask for the newsletter once more and you will get a new one."));
    }

    private String notice(String title, String text) {
        return SubscriptionTemplates
                .noticePage(new SubscriptionTemplates.Notice(links.siteName(), links.site(), title, text))
                .render();
    }

    private List<String> names(OptIns.OptIn optIn) {
        return newsletters.withIds(optIn.newsletters()).stream().map(Newsletter::name).sorted().toList();
    }

    private List<String> slugs(OptIns.OptIn optIn) {
        return newsletters.withIds(optIn.newsletters()).stream().map(Newsletter::slug).sorted().toList();
    }
}
