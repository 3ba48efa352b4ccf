package org.meridiem.content.workflow;

import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.meridiem.content.article.ArticleView;
import org.meridiem.content.editing.ApiTexts;
import org.meridiem.content.editing.EditorialAnswers;
import org.meridiem.kit.http.IfMatch;
import org.meridiem.kit.security.CurrentCaller;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;

/// When readers lose an article again.
@Path("/v1/editorial/articles/{id}/expiry")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Editorial articles")
class ExpiryResource {

    private final Timing timing;
    private final CurrentCaller caller;

    ExpiryResource(Timing timing, CurrentCaller caller) {
        this.timing = timing;
        this.caller = caller;
    }

    @PUT
    @PermissionsAllowed("article:schedule")
    @Operation(operationId = "setExpiry", summary = "Set when readers lose an article again", description = "At that time it is unpublished. `schedule` and `publish` can set it too (`unpublishAt`). For an article that readers see already, this needs the permission to unpublish.")
    @APIResponse(responseCode = "200", description = "The article with its new version")
    @APIResponse(responseCode = "409", description = "It is neither scheduled nor published, or something is scheduled for a later time")
    public RestResponse<ArticleView> set(@RestPath UUID id,
            @Parameter(description = ApiTexts.IF_MATCH) @RestHeader("If-Match") @Nullable String ifMatch,
            @NotNull @Valid ExpiryWrite expiry) {
        return answer(timing.expiry(id, IfMatch.of(ifMatch), expiry, caller.get()));
    }

    @DELETE
    @PermissionsAllowed("article:schedule")
    @Operation(operationId = "removeExpiry", summary = "Leave an article with its readers", description = "The article stays public until somebody unpublishes it.")
    @APIResponse(responseCode = "200", description = "The article with its new version")
    @APIResponse(responseCode = "409", description = "Not possible in this state")
    public RestResponse<ArticleView> remove(@RestPath UUID id,
            @Parameter(description = ApiTexts.IF_MATCH) @RestHeader("If-Match") @Nullable String ifMatch) {
        return answer(timing.expiry(id, IfMatch.of(ifMatch), null, caller.get()));
    }

    private static RestResponse<ArticleView> answer(ArticleView view) {
        return EditorialAnswers.ok(view.version(), view);
    }
}
