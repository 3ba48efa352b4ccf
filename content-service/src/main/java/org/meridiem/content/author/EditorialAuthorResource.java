package org.meridiem.content.author;

import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
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
import org.meridiem.content.editing.PlainText;
import org.meridiem.content.editing.Usage;
import org.meridiem.content.slug.MergeRequest;
import org.meridiem.kit.http.IfMatch;
import org.meridiem.kit.idempotency.Idempotency;
import org.meridiem.kit.page.Page;
import org.meridiem.kit.security.CurrentCaller;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;

/// The colleagues' side of authors.
@Path("/v1/editorial/authors")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Editorial authors", description = "Whose name stands in the byline")
class EditorialAuthorResource {

    private final Authors authors;
    private final AuthorEditing editing;
    private final AuthorMerging merging;
    private final MergePatch patches;
    private final Idempotency idempotency;
    private final CurrentCaller caller;

    EditorialAuthorResource(Authors authors, AuthorEditing editing, AuthorMerging merging, MergePatch patches,
            Idempotency idempotency, CurrentCaller caller) {
        this.authors = authors;
        this.editing = editing;
        this.merging = merging;
        this.patches = patches;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    @POST
    @PermissionsAllowed("author:manage")
    @Operation(operationId = "createAuthor", summary = "Create an author or a team", description = "Without a slug one is made out of the name.")
    @APIResponse(responseCode = "201", description = "Created; `Location` and `ETag` say where and which version", content = @Content(schema = @Schema(implementation = AuthorView.class)))
    @APIResponse(responseCode = "409", description = "The slug is taken")
    @APIResponse(responseCode = "422", description = "There is no such picture or member, or the Idempotency-Key came with another request before")
    public Response create(
            @Parameter(description = ApiTexts.IDEMPOTENCY_KEY) @RestHeader("Idempotency-Key") @Nullable String idempotencyKey,
            @NotNull @Valid AuthorWrite author) {
        var who = caller.get();
        return idempotency.once(idempotencyKey, who.id(), "createAuthor", author, () -> {
            AuthorView view = editing.create(author, who);
            return EditorialAnswers.created("/v1/editorial/authors/" + view.id(), view.version(), view);
        });
    }

    @GET
    @PermissionsAllowed("taxonomy:read")
    @Operation(operationId = "listEditorialAuthors", summary = "List authors by name")
    public RestResponse<Page<AuthorView>> list(
            @Parameter(description = "Only authors whose name or slug contains this, in any case") @RestQuery @Nullable @Size(min = 1, max = 100) @PlainText String q,
            @Parameter(description = ApiTexts.LIMIT) @RestQuery @DefaultValue("20") @Min(1) @Max(100) int limit,
            @Parameter(description = ApiTexts.CURSOR) @RestQuery @Nullable String cursor,
            @Parameter(description = ApiTexts.COUNT) @RestQuery @DefaultValue("false") boolean count) {
        return EditorialAnswers.list(authors.views(q, limit, cursor, count));
    }

    @GET
    @Path("{id}")
    @PermissionsAllowed("taxonomy:read")
    @Operation(operationId = "getEditorialAuthor", summary = "Get an author")
    public RestResponse<AuthorView> get(@RestPath UUID id) {
        return answer(authors.view(id));
    }

    @GET
    @Path("{id}/usage")
    @PermissionsAllowed("taxonomy:read")
    @Operation(operationId = "getAuthorUsage", summary = "See where an author is used", description = "Numbers count all articles; the list names those that the caller may see.")
    public RestResponse<Usage> usage(@RestPath UUID id,
            @Parameter(description = ApiTexts.LIMIT) @RestQuery @DefaultValue("20") @Min(1) @Max(100) int limit,
            @Parameter(description = ApiTexts.CURSOR) @RestQuery @Nullable String cursor) {
        return EditorialAnswers.list(authors.usage(id, caller.get(), limit, cursor));
    }

    @PUT
    @Path("{id}")
    @PermissionsAllowed("author:manage")
    @Operation(operationId = "replaceAuthor", summary = "Replace an author", description = "Optional members that are absent become empty; an absent slug stays as it is.")
    @APIResponse(responseCode = "200", description = "The new version, or the present one if nothing differs")
    @APIResponse(responseCode = "409", description = "The slug is taken")
    @APIResponse(responseCode = "422", description = "There is no such picture or member")
    public RestResponse<AuthorView> replace(@RestPath UUID id,
            @Parameter(description = ApiTexts.IF_MATCH) @RestHeader("If-Match") @Nullable String ifMatch,
            @NotNull @Valid AuthorWrite author) {
        return answer(editing.change(id, IfMatch.of(ifMatch), before -> author, caller.get()));
    }

    @PATCH
    @Path("{id}")
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    @PermissionsAllowed("author:manage")
    @Operation(operationId = "patchAuthor", summary = "Change members of an author", description = "JSON Merge Patch (RFC 7396).")
    @APIResponse(responseCode = "200", description = "The new version, or the present one if nothing differs")
    @APIResponse(responseCode = "409", description = "The slug is taken")
    @APIResponse(responseCode = "422", description = "There is no such picture or member")
    public RestResponse<AuthorView> patch(@RestPath UUID id,
            @Parameter(description = ApiTexts.IF_MATCH) @RestHeader("If-Match") @Nullable String ifMatch,
            @RequestBody(content = @Content(schema = @Schema(type = SchemaType.OBJECT, description = "Members of `AuthorWrite`; null removes one.", examples = "{\"role\": \"Editor\", \"avatar\": null}"))) @NotNull JsonNode patch) {
        return answer(editing.change(id, IfMatch.of(ifMatch), before -> patches.apply(before, patch, AuthorWrite.class),
                caller.get()));
    }

    @DELETE
    @Path("{id}")
    @PermissionsAllowed("author:manage")
    @Operation(operationId = "deleteAuthor", summary = "Delete an author whom no article names")
    @APIResponse(responseCode = "204", description = "Deleted")
    @APIResponse(responseCode = "409", description = "In use: `count` and `uses` say by how many")
    public void delete(@RestPath UUID id,
            @Parameter(description = ApiTexts.IF_MATCH) @RestHeader("If-Match") @Nullable String ifMatch) {
        editing.remove(id, IfMatch.of(ifMatch), caller.get());
    }

    @POST
    @Path("{id}/merge")
    @PermissionsAllowed("author:manage")
    @Operation(operationId = "mergeAuthor", summary = "Merge an author into another one", description = "The articles of this author, drafts and scheduled ones too, get the other one, as do the places in teams; the slugs lead to the other one. The id answers 410 with `mergedInto` from then on. Published articles follow within moments.")
    @APIResponse(responseCode = "200", description = "The author that stays, in its new version", content = @Content(schema = @Schema(implementation = AuthorView.class)))
    @APIResponse(responseCode = "410", description = "It was merged already: `mergedInto` says into which")
    @APIResponse(responseCode = "422", description = "There is no other author of the same kind with this slug, or the Idempotency-Key came with another request before")
    public Response merge(@RestPath UUID id,
            @Parameter(description = ApiTexts.IF_MATCH) @RestHeader("If-Match") @Nullable String ifMatch,
            @Parameter(description = ApiTexts.IDEMPOTENCY_KEY) @RestHeader("Idempotency-Key") @Nullable String idempotencyKey,
            @NotNull @Valid MergeRequest merge) {
        var who = caller.get();
        return idempotency.once(idempotencyKey, who.id(), "mergeAuthor/" + id, merge,
                () -> answer(merging.merge(id, IfMatch.of(ifMatch), merge.into(), who)).toResponse());
    }

    private static RestResponse<AuthorView> answer(AuthorView author) {
        return EditorialAnswers.ok(author.version(), author);
    }
}
