package org.meridiem.content.revision;

import java.util.UUID;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.meridiem.content.editing.EditorialAnswers;
import org.meridiem.kit.security.CurrentCaller;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;

/// Two revisions side by side.
@Path("/v1/editorial/articles/{id}/revisions/{from}/diff/{to}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Editorial articles")
class RevisionComparisonResource {

    private final RevisionComparison comparison;
    private final CurrentCaller caller;

    RevisionComparisonResource(RevisionComparison comparison, CurrentCaller caller) {
        this.comparison = comparison;
        this.caller = caller;
    }

    @GET
    @PermissionsAllowed("article:read")
    @Operation(operationId = "compareRevisions", summary = "Compare two revisions", description = "Any two, in either direction: as a JSON Patch for programs, and block by block and word by word for people.")
    @APIResponse(responseCode = "200", description = "What differs")
    public RestResponse<RevisionDiff> compare(@RestPath UUID id,
            @RestPath @Parameter(description = "Number of the revision to start from.") int from,
            @RestPath @Parameter(description = "Number of the revision to arrive at.") int to) {
        return EditorialAnswers.list(comparison.compare(id, from, to, caller.get()));
    }
}
