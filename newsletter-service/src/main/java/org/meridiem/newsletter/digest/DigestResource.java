package org.meridiem.newsletter.digest;

import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;

import jakarta.transaction.Transactional;
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
import org.meridiem.kit.page.Cursors;
import org.meridiem.kit.page.Page;
import org.meridiem.kit.problem.ProblemType;
import org.meridiem.kit.security.CurrentCaller;
import org.meridiem.newsletter.catalogue.Newsletter;
import org.meridiem.newsletter.catalogue.Newsletters;
import org.meridiem.newsletter.web.EditorialAnswers;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;

/// Where editors keep digests.
@Path("/v1/editorial/digests")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Editorial digests", description = "Rules by which issues come about by themselves")
class DigestResource {

    private static final String LIST = "/v1/editorial/digests";
    private static final String ID = "The digest's id";

    private final Digests digests;
    private final DigestRuns runs;
    private final DigestEditing editing;
    private final DigestPreview preview;
    private final Newsletters newsletters;
    private final Cursors cursors;
    private final Idempotency idempotency;
    private final CurrentCaller caller;

    DigestResource(Digests digests, DigestRuns runs, DigestEditing editing, DigestPreview preview,
            Newsletters newsletters, Cursors cursors, Idempotency idempotency, CurrentCaller caller) {
        this.digests = digests;
        this.runs = runs;
        this.editing = editing;
        this.preview = preview;
        this.newsletters = newsletters;
        this.cursors = cursors;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    /// A page of digests.
    @Schema(name = "DigestPage")
    private record DigestPage(List<DigestView> items, @Nullable String nextCursor) {
    }

    /// A page of runs.
    @Schema(name = "DigestRunPage")
    private record DigestRunPage(List<DigestRun> items, @Nullable String nextCursor) {
    }

    @POST
    @PermissionsAllowed("newsletter:manage")
    @Operation(operationId = "createDigest", summary = "Create a digest", description = """
            From then on an issue comes about by itself in each period: put together before its time out of what was first published since the last one and \
            of what is read, then sent once it is approved, or at once if it is `automatic`. Its first issue covers the time since the period before.""")
    @APIResponse(responseCode = "201", description = "Created; `Location` and `ETag` say where and which version", content = @Content(schema = @Schema(implementation = DigestView.class)))
    @APIResponse(responseCode = "422", description = "There is no such newsletter")
    public Response create(
            @Parameter(description = EditorialAnswers.IDEMPOTENCY_KEY) @RestHeader("Idempotency-Key") @Nullable String idempotencyKey,
            @NotNull @Valid DigestWrite digest) {
        var who = caller.get();
        return idempotency.once(idempotencyKey, who.id(), "createDigest", digest, () -> {
            DigestView view = DigestView.of(editing.create(digest, who));
            return EditorialAnswers.created(LIST + '/' + view.id(), view.version(), view);
        });
    }

    @GET
    @PermissionsAllowed("newsletter:read")
    @Transactional
    @Operation(operationId = "listDigests", summary = "List digests", description = "In the order of their making.")
    @APIResponse(responseCode = "200", description = "A page of digests", content = @Content(schema = @Schema(implementation = DigestPage.class)))
    public Response list(
            @Parameter(description = "Only of the newsletter with this slug") @RestQuery @Nullable String newsletter,
            @Parameter(description = "How many at most") @RestQuery @DefaultValue("20") @Min(1) @Max(100) int limit,
            @Parameter(description = "Where the page before ended") @RestQuery @Nullable String cursor) {
        String list = LIST + ' ' + newsletter;
        @Nullable
        UUID of = newsletter == null
                ? null
                : newsletters.withSlug(newsletter).map(Newsletter::id)
                        .orElseThrow(() -> ProblemType.NOT_FOUND.with("There is no newsletter of this name."));
        @Nullable
        UUID after = cursor == null ? null : UUID.fromString(cursors.open(list, cursor).getFirst());
        List<Digest> found = digests.page(of, after, limit + 1);
        List<DigestView> shown = found.stream().limit(limit).map(DigestView::of).toList();
        @Nullable
        String next = found.size() > limit ? cursors.seal(list, List.of(shown.getLast().id().toString())) : null;
        return EditorialAnswers.unversioned(new Page<>(shown, next, null));
    }

    @GET
    @Path("{id}")
    @PermissionsAllowed("newsletter:read")
    @Transactional
    @Operation(operationId = "getDigest", summary = "Get a digest with its version")
    @APIResponse(responseCode = "200", description = "The digest", content = @Content(schema = @Schema(implementation = DigestView.class)))
    public Response get(@Parameter(description = ID) @RestPath UUID id) {
        DigestView view = DigestView.of(digests.get(id));
        return EditorialAnswers.ok(view.version(), view);
    }

    @PUT
    @Path("{id}")
    @PermissionsAllowed("newsletter:manage")
    @Operation(operationId = "replaceDigest", summary = "Replace a digest", description = "Another schedule counts from now on. After a pause nothing is caught up.")
    @APIResponse(responseCode = "200", description = "The new version, or the present one if nothing differs", content = @Content(schema = @Schema(implementation = DigestView.class)))
    public Response replace(@Parameter(description = ID) @RestPath UUID id,
            @Parameter(description = EditorialAnswers.IF_MATCH) @RestHeader("If-Match") @Nullable String ifMatch,
            @NotNull @Valid DigestWrite digest) {
        DigestView view = DigestView.of(editing.replace(id, IfMatch.of(ifMatch), digest, caller.get()));
        return EditorialAnswers.ok(view.version(), view);
    }

    @DELETE
    @Path("{id}")
    @PermissionsAllowed("newsletter:manage")
    @Operation(operationId = "deleteDigest", summary = "Delete a digest", description = "Issues that it made stay; those not sent yet are sent by nobody but an editor.")
    @APIResponse(responseCode = "204", description = "Deleted")
    public void delete(@Parameter(description = ID) @RestPath UUID id,
            @Parameter(description = EditorialAnswers.IF_MATCH) @RestHeader("If-Match") @Nullable String ifMatch) {
        editing.delete(id, IfMatch.of(ifMatch), caller.get());
    }

    @GET
    @Path("{id}/preview")
    @PermissionsAllowed("newsletter:read")
    @Operation(operationId = "previewDigest", summary = "See what the issue would hold now")
    @APIResponse(responseCode = "200", description = "The articles", content = @Content(schema = @Schema(implementation = DigestPreview.Preview.class)))
    public Response preview(@Parameter(description = ID) @RestPath UUID id) {
        return EditorialAnswers.unversioned(preview.of(id));
    }

    @GET
    @Path("{id}/runs")
    @PermissionsAllowed("newsletter:read")
    @Transactional
    @Operation(operationId = "listDigestRuns", summary = "See what became of each period", description = "The newest first: built, sent, or skipped and why.")
    @APIResponse(responseCode = "200", description = "A page of runs", content = @Content(schema = @Schema(implementation = DigestRunPage.class)))
    public Response runs(@Parameter(description = ID) @RestPath UUID id,
            @Parameter(description = "How many at most") @RestQuery @DefaultValue("20") @Min(1) @Max(100) int limit,
            @Parameter(description = "Where the page before ended") @RestQuery @Nullable String cursor) {
        String list = LIST + '/' + id;
        @Nullable
        LocalDateTime before = cursor == null ? null : LocalDateTime.parse(cursors.open(list, cursor).getFirst());
        List<DigestRun> found = runs.page(digests.get(id).id(), before, limit + 1);
        List<DigestRun> shown = found.stream().limit(limit).toList();
        @Nullable
        String next = found.size() > limit ? cursors.seal(list, List.of(shown.getLast().period().toString())) : null;
        return EditorialAnswers.unversioned(new Page<>(shown, next, null));
    }
}
