package org.meridiem.newsletter.tracking;

import java.net.URI;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.meridiem.kit.problem.ProblemType;
import org.meridiem.newsletter.token.Purpose;
import org.meridiem.newsletter.token.Tokens;

import io.smallrye.common.annotation.RunOnVirtualThread;

/// Where the links and the pixel of tracked mails lead.
@Path("/v1")
@RunOnVirtualThread
@PermitAll
@SecurityRequirements
@Tag(name = "Tracking")
class EngagementResource {

    private static final byte[] PIXEL = Base64.getDecoder()
            .decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7");

    private final Engagement engagement;
    private final Tokens tokens;

    EngagementResource(Engagement engagement, Tokens tokens) {
        this.engagement = engagement;
        this.tokens = tokens;
    }

    @GET
    @Path("links/{token}/{number}")
    @Operation(operationId = "followLink", summary = "Go where a link of a mail leads", description = "Only to addresses that stand in the issue itself.")
    @APIResponse(responseCode = "302", description = "There")
    @APIResponse(responseCode = "404", description = "No mail has such a link")
    public Response follow(@Parameter(description = "As it stands in the mail") @RestPath String token,
            @Parameter(description = "Which of the issue's links") @RestPath int number,
            @Context HttpHeaders request) {
        return lead(token, number, Visit.isAPersons(request));
    }

    /// Nobody who reads asks for the head alone.
    @HEAD
    @Path("links/{token}/{number}")
    @Operation(hidden = true)
    public Response look(@RestPath String token, @RestPath int number) {
        return lead(token, number, false);
    }

    @GET
    @Path("pixels/{token}")
    @Operation(operationId = "loadPixel", summary = "The pixel of a mail", description = "The same picture whatever the token.")
    @APIResponse(responseCode = "200", description = "A transparent picture of one pixel", content = @Content(mediaType = "image/gif"))
    public Response pixel(@Parameter(description = "As it stands in the mail") @RestPath String token,
            @Context HttpHeaders request) {
        if (Visit.isAPersons(request)) {
            tokens.open(Purpose.ENGAGE, token).ifPresent(engagement::opened);
        }
        return picture();
    }

    @HEAD
    @Path("pixels/{token}")
    @Operation(hidden = true)
    public Response pixelsHead(@RestPath String token) {
        return picture();
    }

    private Response lead(String token, int number, boolean person) {
        Optional<UUID> delivery = tokens.open(Purpose.ENGAGE, token);
        String target = delivery.flatMap(known -> engagement.target(known, number))
                .orElseThrow(() -> ProblemType.NOT_FOUND.with("No mail has such a link."));
        if (person) {
            engagement.clicked(delivery.orElseThrow(), number);
        }
        return Response.status(Response.Status.FOUND)
                .location(URI.create(target))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("Referrer-Policy", "no-referrer")
                .header("X-Robots-Tag", "noindex, nofollow")
                .build();
    }

    private static Response picture() {
        return Response.ok(PIXEL, "image/gif").header(HttpHeaders.CACHE_CONTROL, "no-store").build();
    }
}
