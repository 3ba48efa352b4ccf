package org.meridiem.newsletter.segment;

import java.util.List;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
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
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.meridiem.kit.http.IfMatch;
import org.meridiem.kit.idempotency.Idempotency;
import org.meridiem.kit.security.CurrentCaller;
import org.meridiem.newsletter.web.EditorialAnswers;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;

/// Segments.
@Path("/v1/editorial/segments")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Segments", description = "Named parts of the audience")
class SegmentResource {

    private static final String LIST = "/v1/editorial/segments";

    private final Segments segments;
    private final Idempotency idempotency;
    private final CurrentCaller caller;

    SegmentResource(Segments segments, Idempotency idempotency, CurrentCaller caller) {
        this.segments = segments;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    /// A page of segments.
    @Schema(name = "SegmentPage")
    private record SegmentPage(List<SegmentView> items, @Nullable String nextCursor) {
    }

    /// How many belong to it.
    @Schema(name = "SegmentCount", description = "How many belong to it.")
    record SegmentCount(@Schema(description = "Subscribers who may get mail", required = true) long subscribers) {
    }

    @GET
    @PermissionsAllowed("issue:read")
    @Operation(operationId = "listSegments", summary = "List segments", description = "In the order of their names.")
    @APIResponse(responseCode = "200", description = "A page", content = @Content(schema = @Schema(implementation = SegmentPage.class)))
    public Response list(
            @Parameter(description = "How many at most") @RestQuery @DefaultValue("20") @Min(1) @Max(100) int limit,
            @Parameter(description = "Where the page before ended") @RestQuery @Nullable String cursor) {
        return EditorialAnswers.unversioned(segments.page(limit, cursor));
    }

    @GET
    @Path("{id}")
    @PermissionsAllowed("issue:read")
    @Operation(operationId = "getSegment", summary = "Get a segment with its version")
    @APIResponse(responseCode = "200", description = "The segment", content = @Content(schema = @Schema(implementation = SegmentView.class)))
    public Response get(@Parameter(description = "The segment's id") @RestPath UUID id) {
        SegmentView view = segments.get(id);
        return EditorialAnswers.ok(view.version(), view);
    }

    @POST
    @PermissionsAllowed("subscriber:manage")
    @Operation(operationId = "createSegment", summary = "Create a segment")
    @APIResponse(responseCode = "201", description = "Created", content = @Content(schema = @Schema(implementation = SegmentView.class)))
    @APIResponse(responseCode = "409", description = "The name is taken")
    @APIResponse(responseCode = "422", description = "A newsletter does not exist")
    public Response create(
            @Parameter(description = EditorialAnswers.IDEMPOTENCY_KEY) @RestHeader("Idempotency-Key") @Nullable String idempotencyKey,
            @NotNull @Valid SegmentWrite segment) {
        var who = caller.get();
        return idempotency.once(idempotencyKey, who.id(), "createSegment", segment, () -> {
            SegmentView view = segments.create(segment, who);
            return EditorialAnswers.created(LIST + '/' + view.id(), view.version(), view);
        });
    }

    @POST
    @Path("count")
    @PermissionsAllowed("issue:read")
    @Operation(operationId = "countSegment", summary = "Count who would belong to a segment", description = "Of all subscribers who may get mail, now. Nothing is kept.")
    @APIResponse(responseCode = "200", description = "How many", content = @Content(schema = @Schema(implementation = SegmentCount.class)))
    @APIResponse(responseCode = "422", description = "A newsletter does not exist")
    public Response count(@NotNull @Valid SegmentDefinition definition) {
        return EditorialAnswers.unversioned(new SegmentCount(segments.count(definition)));
    }

    @PUT
    @Path("{id}")
    @PermissionsAllowed("subscriber:manage")
    @Operation(operationId = "replaceSegment", summary = "Replace a segment", description = "Issues that are out already went to whom it named then.")
    @APIResponse(responseCode = "200", description = "The new version, or the present one if nothing differs", content = @Content(schema = @Schema(implementation = SegmentView.class)))
    @APIResponse(responseCode = "409", description = "The name is taken")
    public Response replace(@Parameter(description = "The segment's id") @RestPath UUID id,
            @Parameter(description = EditorialAnswers.IF_MATCH) @RestHeader("If-Match") @Nullable String ifMatch,
            @NotNull @Valid SegmentWrite segment) {
        SegmentView view = segments.replace(id, IfMatch.of(ifMatch), segment, caller.get());
        return EditorialAnswers.ok(view.version(), view);
    }

    @DELETE
    @Path("{id}")
    @PermissionsAllowed("subscriber:manage")
    @Operation(operationId = "deleteSegment", summary = "Delete a segment that no issue names")
    @APIResponse(responseCode = "204", description = "Deleted")
    @APIResponse(responseCode = "409", description = "An issue goes, or went, to it")
    public void delete(@Parameter(description = "The segment's id") @RestPath UUID id,
            @Parameter(description = EditorialAnswers.IF_MATCH) @RestHeader("If-Match") @Nullable String ifMatch) {
        segments.delete(id, IfMatch.of(ifMatch), caller.get());
    }
}
