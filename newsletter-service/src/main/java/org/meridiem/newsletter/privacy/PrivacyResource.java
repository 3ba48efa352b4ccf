package org.meridiem.newsletter.privacy;

import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
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
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import org.meridiem.kit.problem.ProblemException;
import org.meridiem.kit.problem.ProblemType;
import org.meridiem.newsletter.mailedlink.LinkAccepted;
import org.meridiem.newsletter.mailedlink.LinkPurpose;
import org.meridiem.newsletter.mailedlink.LinkRequest;
import org.meridiem.newsletter.mailedlink.MailedLinks;
import org.meridiem.newsletter.site.Links;
import org.meridiem.newsletter.web.Notices;
import org.meridiem.newsletter.web.Pages;
import org.meridiem.newsletter.web.Wishes;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;

/// A copy of one's data, and its deletion.
@Path("/v1/privacy")
@RunOnVirtualThread
@PermitAll
@SecurityRequirements
@Tag(name = "Privacy", description = "A copy of one's data, and its deletion")
class PrivacyResource {

    private static final String PATH = "/v1/privacy";

    private final Requests requests;
    private final MailedLinks mailed;
    private final Notices notices;
    private final Links links;

    PrivacyResource(Requests requests, MailedLinks mailed, Notices notices, Links links) {
        this.requests = requests;
        this.mailed = mailed;
        this.notices = notices;
        this.links = links;
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    @Operation(operationId = "showPrivacyRequest", summary = "The page that asks for an address to mail a link to")
    @APIResponse(responseCode = "200", description = "The page", content = @Content(mediaType = MediaType.TEXT_HTML))
    public Response ask() {
        return Pages.answer(200, PrivacyTemplates.askPage(new PrivacyTemplates.Ask(links.siteName(), links.site(),
                links.here(PATH + "/export"), links.here(PATH + "/erase"))).render());
    }

    @POST
    @Path("export")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "requestExport", summary = "Have a link to a copy of one's data mailed", description = "The answer is the same whether the address is known or not.")
    @APIResponse(responseCode = "202", description = "Taken in; always the same answer", content = @Content(schema = @Schema(implementation = LinkAccepted.class)))
    @APIResponse(responseCode = "429", description = "Too many requests from this network, or in all; see `Retry-After`")
    public Response requestExport(@NotNull @Valid LinkRequest request, @Context HttpServerRequest http) {
        return take(LinkPurpose.EXPORT, request, http);
    }

    @POST
    @Path("erase")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "requestErasure", summary = "Have a link to the deletion of one's data mailed", description = "The answer is the same whether the address is known or not.")
    @APIResponse(responseCode = "202", description = "Taken in; always the same answer", content = @Content(schema = @Schema(implementation = LinkAccepted.class)))
    @APIResponse(responseCode = "429", description = "Too many requests from this network, or in all; see `Retry-After`")
    public Response requestErasure(@NotNull @Valid LinkRequest request, @Context HttpServerRequest http) {
        return take(LinkPurpose.ERASE, request, http);
    }

    @POST
    @Path("export")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public Response requestExportByForm(@RestForm @Nullable String email, @RestForm @Nullable String website,
            @Context HttpServerRequest http) {
        return takeForm(LinkPurpose.EXPORT, email, website, http);
    }

    @POST
    @Path("erase")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public Response requestErasureByForm(@RestForm @Nullable String email, @RestForm @Nullable String website,
            @Context HttpServerRequest http) {
        return takeForm(LinkPurpose.ERASE, email, website, http);
    }

    @GET
    @Path("export/{token}")
    @Produces(MediaType.TEXT_HTML)
    @Operation(operationId = "showExport", summary = "The page with the button that gives out a copy", description = "Changes nothing, however often it is opened.")
    @APIResponse(responseCode = "200", description = "The page", content = @Content(mediaType = MediaType.TEXT_HTML))
    @APIResponse(responseCode = "410", description = "The link is too old, was used, or was never one of ours; a page that says so", content = @Content(mediaType = MediaType.TEXT_HTML))
    public Response showExport(@Parameter(description = "As it stands in the mail") @RestPath String token) {
        return page(LinkPurpose.EXPORT, token, "A copy of your data",
                "Press the button and you get everything that is held about you, as a file. The link works once.",
                "Get my data", "/export/");
    }

    @GET
    @Path("erase/{token}")
    @Produces(MediaType.TEXT_HTML)
    @Operation(operationId = "showErasure", summary = "The page with the button that deletes", description = "Changes nothing, however often it is opened.")
    @APIResponse(responseCode = "200", description = "The page", content = @Content(mediaType = MediaType.TEXT_HTML))
    @APIResponse(responseCode = "410", description = "The link is too old, was used, or was never one of ours; a page that says so", content = @Content(mediaType = MediaType.TEXT_HTML))
    public Response showErasure(@Parameter(description = "As it stands in the mail") @RestPath String token) {
        return page(LinkPurpose.ERASE, token, "Delete your data",
                "Press the button: all your subscriptions end, and everything that is held about you is deleted. This cannot be undone.",
                "Delete my data", "/erase/");
    }

    @POST
    @Path("export/{token}")
    @Consumes(MediaType.WILDCARD)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "exportPersonalData", summary = "Get a copy of one's data", description = "What the button does, once. The body is not read.")
    @APIResponse(responseCode = "200", description = "All that is held", content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = PersonalData.class)))
    @APIResponse(responseCode = "410", description = "The link is too old, was used, or was never one of ours")
    public Response export(@Parameter(description = "As it stands in the mail") @RestPath String token) {
        PersonalData data = requests.export(token)
                .orElseThrow(() -> ProblemType.GONE.with("This link is too old, was used, or was never one of ours."));
        return Response.ok(data, MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("Referrer-Policy", "no-referrer")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"my-data.json\"")
                .build();
    }

    @POST
    @Path("erase/{token}")
    @Consumes(MediaType.WILDCARD)
    @Produces({MediaType.TEXT_HTML, MediaType.APPLICATION_JSON})
    @Operation(operationId = "erasePersonalData", summary = "Delete one's data", description = "What the button does, once. The body is not read.")
    @APIResponse(responseCode = "200", description = "Deleted; a page", content = @Content(mediaType = MediaType.TEXT_HTML))
    @APIResponse(responseCode = "204", description = "Deleted, where Accept asks for JSON")
    @APIResponse(responseCode = "410", description = "The link is too old, was used, or was never one of ours")
    public Response erase(@Parameter(description = "As it stands in the mail") @RestPath String token,
            @Context HttpHeaders request) {
        boolean erased = requests.erase(token);
        if (Wishes.json(request)) {
            if (!erased) {
                throw ProblemType.GONE.with("This link is too old, was used, or was never one of ours.");
            }
            return Response.noContent().build();
        }
        return erased
                ? notices.answer(200, "Your data is deleted",
                        "All your subscriptions ended. No further step is needed.")
                : notices.linkGone();
    }

    private Response take(LinkPurpose purpose, LinkRequest request, HttpServerRequest http) {
        mailed.ask(purpose, request, http);
        return Response.accepted(LinkAccepted.ANSWER).header(HttpHeaders.CACHE_CONTROL, "no-store").build();
    }

    private Response takeForm(LinkPurpose purpose, @Nullable String email, @Nullable String website,
            HttpServerRequest http) {
        try {
            mailed.ask(purpose, new LinkRequest(email == null ? "" : email, website),
                    http);
        } catch (ProblemException e) {
            return notices.answer(e.status(), "That did not work", String.valueOf(e.getMessage()));
        }
        return notices.answer(202, "Look into your mailbox", LinkAccepted.ANSWER.message());
    }

    private Response page(LinkPurpose purpose, String token, String title, String text, String button, String path) {
        return mailed.open(purpose, token)
                .map(subscriber -> Pages.answer(200,
                        PrivacyTemplates.actPage(new PrivacyTemplates.Act(links.siteName(), links.site(), title, text,
                                button, links.here(PATH + path + token))).render()))
                .orElseGet(notices::linkGone);
    }
}
