package org.meridiem.newsletter.issue;

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
import org.meridiem.kit.security.Caller;
import org.meridiem.kit.security.CurrentCaller;
import org.meridiem.newsletter.web.EditorialAnswers;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;

/// Where editors put issues together.
@Path("/v1/editorial/issues")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Editorial issues", description = "Put issues together, look at them, send them")
class EditorialIssueResource {

    private static final String LIST = "/v1/editorial/issues";

    private final IssueEditing editing;
    private final IssueViews views;
    private final Idempotency idempotency;
    private final CurrentCaller caller;

    EditorialIssueResource(IssueEditing editing, IssueViews views, Idempotency idempotency, CurrentCaller caller) {
        this.editing = editing;
        this.views = views;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    /// A page of issues.
    @Schema(name = "IssuePage")
    private record IssuePage(List<IssueView> items, @Nullable String nextCursor, @Nullable Long total) {
    }

    @POST
    @PermissionsAllowed("issue:edit")
    @Operation(operationId = "buildIssue", summary = "Build a draft out of what is published and read", description = """
            The editor's own articles come first, then the newest; the most read ones stand in a block of their own. No article stands twice, none that was withdrawn is taken.""")
    @APIResponse(responseCode = "201", description = "Built; `Location` and `ETag` say where and which version", content = @Content(schema = @Schema(implementation = IssueView.class)))
    @APIResponse(responseCode = "422", description = "There is no such newsletter, an article named is not public, or there is nothing to put in")
    public Response build(
            @Parameter(description = EditorialAnswers.IDEMPOTENCY_KEY) @RestHeader("Idempotency-Key") @Nullable String idempotencyKey,
            @NotNull @Valid IssueRecipe recipe) {
        Caller who = caller.get();
        return idempotency.once(idempotencyKey, who.id(), "buildIssue", recipe, () -> {
            IssueView view = views.of(editing.build(recipe, who), who);
            return EditorialAnswers.created(LIST + '/' + view.id(), view.version(), view);
        });
    }

    @GET
    @PermissionsAllowed("issue:read")
    @Operation(operationId = "listEditorialIssues", summary = "List issues", description = "Newest first.")
    @APIResponse(responseCode = "200", description = "A page of issues; without `deliveries`", content = @Content(schema = @Schema(implementation = IssuePage.class)))
    public Response list(
            @Parameter(description = "Only of the newsletter with this slug") @RestQuery @Nullable String newsletter,
            @Parameter(description = "Only in this state") @RestQuery @Nullable Status status,
            @Parameter(description = "How many at most") @RestQuery @DefaultValue("20") @Min(1) @Max(100) int limit,
            @Parameter(description = "Where the page before ended") @RestQuery @Nullable String cursor,
            @Parameter(description = "Also tell how many there are in all") @RestQuery @DefaultValue("false") boolean count) {
        Caller who = caller.get();
        return EditorialAnswers
                .unversioned(views.page(new Issues.Filter(newsletter, status), limit, cursor, count, who));
    }

    @GET
    @Path("{id}")
    @PermissionsAllowed("issue:read")
    @Operation(operationId = "getEditorialIssue", summary = "Get an issue with its version", description = "With numbers of its deliveries once it is being sent.")
    @APIResponse(responseCode = "200", description = "The issue", content = @Content(schema = @Schema(implementation = IssueView.class)))
    public Response get(@Parameter(description = "The issue's id") @RestPath UUID id) {
        IssueView view = views.of(id, caller.get());
        return EditorialAnswers.ok(view.version(), view);
    }

    @PUT
    @Path("{id}")
    @PermissionsAllowed("issue:edit")
    @Operation(operationId = "replaceIssue", summary = "Replace an issue's words and articles", description = "An approved issue becomes a draft again: the approval was of what stood there before.")
    @APIResponse(responseCode = "200", description = "The new version, or the present one if nothing differs", content = @Content(schema = @Schema(implementation = IssueView.class)))
    @APIResponse(responseCode = "409", description = "The issue is sent, being sent or cancelled")
    @APIResponse(responseCode = "422", description = "An article named is not public")
    public Response replace(@Parameter(description = "The issue's id") @RestPath UUID id,
            @Parameter(description = EditorialAnswers.IF_MATCH) @RestHeader("If-Match") @Nullable String ifMatch,
            @NotNull @Valid IssueWrite issue) {
        Caller who = caller.get();
        editing.replace(id, IfMatch.of(ifMatch), issue, who);
        IssueView view = views.of(id, who);
        return EditorialAnswers.ok(view.version(), view);
    }

    @DELETE
    @Path("{id}")
    @PermissionsAllowed("issue:edit")
    @Operation(operationId = "deleteIssue", summary = "Delete a draft")
    @APIResponse(responseCode = "204", description = "Deleted")
    @APIResponse(responseCode = "409", description = "It is no draft")
    public void delete(@Parameter(description = "The issue's id") @RestPath UUID id,
            @Parameter(description = EditorialAnswers.IF_MATCH) @RestHeader("If-Match") @Nullable String ifMatch) {
        editing.delete(id, IfMatch.of(ifMatch), caller.get());
    }
}
