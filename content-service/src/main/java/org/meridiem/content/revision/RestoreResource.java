package org.meridiem.content.revision;

import java.util.UUID;

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
import org.jspecify.annotations.Nullable;
import org.meridiem.content.article.ArticleView;
import org.meridiem.content.article.Drafting;
import org.meridiem.content.editing.ApiTexts;
import org.meridiem.kit.http.EntityVersion;
import org.meridiem.kit.http.IfMatch;
import org.meridiem.kit.idempotency.Idempotency;
import org.meridiem.kit.security.CurrentCaller;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;

/// Back to what an article said.
@Path("/v1/editorial/articles/{id}/revisions/{number}/restore")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Editorial articles")
class RestoreResource {

    private final Drafting drafting;
    private final Idempotency idempotency;
    private final CurrentCaller caller;

    RestoreResource(Drafting drafting, Idempotency idempotency, CurrentCaller caller) {
        this.drafting = drafting;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    @POST
    @PermissionsAllowed("article:edit")
    @Operation(operationId = "restoreRevision", summary = "Restore a revision", description = "Makes a new revision with the content of an old one, and names that as `restoredFrom`. Nothing is lost, and readers see nothing of it until the next `publish`. The request has no body.")
    @APIResponse(responseCode = "200", description = "The article with its new revision", content = @Content(schema = @Schema(implementation = ArticleView.class)))
    @APIResponse(responseCode = "409", description = "Not possible in this state, or another article has taken the slug of that time")
    @APIResponse(responseCode = "422", description = "The old content refers to something that does not exist any more; `errors` names it. Or the Idempotency-Key came with another request before")
    public Response restore(@RestPath UUID id,
            @RestPath @Parameter(description = "Number of the revision to restore.") int number,
            @Parameter(description = ApiTexts.IF_MATCH) @RestHeader("If-Match") @Nullable String ifMatch,
            @Parameter(description = ApiTexts.IDEMPOTENCY_KEY) @RestHeader("Idempotency-Key") @Nullable String idempotencyKey) {
        var who = caller.get();
        return idempotency.once(idempotencyKey, who.id(), "restoreRevision/" + id + "/" + number, null, () -> {
            ArticleView view = drafting.restore(id, IfMatch.of(ifMatch), number, who);
            return Response.ok(view).header(HttpHeaders.ETAG, EntityVersion.etag(view.version()))
                    .header(HttpHeaders.CACHE_CONTROL, "private, no-store").build();
        });
    }
}
