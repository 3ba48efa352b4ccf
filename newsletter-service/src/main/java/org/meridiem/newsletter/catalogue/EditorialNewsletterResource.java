package org.meridiem.newsletter.catalogue;

import java.util.List;
import java.util.UUID;

import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
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
import org.meridiem.newsletter.web.EditorialAnswers;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;

/// The editors' side of newsletters.
@Path("/v1/editorial/newsletters")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Editorial newsletters", description = "Keep the newsletters on offer in order")
class EditorialNewsletterResource {

    private static final String LIST = "/v1/editorial/newsletters";

    private final Newsletters newsletters;
    private final NewsletterEditing editing;
    private final Cursors cursors;
    private final Idempotency idempotency;
    private final CurrentCaller caller;

    EditorialNewsletterResource(Newsletters newsletters, NewsletterEditing editing, Cursors cursors,
            Idempotency idempotency, CurrentCaller caller) {
        this.newsletters = newsletters;
        this.editing = editing;
        this.cursors = cursors;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    /// A page of newsletters.
    @Schema(name = "NewsletterPage")
    private record NewsletterPage(List<NewsletterView> items, @Nullable String nextCursor, @Nullable Long total) {
    }

    @POST
    @PermissionsAllowed("newsletter:manage")
    @Operation(operationId = "createNewsletter", summary = "Create a newsletter", description = "It is on offer at once, unless `status` says otherwise.")
    @APIResponse(responseCode = "201", description = "Created; `Location` and `ETag` say where and which version", content = @Content(schema = @Schema(implementation = NewsletterView.class)))
    @APIResponse(responseCode = "409", description = "The slug is taken")
    @APIResponse(responseCode = "422", description = "The Idempotency-Key came with another request before")
    public Response create(
            @Parameter(description = EditorialAnswers.IDEMPOTENCY_KEY) @RestHeader("Idempotency-Key") @Nullable String idempotencyKey,
            @NotNull @Valid NewsletterWrite newsletter) {
        var who = caller.get();
        return idempotency.once(idempotencyKey, who.id(), "createNewsletter", newsletter, () -> {
            NewsletterView view = NewsletterView.of(editing.create(newsletter, who));
            return EditorialAnswers.created(LIST + '/' + view.id(), view.version(), view);
        });
    }

    @GET
    @PermissionsAllowed("newsletter:read")
    @Transactional
    @Operation(operationId = "listEditorialNewsletters", summary = "List all newsletters", description = "In the order of their slugs, also those no longer on offer.")
    @APIResponse(responseCode = "200", description = "A page of newsletters", content = @Content(schema = @Schema(implementation = NewsletterPage.class)))
    public Response list(
            @Parameter(description = "How many at most") @RestQuery @DefaultValue("20") @Min(1) @Max(100) int limit,
            @Parameter(description = "Where the page before ended") @RestQuery @Nullable String cursor,
            @Parameter(description = "Also tell how many there are in all") @RestQuery @DefaultValue("false") boolean count) {
        String after = cursor == null ? "" : cursors.open(LIST, cursor).getFirst();
        List<Newsletter> found = newsletters.page(true, after, limit + 1);
        List<NewsletterView> shown = found.stream().limit(limit).map(NewsletterView::of).toList();
        String next = found.size() > limit ? cursors.seal(LIST, List.of(shown.getLast().slug())) : null;
        return EditorialAnswers.unversioned(new Page<>(shown, next, count ? newsletters.count() : null));
    }

    @GET
    @Path("{id}")
    @PermissionsAllowed("newsletter:read")
    @Transactional
    @Operation(operationId = "getEditorialNewsletter", summary = "Get a newsletter with its version")
    @APIResponse(responseCode = "200", description = "The newsletter", content = @Content(schema = @Schema(implementation = NewsletterView.class)))
    public Response get(@Parameter(description = "The newsletter's id") @RestPath UUID id) {
        Newsletter newsletter = newsletters.findByIdOptional(id)
                .orElseThrow(() -> ProblemType.NOT_FOUND.with("There is no newsletter with this id."));
        return EditorialAnswers.ok(newsletter.version(), NewsletterView.of(newsletter));
    }

    @PUT
    @Path("{id}")
    @PermissionsAllowed("newsletter:manage")
    @Operation(operationId = "replaceNewsletter", summary = "Replace a newsletter", description = "The slug cannot change: it stands in the List-Id that readers sort by.")
    @APIResponse(responseCode = "200", description = "The new version, or the present one if nothing differs", content = @Content(schema = @Schema(implementation = NewsletterView.class)))
    public Response replace(@Parameter(description = "The newsletter's id") @RestPath UUID id,
            @Parameter(description = EditorialAnswers.IF_MATCH) @RestHeader("If-Match") @Nullable String ifMatch,
            @NotNull @Valid NewsletterWrite newsletter) {
        NewsletterView view = editing.replace(id, IfMatch.of(ifMatch), newsletter, caller.get());
        return EditorialAnswers.ok(view.version(), view);
    }
}
