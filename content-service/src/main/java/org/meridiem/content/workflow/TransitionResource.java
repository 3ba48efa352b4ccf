package org.meridiem.content.workflow;

import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
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
import org.meridiem.content.article.ArticleView;
import org.meridiem.content.editing.EditorialAnswers;
import org.meridiem.kit.http.EntityVersion;
import org.meridiem.kit.http.IfMatch;
import org.meridiem.kit.idempotency.Idempotency;
import org.meridiem.kit.page.Page;
import org.meridiem.kit.security.CurrentCaller;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;

/// Steps of the workflow.
@Path("/v1/editorial/articles/{id}/transitions")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Editorial articles")
class TransitionResource {

    private final Workflow workflow;
    private final TransitionHistory history;
    private final Idempotency idempotency;
    private final CurrentCaller caller;

    TransitionResource(Workflow workflow, TransitionHistory history, Idempotency idempotency, CurrentCaller caller) {
        this.workflow = workflow;
        this.history = history;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    @POST
    // Each step needs a permission of its own, which only the policy knows; without this one nobody has any of them.
    @PermissionsAllowed("article:read")
    @Operation(operationId = "transitionArticle", summary = "Take an article a step further", description = """
            `submit` a draft; `approve` it or `requestChanges`; `publish` it or `schedule` it; `unschedule`; `unpublish`; `takeDown` (erases \
            every copy); `archive`; `reopen` to work on it again. On a published article `publish` makes its working draft public. \
            `publish` always takes the newest revision, a schedule the one it was made for; `schedule` on a published article has its working \
            draft go out later. `allowedTransitions` of every answer tells what the caller may do now. Under an embargo nothing goes out. To be shown to readers an article needs headline, section, body, an author, and a text for those \
            who cannot see its hero image.""")
    @APIResponse(responseCode = "200", description = "The article after the step", content = @Content(schema = @Schema(implementation = ArticleView.class)))
    @APIResponse(responseCode = "409", description = "There is no such step from here; `allowedTransitions` tells those that there are")
    @APIResponse(responseCode = "422", description = "Not ready for readers; `errors` names what is missing. Or the Idempotency-Key came with another request before")
    public Response take(@RestPath UUID id,
            @Parameter(description = "The ETag that was read, or `*`.") @RestHeader("If-Match") @Nullable String ifMatch,
            @Parameter(description = "Makes the request safe to repeat: the same key gives the first answer again.") @RestHeader("Idempotency-Key") @Nullable String idempotencyKey,
            @NotNull @Valid TransitionRequest transition) {
        var who = caller.get();
        return idempotency.once(idempotencyKey, who.id(), "transitionArticle/" + id, transition, () -> {
            ArticleView view = workflow.take(id, IfMatch.of(ifMatch), transition, who);
            return Response.ok(view).header(HttpHeaders.ETAG, EntityVersion.etag(view.version()))
                    .header(HttpHeaders.CACHE_CONTROL, "private, no-store").build();
        });
    }

    @GET
    @PermissionsAllowed("article:read")
    @Operation(operationId = "listTransitions", summary = "List the steps that an article has taken", description = "Newest first.")
    @APIResponse(responseCode = "200", description = "One page")
    public RestResponse<Page<TransitionView>> list(@RestPath UUID id,
            @RestQuery @DefaultValue("20") @Min(1) @Max(100) @Parameter(description = "Items per page.") int limit,
            @RestQuery @Nullable @Parameter(description = "`nextCursor` of the page before.") String cursor) {
        return EditorialAnswers.list(history.list(id, limit, cursor, caller.get()));
    }
}
