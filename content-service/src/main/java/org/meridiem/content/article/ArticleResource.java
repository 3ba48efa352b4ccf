package org.meridiem.content.article;

import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.meridiem.content.editing.EditorialAnswers;
import org.meridiem.kit.http.IfMatch;
import org.meridiem.kit.idempotency.Idempotency;
import org.meridiem.kit.page.Page;
import org.meridiem.kit.security.CurrentCaller;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;

/// Articles for those who write them.
@Path("/v1/editorial/articles")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Editorial articles", description = "Writing: drafts, their revisions and their way through the workflow")
class ArticleResource {

    private final Drafting drafting;
    private final ArticleViews views;
    private final ArticleList list;
    private final ArticlePatch patches;
    private final Idempotency idempotency;
    private final CurrentCaller caller;

    ArticleResource(Drafting drafting, ArticleViews views, ArticleList list, ArticlePatch patches,
            Idempotency idempotency,
            CurrentCaller caller) {
        this.drafting = drafting;
        this.views = views;
        this.list = list;
        this.patches = patches;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    @POST
    @PermissionsAllowed("article:create")
    @Operation(operationId = "createArticle", summary = "Create an article", description = "Makes a draft. A headline is enough; section, body and an author are needed to publish. Without a slug one is made out of the headline.")
    @APIResponse(responseCode = "201", description = "Created; `Location` and `ETag` say where and which version", content = @Content(schema = @Schema(implementation = ArticleView.class)))
    @APIResponse(responseCode = "409", description = "The slug is, or was once in public, another article's")
    @APIResponse(responseCode = "422", description = "Refers to a section, tag, author or picture that does not exist, or the Idempotency-Key came with another request before")
    public Response create(
            @Parameter(description = "Makes the request safe to repeat: the same key gives the first answer again.") @RestHeader("Idempotency-Key") @Nullable String idempotencyKey,
            @NotNull @Valid ArticleWrite article) {
        var who = caller.get();
        return idempotency.once(idempotencyKey, who.id(), "createArticle", article, () -> {
            ArticleView view = drafting.create(article, who);
            return EditorialAnswers.created("/v1/editorial/articles/" + view.id(), view.version(), view);
        });
    }

    @GET
    @PermissionsAllowed("article:read")
    @Operation(operationId = "listArticles", summary = "List articles", description = "Whoever may work on their own articles only sees only those.")
    @APIResponse(responseCode = "200", description = "One page")
    public RestResponse<Page<ArticleSummary>> list(@BeanParam @Valid ArticleFilter filter) {
        return EditorialAnswers.list(list.page(filter, caller.get()));
    }

    @GET
    @Path("{id}")
    @PermissionsAllowed("article:read")
    @Operation(operationId = "getArticle", summary = "Read an article", description = "Its newest revision, whether published or not.")
    @APIResponse(responseCode = "200", description = "The article; `ETag` is what a change must send in If-Match")
    public RestResponse<ArticleView> get(@RestPath UUID id) {
        return answer(views.get(id, caller.get()));
    }

    @PUT
    @Path("{id}")
    @PermissionsAllowed("article:edit")
    @Operation(operationId = "replaceArticle", summary = "Replace an article's content", description = "Makes a new revision. A member that is left out is emptied; only the slug is kept. What readers see changes with the next `publish`. An approved article goes back to review.")
    @APIResponse(responseCode = "200", description = "The new revision")
    @APIResponse(responseCode = "409", description = "Not possible in this state, or the slug is taken")
    @APIResponse(responseCode = "422", description = "Refers to something that does not exist")
    public RestResponse<ArticleView> replace(@RestPath UUID id,
            @Parameter(description = "The ETag that was read, or `*`.") @RestHeader("If-Match") @Nullable String ifMatch,
            @NotNull @Valid ArticleWrite article) {
        return answer(drafting.save(id, IfMatch.of(ifMatch), _ -> article, caller.get()));
    }

    @PATCH
    @Path("{id}")
    @Consumes({ArticlePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @PermissionsAllowed("article:edit")
    @Operation(operationId = "patchArticle", summary = "Change members of an article", description = "JSON Merge Patch (RFC 7396): members replace, `null` empties, arrays are replaced whole. A `body` replaces the body, in whatever form. Makes a new revision, as PUT does.")
    @RequestBody(content = {
            @Content(mediaType = ArticlePatch.MEDIA_TYPE, schema = @Schema(implementation = ArticleWrite.class, requiredProperties = {}), example = "{\"dek\": \"A better line\", \"tags\": [\"tea\"]}"),
            @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = ArticleWrite.class))})
    @APIResponse(responseCode = "200", description = "The new revision")
    @APIResponse(responseCode = "409", description = "Not possible in this state, or the slug is taken")
    @APIResponse(responseCode = "422", description = "Refers to something that does not exist")
    public RestResponse<ArticleView> patch(@RestPath UUID id,
            @Parameter(description = "The ETag that was read, or `*`.") @RestHeader("If-Match") @Nullable String ifMatch,
            @NotNull JsonNode patch) {
        return answer(drafting.save(id, IfMatch.of(ifMatch), current -> patches.apply(current, patch), caller.get()));
    }

    @DELETE
    @Path("{id}")
    @PermissionsAllowed("article:delete")
    @Operation(operationId = "deleteArticle", summary = "Delete an article for good", description = "With all its revisions. A published or scheduled one must be taken back first. What was public once answers 410 for ever, and its slugs stay taken.")
    @APIResponse(responseCode = "204", description = "Deleted")
    @APIResponse(responseCode = "409", description = "It is published or scheduled")
    public RestResponse<Void> delete(@RestPath UUID id,
            @Parameter(description = "The ETag that was read, or `*`.") @RestHeader("If-Match") @Nullable String ifMatch) {
        drafting.delete(id, IfMatch.of(ifMatch), caller.get());
        return RestResponse.noContent();
    }

    private static RestResponse<ArticleView> answer(ArticleView view) {
        return EditorialAnswers.ok(view.version(), view);
    }
}
