package org.meridiem.content.webhook;

import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.meridiem.content.editing.ApiTexts;
import org.meridiem.content.editing.EditorialAnswers;
import org.meridiem.content.editing.MergePatch;
import org.meridiem.kit.http.IfMatch;
import org.meridiem.kit.idempotency.Idempotency;
import org.meridiem.kit.page.Page;
import org.meridiem.kit.security.CurrentCaller;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;

/// Who is told of what.
@Path("/v1/editorial/webhooks")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@PermissionsAllowed("webhook:manage")
@Tag(name = "Webhooks", description = "Tell other systems of public changes (Standard Webhooks)")
class WebhookResource {

    private static final String PATH = "/v1/editorial/webhooks/";

    private final Webhooks webhooks;
    private final WebhookEditing editing;
    private final MergePatch patches;
    private final Idempotency idempotency;
    private final ShownOnce shownOnce;
    private final CurrentCaller caller;

    WebhookResource(Webhooks webhooks, WebhookEditing editing, MergePatch patches, Idempotency idempotency,
            ShownOnce shownOnce, CurrentCaller caller) {
        this.webhooks = webhooks;
        this.editing = editing;
        this.patches = patches;
        this.idempotency = idempotency;
        this.shownOnce = shownOnce;
        this.caller = caller;
    }

    @POST
    @Operation(operationId = "createWebhook", summary = "Create a webhook", description = "The answer holds the secret that signs what is sent, and no other answer ever does: keep it. A repeated answer to the same Idempotency-Key comes without it.")
    @APIResponse(responseCode = "201", description = "Created; `Location` and `ETag` say where and which version", content = @Content(schema = @Schema(implementation = WebhookView.class)))
    @APIResponse(responseCode = "409", description = "There are as many webhooks as there may be")
    @APIResponse(responseCode = "422", description = "The address may not be called, or there is no such section; or the Idempotency-Key came with another request before")
    public Response create(
            @Parameter(description = ApiTexts.IDEMPOTENCY_KEY) @RestHeader("Idempotency-Key") @Nullable String idempotencyKey,
            @NotNull @Valid WebhookWrite webhook) {
        var who = caller.get();
        return shownOnce.answer(show -> idempotency.once(idempotencyKey, who.id(), "createWebhook", webhook, () -> {
            var created = editing.create(webhook, who);
            WebhookView view = webhooks.view(created.webhook());
            show.later(view.showing(created.secret()));
            return EditorialAnswers.created(PATH + view.id(), view.version(), view);
        }));
    }

    @GET
    @Operation(operationId = "listWebhooks", summary = "List webhooks, newest first")
    public RestResponse<Page<WebhookView>> list(
            @Parameter(description = ApiTexts.LIMIT) @RestQuery @DefaultValue("20") @Min(1) @Max(100) int limit,
            @Parameter(description = ApiTexts.CURSOR) @RestQuery @Nullable String cursor,
            @Parameter(description = ApiTexts.COUNT) @RestQuery @DefaultValue("false") boolean count) {
        return EditorialAnswers.list(webhooks.page(limit, cursor, count));
    }

    @GET
    @Path("{id}")
    @Operation(operationId = "getWebhook", summary = "Get a webhook")
    public RestResponse<WebhookView> get(@RestPath UUID id) {
        return answer(webhooks.existing(id));
    }

    @PUT
    @Path("{id}")
    @Operation(operationId = "replaceWebhook", summary = "Replace a webhook", description = "Its secrets stay.")
    @APIResponse(responseCode = "200", description = "The new version, or the present one if nothing differs")
    @APIResponse(responseCode = "422", description = "The address may not be called, or there is no such section")
    public RestResponse<WebhookView> replace(@RestPath UUID id,
            @Parameter(description = ApiTexts.IF_MATCH) @RestHeader("If-Match") @Nullable String ifMatch,
            @NotNull @Valid WebhookWrite webhook) {
        return answer(editing.change(id, IfMatch.of(ifMatch), before -> webhook, caller.get()));
    }

    @PATCH
    @Path("{id}")
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    @Operation(operationId = "patchWebhook", summary = "Change members of a webhook", description = "JSON Merge Patch (RFC 7396). `{\"active\": true}` switches one on that was switched off; what waited for it is sent.")
    @APIResponse(responseCode = "200", description = "The new version, or the present one if nothing differs")
    @APIResponse(responseCode = "422", description = "The address may not be called, or there is no such section")
    public RestResponse<WebhookView> patch(@RestPath UUID id,
            @Parameter(description = ApiTexts.IF_MATCH) @RestHeader("If-Match") @Nullable String ifMatch,
            @RequestBody(content = @Content(schema = @Schema(type = SchemaType.OBJECT, description = "Members of `WebhookWrite`; null removes one.", examples = "{\"active\": true}"))) @NotNull JsonNode patch) {
        return answer(editing.change(id, IfMatch.of(ifMatch),
                before -> patches.apply(before, patch, WebhookWrite.class), caller.get()));
    }

    @DELETE
    @Path("{id}")
    @Operation(operationId = "deleteWebhook", summary = "Delete a webhook with its log", description = "What was not delivered yet is dropped.")
    @APIResponse(responseCode = "204", description = "Deleted")
    public void delete(@RestPath UUID id,
            @Parameter(description = ApiTexts.IF_MATCH) @RestHeader("If-Match") @Nullable String ifMatch) {
        editing.remove(id, IfMatch.of(ifMatch), caller.get());
    }

    @POST
    @Path("{id}/secret")
    @Operation(operationId = "rotateWebhookSecret", summary = "Make a new secret", description = "What is sent is signed with both until the old one's time is over. A secret older than these two is dead at once.")
    @APIResponse(responseCode = "200", description = "The new secret, shown this once", content = @Content(schema = @Schema(implementation = NewSecret.class)))
    @APIResponse(responseCode = "422", description = ApiTexts.KEY_REUSED)
    public Response rotate(@RestPath UUID id,
            @Parameter(description = ApiTexts.IF_MATCH) @RestHeader("If-Match") @Nullable String ifMatch,
            @Parameter(description = ApiTexts.IDEMPOTENCY_KEY) @RestHeader("Idempotency-Key") @Nullable String idempotencyKey,
            @NotNull @Valid SecretRotation rotation) {
        var who = caller.get();
        return shownOnce.answer(
                show -> idempotency.once(idempotencyKey, who.id(), "rotateWebhookSecret/" + id, rotation, () -> {
                    var rotated = editing.rotate(id, IfMatch.of(ifMatch), rotation, who);
                    show.later(new NewSecret(rotated.secret(), rotated.oldUntil()));
                    return EditorialAnswers.ok(rotated.version(), new NewSecret(null, rotated.oldUntil()))
                            .toResponse();
                }));
    }

    private RestResponse<WebhookView> answer(Webhook webhook) {
        return EditorialAnswers.ok(webhook.stamp().version(), webhooks.view(webhook));
    }
}
