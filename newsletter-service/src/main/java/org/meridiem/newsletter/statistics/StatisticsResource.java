package org.meridiem.newsletter.statistics;

import java.util.UUID;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.meridiem.newsletter.web.EditorialAnswers;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;

/// Shows what became of an issue.
@Path("/v1/editorial/issues/{id}/stats")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Editorial issues")
class StatisticsResource {

    private final Statistics statistics;

    StatisticsResource(Statistics statistics) {
        this.statistics = statistics;
    }

    @GET
    @PermissionsAllowed("issue:read")
    @Operation(operationId = "getIssueStatistics", summary = "See what became of an issue", description = "Opens and clicks only where the newsletter counts them; numbers of people, without names.")
    @APIResponse(responseCode = "200", description = "The numbers", content = @Content(schema = @Schema(implementation = IssueStatistics.class)))
    public Response show(@Parameter(description = "The issue's id") @RestPath UUID id) {
        return EditorialAnswers.unversioned(statistics.of(id));
    }
}
