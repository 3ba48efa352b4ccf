package org.meridiem.content.tag;

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

/// The colleagues' side of tags.
@Path("/v1/editorial/tags")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@org.eclipse.microprofile.openapi.annotations.tags.Tag(name = "Editorial tags", description = "What articles are about")
class EditorialTagResource {

    private final Tags tags;
    private final TagEditing editing;
    private final TagMerging merging;
    private final MergePatch patches;
    private final Idempotency idempotency;
    private final CurrentCaller caller;

    EditorialTagResource(Tags tags, TagEditing editing, TagMerging merging, MergePatch patches,
            Idempotency idempotency, CurrentCaller caller) {
        this.tags = tags;
        this.editing = editing;
        this.merging = merging;
        this.patches = patches;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    @POST
    @PermissionsAllowed("tag:manage")
    @Operation(operationId = "createTag", summary = "Create a tag", description = "Without a slug one is made out of the name.")
    @APIResponse(responseCode = "201", description = "Created; `Location` and `ETag` say where and which version", content = @Content(schema = @Schema(implementation = TagView.class)))
    @APIResponse(responseCode = "409", description = "The slug is taken")
    @APIResponse(responseCode = "422", description = ApiTexts.KEY_REUSED)
    public Response create(
            @Parameter(description = ApiTexts.IDEMPOTENCY_KEY) @RestHeader("Idempotency-Key") @Nullable String idempotencyKey,
            @NotNull @Valid TagWrite tag) {
        var who = caller.get();
        return idempotency.once(idempotencyKey, who.id(), "createTag", tag, () -> {
            TagView view = editing.create(tag, who);
            return EditorialAnswers.created("/v1/editorial/tags/" + view.id(), view.version(), view);
        });
    }

    @GET
    @PermissionsAllowed("taxonomy:read")
    @Operation(operationId = "listEditorialTags", summary = "List tags by name")
    public RestResponse<Page<TagView>> list(
            @Parameter(description = "Only tags whose name or slug contains this, in any case") @RestQuery @Nullable @Size(min = 1, max = 100) @PlainText String q,
            @Parameter(description = ApiTexts.LIMIT) @RestQuery @DefaultValue("20") @Min(1) @Max(100) int limit,
            @Parameter(description = ApiTexts.CURSOR) @RestQuery @Nullable String cursor,
            @Parameter(description = ApiTexts.COUNT) @RestQuery @DefaultValue("false") boolean count) {
        return EditorialAnswers.list(tags.views(q, limit, cursor, count));
    }

    @GET
    @Path("{id}")
    @PermissionsAllowed("taxonomy:read")
    @Operation(operationId = "getEditorialTag", summary = "Get a tag")
    public RestResponse<TagView> get(@RestPath UUID id) {
        return answer(tags.view(id));
    }

    @GET
    @Path("{id}/usage")
    @PermissionsAllowed("taxonomy:read")
    @Operation(operationId = "getTagUsage", summary = "See where a tag is used", description = "Numbers count all articles; the list names those that the caller may see.")
    public RestResponse<Usage> usage(@RestPath UUID id,
            @Parameter(description = ApiTexts.LIMIT) @RestQuery @DefaultValue("20") @Min(1) @Max(100) int limit,
            @Parameter(description = ApiTexts.CURSOR) @RestQuery @Nullable String cursor) {
        return EditorialAnswers.list(tags.usage(id, caller.get(), limit, cursor));
    }

    @PUT
    @Path("{id}")
    @PermissionsAllowed("tag:manage")
    @Operation(operationId = "replaceTag", summary = "Replace a tag", description = "Optional members that are absent become empty; an absent slug stays as it is.")
    @APIResponse(responseCode = "200", description = "The new version, or the present one if nothing differs")
    @APIResponse(responseCode = "409", description = "The slug is taken")
    public RestResponse<TagView> replace(@RestPath UUID id,
            @Parameter(description = ApiTexts.IF_MATCH) @RestHeader("If-Match") @Nullable String ifMatch,
            @NotNull @Valid TagWrite tag) {
        return answer(editing.change(id, IfMatch.of(ifMatch), before -> tag, caller.get()));
    }

    @PATCH
    @Path("{id}")
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    @PermissionsAllowed("tag:manage")
    @Operation(operationId = "patchTag", summary = "Change members of a tag", description = "JSON Merge Patch (RFC 7396).")
    @APIResponse(responseCode = "200", description = "The new version, or the present one if nothing differs")
    @APIResponse(responseCode = "409", description = "The slug is taken")
    public RestResponse<TagView> patch(@RestPath UUID id,
            @Parameter(description = ApiTexts.IF_MATCH) @RestHeader("If-Match") @Nullable String ifMatch,
            @RequestBody(content = @Content(schema = @Schema(type = SchemaType.OBJECT, description = "Members of `TagWrite`; null removes one.", examples = "{\"description\": null}"))) @NotNull JsonNode patch) {
        return answer(editing.change(id, IfMatch.of(ifMatch), before -> patches.apply(before, patch, TagWrite.class),
                caller.get()));
    }

    @DELETE
    @Path("{id}")
    @PermissionsAllowed("tag:manage")
    @Operation(operationId = "deleteTag", summary = "Delete a tag that no article has")
    @APIResponse(responseCode = "204", description = "Deleted")
    @APIResponse(responseCode = "409", description = "In use: `count` and `uses` say by how many")
    public void delete(@RestPath UUID id,
            @Parameter(description = ApiTexts.IF_MATCH) @RestHeader("If-Match") @Nullable String ifMatch) {
        editing.remove(id, IfMatch.of(ifMatch), caller.get());
    }

    @POST
    @Path("{id}/merge")
    @PermissionsAllowed("tag:manage")
    @Operation(operationId = "mergeTag", summary = "Merge a tag into another one", description = "The articles of this tag, drafts and scheduled ones too, get the other one, and its slugs become synonyms of that. Its id answers 410 with `mergedInto` from then on. Published articles follow within moments.")
    @APIResponse(responseCode = "200", description = "The tag that stays, in its new version", content = @Content(schema = @Schema(implementation = TagView.class)))
    @APIResponse(responseCode = "410", description = "It was merged already: `mergedInto` says into which")
    @APIResponse(responseCode = "422", description = "There is no other tag with this slug, or the Idempotency-Key came with another request before")
    public Response merge(@RestPath UUID id,
            @Parameter(description = ApiTexts.IF_MATCH) @RestHeader("If-Match") @Nullable String ifMatch,
            @Parameter(description = ApiTexts.IDEMPOTENCY_KEY) @RestHeader("Idempotency-Key") @Nullable String idempotencyKey,
            @NotNull @Valid MergeRequest merge) {
        var who = caller.get();
        return idempotency.once(idempotencyKey, who.id(), "mergeTag/" + id, merge,
                () -> answer(merging.merge(id, IfMatch.of(ifMatch), merge.into(), who)).toResponse());
    }

    private static RestResponse<TagView> answer(TagView tag) {
        return EditorialAnswers.ok(tag.version(), tag);
    }
}
