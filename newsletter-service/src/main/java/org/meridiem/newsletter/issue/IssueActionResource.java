package org.meridiem.newsletter.issue;

import java.util.Map;
import java.util.UUID;

import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
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
import org.jspecify.annotations.Nullable;
import org.meridiem.kit.http.IfMatch;
import org.meridiem.kit.idempotency.Idempotency;
import org.meridiem.kit.limit.RateLimits;
import org.meridiem.kit.problem.ProblemType;
import org.meridiem.kit.security.Caller;
import org.meridiem.kit.security.CurrentCaller;
import org.meridiem.newsletter.audit.AuditLog;
import org.meridiem.newsletter.mail.EmailAddress;
import org.meridiem.newsletter.site.Links;
import org.meridiem.newsletter.web.EditorialAnswers;
import org.meridiem.newsletter.web.Pages;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;

/// What editors do with an issue.
@Path("/v1/editorial/issues")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Editorial issues")
class IssueActionResource {

    private final IssueTransitions transitions;
    private final Issues issues;
    private final IssueViews views;
    private final Audience audience;
    private final Letters letters;
    private final Links links;
    private final AuditLog audit;
    private final Idempotency idempotency;
    private final CurrentCaller caller;
    private final RateLimits.Limit testMails;

    IssueActionResource(IssueTransitions transitions, Issues issues, IssueViews views, Audience audience,
            Letters letters, Links links, AuditLog audit, Idempotency idempotency, CurrentCaller caller,
            RateLimits limits,
            IssueConfig config) {
        this.transitions = transitions;
        this.issues = issues;
        this.views = views;
        this.audience = audience;
        this.letters = letters;
        this.links = links;
        this.audit = audit;
        this.idempotency = idempotency;
        this.caller = caller;
        this.testMails = limits.limit("test-mails", config.testMails(), config.testWindow());
    }

    /// A step.
    @Schema(name = "IssueTransition", description = "A step.", examples = "{\"transition\": \"approve\"}")
    record Step(
            @Schema(description = "Which", required = true) @NotNull Transition transition) {
    }

    /// Where a test mail goes.
    @Schema(name = "TestSend", description = "Where a test mail goes.", examples = "{\"email\": \"editor@example.org\"}")
    record TestSend(
            @Schema(description = "The address", required = true) @NotNull @Size(max = 320) String email) {
    }

    @POST
    @Path("{id}/transitions")
    @PermissionsAllowed({"issue:approve", "issue:send"})
    @Operation(operationId = "moveIssue", summary = "Take a step", description = """
            `approve` a draft, `send` what is approved, `pause` and `resume` the sending, `cancel` for good. Sending freezes the words and the audience; \
            articles that are not public any more are left out. Mails that have left are not called back.""")
    @APIResponse(responseCode = "200", description = "The issue after the step", content = @Content(schema = @Schema(implementation = IssueView.class)))
    @APIResponse(responseCode = "409", description = "No such step from here; `allowedTransitions` tells those there are")
    @APIResponse(responseCode = "422", description = "There is nothing left to send")
    public Response move(@Parameter(description = "The issue's id") @RestPath UUID id,
            @Parameter(description = EditorialAnswers.IF_MATCH) @RestHeader("If-Match") @Nullable String ifMatch,
            @Parameter(description = EditorialAnswers.IDEMPOTENCY_KEY) @RestHeader("Idempotency-Key") @Nullable String idempotencyKey,
            @NotNull @Valid Step step) {
        Caller who = caller.get();
        return idempotency.once(idempotencyKey, who.id(), "moveIssue " + id, step, () -> {
            IssueView view = views.of(transitions.take(id, step.transition(), IfMatch.of(ifMatch), who), who);
            return EditorialAnswers.ok(view.version(), view);
        });
    }

    @GET
    @Path("{id}/preview")
    @PermissionsAllowed("issue:read")
    @Produces(MediaType.TEXT_HTML)
    @Operation(operationId = "previewIssue", summary = "See the mail", description = "As HTML or as plain text, whichever Accept prefers; exactly what would be sent now.")
    @APIResponse(responseCode = "200", description = "The mail's body", content = {
            @Content(mediaType = MediaType.TEXT_HTML), @Content(mediaType = MediaType.TEXT_PLAIN)})
    public Response preview(@Parameter(description = "The issue's id") @RestPath UUID id) {
        return Pages.answer(200, letters.present(id, links.unsubscription(IssueComposer.NOBODYS_TOKEN)).html());
    }

    @GET
    @Path("{id}/preview")
    @PermissionsAllowed("issue:read")
    @Produces(MediaType.TEXT_PLAIN)
    @Operation(hidden = true)
    public Response previewText(@Parameter(description = "The issue's id") @RestPath UUID id) {
        return Response.ok(letters.present(id, links.unsubscription(IssueComposer.NOBODYS_TOKEN)).text(),
                MediaType.TEXT_PLAIN_TYPE.withCharset("UTF-8"))
                .header("Cache-Control", "no-store")
                .build();
    }

    @POST
    @Path("{id}/test-send")
    @PermissionsAllowed("issue:edit")
    @Transactional
    @Operation(operationId = "testSendIssue", summary = "Send the mail to one address, to see it arrive", description = "The subject begins with [Test]; the way out in it unsubscribes nobody.")
    @APIResponse(responseCode = "202", description = "It will leave at once")
    @APIResponse(responseCode = "409", description = "The issue is cancelled")
    @APIResponse(responseCode = "429", description = "Too many test mails; see `Retry-After`")
    public Response test(@Parameter(description = "The issue's id") @RestPath UUID id, @NotNull @Valid TestSend test) {
        testMails.take(caller.get().id());
        EmailAddress to = EmailAddress.parse(test.email())
                .orElseThrow(() -> ProblemType.INVALID_INPUT.with("This is not an address that mail can be sent to.")
                        .at("/email", "must be a mail address such as editor@example.org"));
        Issue issue = issues.get(id);
        if (issue.status() == Status.CANCELLED) {
            throw ProblemType.CONFLICT.with("The issue is cancelled.").and("status", Status.CANCELLED);
        }
        audience.test(id, to);
        audit.record(caller.get(), "testSend", "issue", id, issue.version(), Map.of());
        return Response.accepted().build();
    }
}
