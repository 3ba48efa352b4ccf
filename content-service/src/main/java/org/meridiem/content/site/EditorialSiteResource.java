package org.meridiem.content.site;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
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
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.meridiem.content.editing.ApiTexts;
import org.meridiem.content.editing.EditorialAnswers;
import org.meridiem.kit.http.IfMatch;
import org.meridiem.kit.security.CurrentCaller;

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
    private final CurrentCaller caller;

    EditorialSiteResource(Sites sites, CurrentCaller caller) {
        this.sites = sites;
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
    @APIResponse(responseCode = "422", description = "There is no such picture")
    public RestResponse<EditorialSite> replace(@Parameter(description = ApiTexts.IF_MATCH) @RestHeader("If-Match") @Nullable String ifMatch, @NotNull @Valid SiteWrite site) {
        return answer(sites.replace(IfMatch.of(ifMatch), site, caller.get()));
    }

    private static RestResponse<EditorialSite> answer(Site site) {
        return EditorialAnswers.ok(site.stamp().version(), EditorialSite.of(site));
    }
}
