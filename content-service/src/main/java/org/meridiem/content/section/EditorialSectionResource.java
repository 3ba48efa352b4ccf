package org.meridiem.content.section;

import java.util.List;
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

/// The colleagues' side of sections.
@Path("/v1/editorial/sections")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Editorial sections", description = "The tree that articles are filed in")
class EditorialSectionResource {

    private final Sections sections;
    private final SectionEditing editing;
    private final SectionMerging merging;
    private final MergePatch patches;
    private final Idempotency idempotency;
    private final CurrentCaller caller;

    EditorialSectionResource(Sections sections, SectionEditing editing, SectionMerging merging, MergePatch patches,
            Idempotency idempotency, CurrentCaller caller) {
        this.sections = sections;
        this.editing = editing;
        this.merging = merging;
        this.patches = patches;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    @POST
    @PermissionsAllowed("section:manage")
    @Operation(operationId = "createSection", summary = "Create a section", description = "Without a slug one is made out of the name.")
    @APIResponse(responseCode = "201", description = "Created; `Location` and `ETag` say where and which version", content = @Content(schema = @Schema(implementation = SectionView.class)))
    @APIResponse(responseCode = "409", description = "The slug is taken")
    @APIResponse(responseCode = "422", description = "The parent does not exist or is too deep, or the Idempotency-Key came with another request before")
    public Response create(
            @Parameter(description = ApiTexts.IDEMPOTENCY_KEY) @RestHeader("Idempotency-Key") @Nullable String idempotencyKey,
            @NotNull @Valid SectionWrite section) {
        var who = caller.get();
        return idempotency.once(idempotencyKey, who.id(), "createSection", section, () -> {
            SectionView view = editing.create(section, who);
            return EditorialAnswers.created("/v1/editorial/sections/" + view.id(), view.version(), view);
        });
    }

    @GET
    @PermissionsAllowed("taxonomy:read")
    @Operation(operationId = "listEditorialSections", summary = "List sections, flat, by path")
    public RestResponse<Page<SectionView>> list(
            @Parameter(description = "Only sections whose name or slug contains this, in any case") @RestQuery @Nullable @Size(min = 1, max = 100) @PlainText String q,
            @Parameter(description = ApiTexts.LIMIT) @RestQuery @DefaultValue("20") @Min(1) @Max(100) int limit,
            @Parameter(description = ApiTexts.CURSOR) @RestQuery @Nullable String cursor,
            @Parameter(description = ApiTexts.COUNT) @RestQuery @DefaultValue("false") boolean count) {
        return EditorialAnswers.list(sections.views(q, limit, cursor, count));
    }

    @GET
    @Path("{id}")
    @PermissionsAllowed("taxonomy:read")
    @Operation(operationId = "getEditorialSection", summary = "Get a section")
    public RestResponse<SectionView> get(@RestPath UUID id) {
        return answer(sections.view(id));
    }

    @GET
    @Path("{id}/usage")
    @PermissionsAllowed("taxonomy:read")
    @Operation(operationId = "getSectionUsage", summary = "See where a section is used", description = "Numbers count all articles; the list names those that the caller may see.")
    public RestResponse<Usage> usage(@RestPath UUID id,
            @Parameter(description = ApiTexts.LIMIT) @RestQuery @DefaultValue("20") @Min(1) @Max(100) int limit,
            @Parameter(description = ApiTexts.CURSOR) @RestQuery @Nullable String cursor) {
        return EditorialAnswers.list(sections.usage(id, caller.get(), limit, cursor));
    }

    @PUT
    @Path("{id}")
    @PermissionsAllowed("section:manage")
    @Operation(operationId = "replaceSection", summary = "Replace or move a section", description = "An absent parent makes it a top section, an absent description becomes empty; slug and position stay as they are when absent. The sections below follow.")
    @APIResponse(responseCode = "200", description = "The new version, or the present one if nothing differs")
    @APIResponse(responseCode = "409", description = "The slug is taken")
    @APIResponse(responseCode = "422", description = "The parent does not exist, is below this section, or is too deep")
    public RestResponse<SectionView> replace(@RestPath UUID id,
            @Parameter(description = ApiTexts.IF_MATCH) @RestHeader("If-Match") @Nullable String ifMatch,
            @NotNull @Valid SectionWrite section) {
        return answer(editing.change(id, IfMatch.of(ifMatch), before -> section, caller.get()));
    }

    @PATCH
    @Path("{id}")
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    @PermissionsAllowed("section:manage")
    @Operation(operationId = "patchSection", summary = "Change members of a section, or move it", description = "JSON Merge Patch (RFC 7396).")
    @APIResponse(responseCode = "200", description = "The new version, or the present one if nothing differs")
    @APIResponse(responseCode = "409", description = "The slug is taken")
    @APIResponse(responseCode = "422", description = "The parent does not exist, is below this section, or is too deep")
    public RestResponse<SectionView> patch(@RestPath UUID id,
            @Parameter(description = ApiTexts.IF_MATCH) @RestHeader("If-Match") @Nullable String ifMatch,
            @RequestBody(content = @Content(schema = @Schema(type = SchemaType.OBJECT, description = "Members of `SectionWrite`; null removes one.", examples = "{\"parent\": \"technology\"}"))) @NotNull JsonNode patch) {
        return answer(editing.change(id, IfMatch.of(ifMatch),
                before -> patches.apply(before, patch, SectionWrite.class), caller.get()));
    }

    @DELETE
    @Path("{id}")
    @PermissionsAllowed("section:manage")
    @Operation(operationId = "deleteSection", summary = "Delete a section that has neither articles nor sections below it")
    @APIResponse(responseCode = "204", description = "Deleted")
    @APIResponse(responseCode = "409", description = "In use: `count` and `uses` say by how many")
    public void delete(@RestPath UUID id,
            @Parameter(description = ApiTexts.IF_MATCH) @RestHeader("If-Match") @Nullable String ifMatch) {
        editing.remove(id, IfMatch.of(ifMatch), caller.get());
    }

    @POST
    @Path("{id}/merge")
    @PermissionsAllowed("section:manage")
    @Operation(operationId = "mergeSection", summary = "Merge a section into another one", description = "The articles of this section, drafts and scheduled ones too, go to the other one, as do the sections below it; its slugs lead to the other one. Its id answers 410 with `mergedInto` from then on. Published articles follow within moments.")
    @APIResponse(responseCode = "200", description = "The section that stays, in its new version", content = @Content(schema = @Schema(implementation = SectionView.class)))
    @APIResponse(responseCode = "410", description = "It was merged already: `mergedInto` says into which")
    @APIResponse(responseCode = "422", description = "There is no other section with this slug, it is below this one, the tree would be too deep, or the Idempotency-Key came with another request before")
    public Response merge(@RestPath UUID id,
            @Parameter(description = ApiTexts.IF_MATCH) @RestHeader("If-Match") @Nullable String ifMatch,
            @Parameter(description = ApiTexts.IDEMPOTENCY_KEY) @RestHeader("Idempotency-Key") @Nullable String idempotencyKey,
            @NotNull @Valid MergeRequest merge) {
        var who = caller.get();
        return idempotency.once(idempotencyKey, who.id(), "mergeSection/" + id, merge,
                () -> answer(merging.merge(id, IfMatch.of(ifMatch), merge.into(), who)).toResponse());
    }

    @POST
    @Path("order")
    @PermissionsAllowed("section:manage")
    @Operation(operationId = "orderSections", summary = "Put all sections below one into order", description = "Names every section directly below the parent, or every top section, in the wanted order. Instead of an If-Match: a list that does not name exactly those that are there is refused.")
    @APIResponse(responseCode = "200", description = "The sections in their new order", content = @Content(schema = @Schema(implementation = OrderedSections.class)))
    @APIResponse(responseCode = "409", description = "The list does not name exactly the sections that are there; `sections` has those")
    @APIResponse(responseCode = "422", description = "There is no such parent, or the Idempotency-Key came with another request before")
    public Response order(
            @Parameter(description = ApiTexts.IDEMPOTENCY_KEY) @RestHeader("Idempotency-Key") @Nullable String idempotencyKey,
            @NotNull @Valid SectionOrder order) {
        var who = caller.get();
        return idempotency.once(idempotencyKey, who.id(), "orderSections", order,
                () -> EditorialAnswers.list(new OrderedSections(merging.order(order, who))).toResponse());
    }

    /// Sections in their order.
    @Schema(name = "OrderedSections", description = "Sections in their order", requiredProperties = {"items"})
    private record OrderedSections(List<SectionView> items) {
    }

    private static RestResponse<SectionView> answer(SectionView section) {
        return EditorialAnswers.ok(section.version(), section);
    }
}
