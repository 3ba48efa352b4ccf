package org.meridiem.content.article;

import java.util.UUID;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.meridiem.content.editing.EditorialAnswers;
import org.meridiem.kit.page.Page;
import org.meridiem.kit.security.CurrentCaller;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;

/// The saves of an article.
@Path("/v1/editorial/articles/{id}/revisions")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Editorial articles")
class RevisionResource {

    private final RevisionHistory history;
    private final CurrentCaller caller;

    RevisionResource(RevisionHistory history, CurrentCaller caller) {
        this.history = history;
        this.caller = caller;
    }

    @GET
    @PermissionsAllowed("article:read")
    @Operation(operationId = "listRevisions", summary = "List an article's revisions", description = "Newest first, each with the members that it changed.")
    @APIResponse(responseCode = "200", description = "One page")
    public RestResponse<Page<RevisionView>> list(@RestPath UUID id,
            @RestQuery @DefaultValue("20") @Min(1) @Max(100) @Parameter(description = "Items per page.") int limit,
            @RestQuery @Nullable @Parameter(description = "`nextCursor` of the page before.") String cursor,
            @RestQuery @DefaultValue("false") @Parameter(description = "Whether to give the total.") boolean count) {
        return EditorialAnswers.list(history.list(id, limit, cursor, count, caller.get()));
    }

    @GET
    @Path("{number}")
    @PermissionsAllowed("article:read")
    @Operation(operationId = "getRevision", summary = "Read a revision", description = "Its content is in the form that a PUT takes: writing it back restores it.")
    @APIResponse(responseCode = "200", description = "The revision")
    public RestResponse<RevisionView> get(@RestPath UUID id,
            @RestPath @Parameter(description = "From 1.") int number) {
        return EditorialAnswers.list(history.get(id, number, caller.get()));
    }
}
