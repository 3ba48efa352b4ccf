package org.meridiem.content.media;

import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.meridiem.content.editing.EditorialAnswers;
import org.meridiem.kit.problem.ProblemType;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;

/// Signed addresses, for those who lay out pages.
@Path("/v1/editorial/media/{id}/sized-address")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Editorial media")
class SizedAddressResource {

    private final MediaLibrary library;
    private final SizedAddresses addresses;
    private final MediaConfig config;

    SizedAddressResource(MediaLibrary library, SizedAddresses addresses, MediaConfig config) {
        this.library = library;
        this.addresses = addresses;
        this.config = config;
    }

    @GET
    @PermissionsAllowed("media:read")
    @Operation(operationId = "getSizedAddress", summary = "Get the address of a picture in a size of your own", description = "For sizes that no rendition has. The address is signed and stays good; a new focal point makes new addresses.")
    @APIResponse(responseCode = "200", description = "The address")
    public RestResponse<SizedAddressView> get(@RestPath UUID id, @BeanParam @Valid SizeQuery query) {
        MediaItem item = library.byId(id)
                .orElseThrow(() -> ProblemType.NOT_FOUND.with("There is no picture with this id."));
        if (query.w == null && query.h == null) {
            throw ProblemType.INVALID_PARAMETER.with("A size needs a width or a height.").parameter("w",
                    "must be there, or h");
        }
        var request = new SizeRequest(id, item.imageVersion(), new FreeFrame(query.w, query.h, query.fit),
                query.format, query.q);
        Frame.Size size = request.demandPossible(item, config.maxOutputPixels());
        return EditorialAnswers.list(new SizedAddressView(addresses.of(request), size.width(), size.height()));
    }
}
