package org.meridiem.content.site;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.meridiem.content.editing.ApiTexts;
import org.meridiem.content.editing.EditorialAnswers;
import org.meridiem.content.editing.MergePatch;
import org.meridiem.kit.http.IfMatch;
import org.meridiem.kit.security.CurrentCaller;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;

/// The colleagues' side of the site.
@Path("/v1/editorial/site")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Editorial site", description = "What the site says of itself")
class EditorialSiteResource {

    private final Sites sites;
    private final MergePatch patches;
    private final CurrentCaller caller;

    EditorialSiteResource(Sites sites, MergePatch patches, CurrentCaller caller) {
        this.sites = sites;
        this.patches = patches;
        this.caller = caller;
    }

    @GET
    @PermissionsAllowed("taxonomy:read")
    @Operation(operationId = "getEditorialSite", summary = "Get what the site says of itself")
    public RestResponse<EditorialSite> get() {
        return answer(sites.editorial());
    }

    @PUT
    @PermissionsAllowed("site:manage")
    @Operation(operationId = "replaceSite", summary = "Replace what the site says of itself", description = "Optional members that are absent become empty.")
    @APIResponse(responseCode = "200", description = "The new version, or the present one if nothing differs")
    @APIResponse(responseCode = "422", description = "There is no such picture or section")
    public RestResponse<EditorialSite> replace(
            @Parameter(description = ApiTexts.IF_MATCH) @RestHeader("If-Match") @Nullable String ifMatch,
            @NotNull @Valid SiteWrite site) {
        return answer(sites.change(IfMatch.of(ifMatch), _ -> site, caller.get()));
    }

    @PATCH
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    @PermissionsAllowed("site:manage")
    @Operation(operationId = "patchSite", summary = "Change what the site says of itself", description = "JSON Merge Patch (RFC 7396): lists are replaced whole.")
    @APIResponse(responseCode = "200", description = "The new version, or the present one if nothing differs")
    @APIResponse(responseCode = "422", description = "There is no such picture or section")
    public RestResponse<EditorialSite> patch(
            @Parameter(description = ApiTexts.IF_MATCH) @RestHeader("If-Match") @Nullable String ifMatch,
            @RequestBody(content = @Content(schema = @Schema(type = SchemaType.OBJECT, description = "Members of `SiteWrite`; null removes one.", examples = "{\"timeZone\": \"Europe/Lisbon\"}"))) @NotNull JsonNode patch) {
        return answer(sites.change(IfMatch.of(ifMatch), before -> patches.apply(before, patch, SiteWrite.class),
                caller.get()));
    }

    private static RestResponse<EditorialSite> answer(EditorialSite site) {
        return EditorialAnswers.ok(site.version(), site);
    }
}
