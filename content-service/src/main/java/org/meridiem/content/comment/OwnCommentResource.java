package org.meridiem.content.comment;

import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
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
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.meridiem.content.editing.ApiTexts;
import org.meridiem.content.editing.EditorialAnswers;
import org.meridiem.kit.http.IfMatch;
import org.meridiem.kit.page.Page;
import org.meridiem.kit.security.CurrentCaller;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;

/// What a reader wrote, likes and reports. For that reader alone: no cache keeps it.
@Path("/v1/me")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "My comments", description = "What the signed-in reader says")
class OwnCommentResource {

    private static final String ARTICLE = "Only under this article (slug).";
    private static final String BANNED = "The caller's roles do not allow this, or the caller is banned from the comments: then `bannedFrom` is there, and `bannedUntil` unless it is for good";

    private final OwnComments own;
    private final Speaking speaking;
    private final Reactions reactions;
    private final CurrentCaller caller;

    OwnCommentResource(OwnComments own, Speaking speaking, Reactions reactions, CurrentCaller caller) {
        this.own = own;
        this.speaking = speaking;
        this.reactions = reactions;
        this.caller = caller;
    }

    @GET
    @Path("comments")
    @PermissionsAllowed("comment:write")
    @Operation(operationId = "listOwnComments", summary = "List what the caller wrote", description = "Newest first, in every state.")
    @APIResponse(responseCode = "200", description = "One page")
    @APIResponse(responseCode = "404", description = "No article was ever public under this address")
    @APIResponse(responseCode = "410", description = "The article was public once and is no longer")
    public RestResponse<Page<OwnComment>> list(
            @Parameter(description = ARTICLE) @RestQuery @Nullable String article,
            @Parameter(description = ApiTexts.LIMIT) @RestQuery @DefaultValue("20") @Min(1) @Max(100) int limit,
            @Parameter(description = ApiTexts.CURSOR) @RestQuery @Nullable String cursor) {
        return EditorialAnswers.list(own.page(article, limit, cursor, caller.get()));
    }

    @GET
    @Path("comments/{id}")
    @PermissionsAllowed("comment:write")
    @Operation(operationId = "getOwnComment", summary = "Read a comment that the caller wrote")
    @APIResponse(responseCode = "200", description = "The comment; `ETag` is what a change must send in If-Match")
    public RestResponse<OwnComment> get(@RestPath UUID id) {
        return answer(own.get(id, caller.get()));
    }

    @PUT
    @Path("comments/{id}")
    @PermissionsAllowed("comment:write")
    @Operation(operationId = "editOwnComment", summary = "Edit a comment that the caller wrote", description = "Until `editableUntil`. Under an article with moderation beforehand the new text waits for a moderator again.")
    @APIResponse(responseCode = "200", description = "The new version, or the present one if nothing differs")
    @APIResponse(responseCode = "403", description = BANNED)
    @APIResponse(responseCode = "409", description = "Too late, or the comment was refused or removed, or the caller has just said exactly this")
    @APIResponse(responseCode = "410", description = "The article is no longer public")
    public RestResponse<OwnComment> edit(@RestPath UUID id,
            @Parameter(description = ApiTexts.IF_MATCH) @RestHeader("If-Match") @Nullable String ifMatch,
            @NotNull @Valid CommentEdit comment) {
        return answer(speaking.change(id, IfMatch.of(ifMatch), comment, caller.get()));
    }

    @DELETE
    @Path("comments/{id}")
    @PermissionsAllowed("comment:write")
    @Operation(operationId = "deleteOwnComment", summary = "Take back a comment that the caller wrote", description = "Its text is gone for good. Where answers to it are, its place stays.")
    @APIResponse(responseCode = "204", description = "Taken back")
    public void delete(@RestPath UUID id,
            @Parameter(description = ApiTexts.IF_MATCH) @RestHeader("If-Match") @Nullable String ifMatch) {
        speaking.takeBack(id, IfMatch.of(ifMatch), caller.get());
    }

    @GET
    @Path("comment-likes")
    @PermissionsAllowed("comment:write")
    @Operation(operationId = "listOwnLikes", summary = "List the comments that the caller likes", description = "Their ids, newest comment first.")
    @APIResponse(responseCode = "200", description = "One page")
    @APIResponse(responseCode = "404", description = "No article was ever public under this address")
    @APIResponse(responseCode = "410", description = "The article was public once and is no longer")
    public RestResponse<Page<UUID>> likes(@Parameter(description = ARTICLE) @RestQuery @Nullable String article,
            @Parameter(description = ApiTexts.LIMIT) @RestQuery @DefaultValue("100") @Min(1) @Max(100) int limit,
            @Parameter(description = ApiTexts.CURSOR) @RestQuery @Nullable String cursor) {
        return EditorialAnswers.list(reactions.liked(article, limit, cursor, caller.get()));
    }

    @PUT
    @Path("comment-likes/{id}")
    @PermissionsAllowed("comment:write")
    @Operation(operationId = "likeComment", summary = "Like a comment", description = "Once, however often it is asked. Public lists show the new number when they are next made.")
    @APIResponse(responseCode = "204", description = "The caller likes it")
    @APIResponse(responseCode = "403", description = BANNED)
    @APIResponse(responseCode = "409", description = "It is the caller's own")
    @APIResponse(responseCode = "410", description = "The article is no longer public")
    @APIResponse(responseCode = "429", description = "Too many likes and reports of this reader; see Retry-After")
    public void like(@RestPath UUID id) {
        reactions.like(id, caller.get());
    }

    @DELETE
    @Path("comment-likes/{id}")
    @PermissionsAllowed("comment:write")
    @Operation(operationId = "unlikeComment", summary = "Like a comment no longer")
    @APIResponse(responseCode = "204", description = "The caller does not like it")
    @APIResponse(responseCode = "429", description = "Too many likes and reports of this reader; see Retry-After")
    public void unlike(@RestPath UUID id) {
        reactions.unlike(id, caller.get());
    }

    @PUT
    @Path("comment-reports/{id}")
    @PermissionsAllowed("comment:write")
    @Operation(operationId = "reportComment", summary = "Report a comment to the moderators", description = "Once per reader: the first report counts. Several readers' reports hide a comment until a moderator has looked.")
    @APIResponse(responseCode = "204", description = "Reported")
    @APIResponse(responseCode = "403", description = BANNED)
    @APIResponse(responseCode = "409", description = "It is the caller's own")
    @APIResponse(responseCode = "410", description = "The article is no longer public")
    @APIResponse(responseCode = "429", description = "Too many likes and reports of this reader; see Retry-After")
    public void report(@RestPath UUID id, @NotNull @Valid ReportWrite report) {
        reactions.report(id, report, caller.get());
    }

    private static RestResponse<OwnComment> answer(OwnComment comment) {
        return EditorialAnswers.ok(comment.version(), comment);
    }
}
