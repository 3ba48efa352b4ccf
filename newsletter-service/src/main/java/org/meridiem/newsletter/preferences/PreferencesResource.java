package org.meridiem.newsletter.preferences;

import java.util.Optional;

import jakarta.annotation.security.PermitAll;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Valid;
import jakarta.validation.Validator;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
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
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import org.meridiem.kit.problem.ProblemException;
import org.meridiem.kit.problem.ProblemType;
import org.meridiem.newsletter.mailedlink.LinkAccepted;
import org.meridiem.newsletter.mailedlink.LinkPurpose;
import org.meridiem.newsletter.mailedlink.LinkRequest;
import org.meridiem.newsletter.mailedlink.MailedLinks;
import org.meridiem.newsletter.web.Notices;
import org.meridiem.newsletter.web.Wishes;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;

/// The preference centre. The address of the page that asks for a link is the same for everyone and may stand in any mail; the link itself is mailed afresh.
@Path("/v1/preferences")
@RunOnVirtualThread
@PermitAll
@SecurityRequirements
@Tag(name = "Preferences", description = "What a subscriber gets, in his own hands")
class PreferencesResource {

    private final Preferences preferences;
    private final PreferencePages pages;
    private final MailedLinks links;
    private final Notices notices;
    private final Validator validator;

    PreferencesResource(Preferences preferences, PreferencePages pages, MailedLinks links, Notices notices,
            Validator validator) {
        this.preferences = preferences;
        this.pages = pages;
        this.links = links;
        this.notices = notices;
        this.validator = validator;
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    @Operation(operationId = "showPreferenceRequest", summary = "The page that asks for an address to mail a link to")
    @APIResponse(responseCode = "200", description = "The page", content = @Content(mediaType = MediaType.TEXT_HTML))
    public Response ask() {
        return pages.ask();
    }

    @POST
    @Path("link")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "requestPreferenceLink", summary = "Have a link to one's settings mailed", description = """
            The answer is the same whether the address is subscribed or not, and so is the work done for it. The link works for an hour.""")
    @APIResponse(responseCode = "202", description = "Taken in; always the same answer", content = @Content(schema = @Schema(implementation = LinkAccepted.class)))
    @APIResponse(responseCode = "429", description = "Too many requests from this network, or in all; see `Retry-After`")
    public Response request(@NotNull @Valid LinkRequest request, @Context HttpServerRequest http) {
        links.ask(LinkPurpose.PREFERENCES, request, http);
        return Response.accepted(LinkAccepted.ANSWER).header(HttpHeaders.CACHE_CONTROL, "no-store").build();
    }

    @POST
    @Path("link")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public Response requestByForm(@RestForm @Nullable String email, @RestForm @Nullable String website,
            @Context HttpServerRequest http) {
        try {
            links.ask(LinkPurpose.PREFERENCES, new LinkRequest(email == null ? "" : email, website),
                    http);
        } catch (ProblemException e) {
            return notices.answer(e.status(), "That did not work", String.valueOf(e.getMessage()));
        }
        return notices.answer(202, "Look into your mailbox", LinkAccepted.ANSWER.message());
    }

    @GET
    @Path("{token}")
    @Produces({MediaType.TEXT_HTML, MediaType.APPLICATION_JSON})
    @Operation(operationId = "getPreferences", summary = "Get the settings that a mailed link opens", description = "A page with a form, or JSON if that is what Accept asks for. Changes nothing.")
    @APIResponse(responseCode = "200", description = "The settings", content = {
            @Content(mediaType = MediaType.TEXT_HTML),
            @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = PreferencesView.class))})
    @APIResponse(responseCode = "410", description = "The link is too old or was never one of ours")
    public Response show(@Parameter(description = "As it stands in the mail") @RestPath String token,
            @Context HttpHeaders request) {
        Optional<PreferencesView> view = preferences.read(token);
        if (Wishes.json(request)) {
            return json(view);
        }
        return view.map(found -> pages.settings(token, found, "")).orElseGet(notices::linkGone);
    }

    @PUT
    @Path("{token}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "replacePreferences", summary = "Replace the settings that a mailed link opens", description = "Newsletters that are not in `subscriptions` end. The consent log gets a line for each that begins or ends.")
    @APIResponse(responseCode = "200", description = "The settings now", content = @Content(schema = @Schema(implementation = PreferencesView.class)))
    @APIResponse(responseCode = "410", description = "The link is too old or was never one of ours")
    @APIResponse(responseCode = "422", description = "A newsletter is not on offer")
    public Response replace(@Parameter(description = "As it stands in the mail") @RestPath String token,
            @NotNull @Valid PreferencesWrite wanted) {
        return json(preferences.write(token, wanted));
    }

    @POST
    @Path("{token}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.TEXT_HTML)
    @Operation(operationId = "submitPreferences", summary = "What the button of the page of settings does", description = "The same as replacing them, for a form.")
    @APIResponse(responseCode = "200", description = "The page with the settings now", content = @Content(mediaType = MediaType.TEXT_HTML))
    @APIResponse(responseCode = "410", description = "The link is too old or was never one of ours")
    public Response submit(@Parameter(description = "As it stands in the mail") @RestPath String token,
            @BeanParam SettingsForm form) {
        PreferencesWrite wanted = form.toWrite();
        var violations = validator.validate(wanted);
        if (!violations.isEmpty()) {
            throw new ConstraintViolationException(violations);
        }
        return preferences.write(token, wanted).map(view -> pages.settings(token, view, "Saved."))
                .orElseGet(notices::linkGone);
    }

    private static Response json(Optional<PreferencesView> view) {
        return view.map(found -> Response.ok(found, MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("Referrer-Policy", "no-referrer")
                .build())
                .orElseThrow(() -> ProblemType.GONE.with("This link is too old, or was never one of ours."));
    }
}
