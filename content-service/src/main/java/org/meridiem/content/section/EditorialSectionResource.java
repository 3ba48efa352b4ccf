package org.meridiem.content.section;

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
import org.meridiem.content.editing.Cut;
import org.meridiem.content.editing.EditorialAnswers;
import org.meridiem.content.editing.MergePatch;
import org.meridiem.content.editing.PlainText;
import org.meridiem.kit.http.IfMatch;
import org.meridiem.kit.idempotency.Idempotency;
import org.meridiem.kit.page.Page;
import org.meridiem.kit.problem.ProblemType;
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
    private final MergePatch patches;
    private final Idempotency idempotency;
    private final CurrentCaller caller;

    EditorialSectionResource(Sections sections, SectionEditing editing, MergePatch patches, Idempotency idempotency,
            CurrentCaller caller) {
        this.sections = sections;
        this.editing = editing;
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
            SectionView view = SectionView.of(editing.create(section, who));
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
        return EditorialAnswers.list(Cut.map(sections.page(q, limit, cursor, count), SectionView::of));
    }

    @GET
    @Path("{id}")
    @PermissionsAllowed("taxonomy:read")
    @Operation(operationId = "getEditorialSection", summary = "Get a section")
    public RestResponse<SectionView> get(@RestPath UUID id) {
        return answer(
                sections.byId(id).orElseThrow(() -> ProblemType.NOT_FOUND.with("There is no section with this id.")));
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

    private static RestResponse<SectionView> answer(Section section) {
        return EditorialAnswers.ok(section.stamp().version(), SectionView.of(section));
    }
}
