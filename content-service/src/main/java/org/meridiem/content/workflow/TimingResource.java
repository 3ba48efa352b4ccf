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

/// The times of an article that are no step of the workflow: before when it must not go out, and when readers lose it again.
@Path("/v1/editorial/articles/{id}")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Editorial articles")
class TimingResource {

    private final Timing timing;
    private final CurrentCaller caller;

    TimingResource(Timing timing, CurrentCaller caller) {
        this.timing = timing;
        this.caller = caller;
    }

    @PUT
    @Path("embargo")
    @PermissionsAllowed("article:schedule")
    @Operation(operationId = "setEmbargo", summary = "Put an article under embargo", description = "Before `until` nobody publishes it, and it cannot be scheduled for earlier. Ends by itself, and with the next publication. Readers are not told of it. On a published article it is about the working draft.")
    @APIResponse(responseCode = "200", description = "The article with its new version")
    @APIResponse(responseCode = "409", description = "Something is scheduled for an earlier time, or the article is taken down or archived")
    public RestResponse<ArticleView> setEmbargo(@RestPath UUID id,
            @Parameter(description = ApiTexts.IF_MATCH) @RestHeader("If-Match") @Nullable String ifMatch,
            @NotNull @Valid EmbargoWrite embargo) {
        return answer(timing.embargo(id, IfMatch.of(ifMatch), embargo, caller.get()));
    }

    @DELETE
    @Path("embargo")
    @PermissionsAllowed("article:schedule")
    @Operation(operationId = "liftEmbargo", summary = "Lift the embargo", description = "From now on the article may go out.")
    @APIResponse(responseCode = "200", description = "The article with its new version")
    @APIResponse(responseCode = "409", description = "Not possible in this state")
    public RestResponse<ArticleView> liftEmbargo(@RestPath UUID id,
            @Parameter(description = ApiTexts.IF_MATCH) @RestHeader("If-Match") @Nullable String ifMatch) {
        return answer(timing.embargo(id, IfMatch.of(ifMatch), null, caller.get()));
    }

    @PUT
    @Path("expiry")
    @PermissionsAllowed("article:schedule")
    @Operation(operationId = "setExpiry", summary = "Set when readers lose an article again", description = "At that time it is unpublished. `schedule` and `publish` can set it too (`unpublishAt`). For an article that readers see already, this needs the permission to unpublish.")
    @APIResponse(responseCode = "200", description = "The article with its new version")
    @APIResponse(responseCode = "409", description = "It is neither scheduled nor published, or something is scheduled for a later time")
    public RestResponse<ArticleView> setExpiry(@RestPath UUID id,
            @Parameter(description = ApiTexts.IF_MATCH) @RestHeader("If-Match") @Nullable String ifMatch,
            @NotNull @Valid ExpiryWrite expiry) {
        return answer(timing.expiry(id, IfMatch.of(ifMatch), expiry, caller.get()));
    }

    @DELETE
    @Path("expiry")
    @PermissionsAllowed("article:schedule")
    @Operation(operationId = "removeExpiry", summary = "Leave an article with its readers", description = "The article stays public until somebody unpublishes it.")
    @APIResponse(responseCode = "200", description = "The article with its new version")
    @APIResponse(responseCode = "409", description = "Not possible in this state")
    public RestResponse<ArticleView> removeExpiry(@RestPath UUID id,
            @Parameter(description = ApiTexts.IF_MATCH) @RestHeader("If-Match") @Nullable String ifMatch) {
        return answer(timing.expiry(id, IfMatch.of(ifMatch), null, caller.get()));
    }

    private static RestResponse<ArticleView> answer(ArticleView view) {
        return EditorialAnswers.ok(view.version(), view);
    }
}
