package org.meridiem.newsletter.issue;

import java.time.Duration;
import java.util.UUID;
import java.util.function.Predicate;

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
import org.jboss.resteasy.reactive.RestStreamElementType;
import org.jspecify.annotations.Nullable;
import org.meridiem.kit.http.IfMatch;
import org.meridiem.kit.idempotency.Idempotency;
import org.meridiem.kit.security.Caller;
import org.meridiem.kit.security.CurrentCaller;
import org.meridiem.newsletter.web.EditorialAnswers;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.infrastructure.Infrastructure;

/// Shows how far the sending of an issue is, once or as it goes on, and lets an editor decide about mails whose arrival is not known.
@Path("/v1/editorial/issues/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Editorial issues")
class ProgressResource {

    private static final Duration BEAT = Duration.ofSeconds(1);

    private final ProgressWatch watch;
    private final Resending resending;
    private final IssueViews views;
    private final Idempotency idempotency;
    private final CurrentCaller caller;

    ProgressResource(ProgressWatch watch, Resending resending, IssueViews views, Idempotency idempotency,
            CurrentCaller caller) {
        this.watch = watch;
        this.resending = resending;
        this.views = views;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    @GET
    @Path("progress")
    @RunOnVirtualThread
    @PermissionsAllowed("issue:read")
    @Operation(operationId = "getIssueProgress", summary = "See how far the sending is", description = "Numbers are at most a second old.")
    @APIResponse(responseCode = "200", description = "The numbers", content = @Content(schema = @Schema(implementation = Progress.class)))
    public Response progress(@Parameter(description = "The issue's id") @RestPath UUID id) {
        return EditorialAnswers.unversioned(watch.of(id));
    }

    @GET
    @Blocking
    @Path("progress/events")
    @PermissionsAllowed("issue:read")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RestStreamElementType(MediaType.APPLICATION_JSON)
    @Operation(operationId = "followIssueProgress", summary = "Follow the sending", description = "The numbers of `progress` every second, until the issue is sent or cancelled.")
    @APIResponse(responseCode = "200", description = "The numbers, again and again", content = @Content(mediaType = MediaType.SERVER_SENT_EVENTS, schema = @Schema(implementation = Progress.class)))
    public Multi<Progress> follow(@Parameter(description = "The issue's id") @RestPath UUID id) {
        // Before the stream begins: later no problem could be answered.
        watch.of(id);
        return Multi.createFrom().ticks().every(BEAT)
                .onOverflow().drop()
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(_ -> watch.of(id))
                .select().first(new UntilOver());
    }

    /// Lets the last numbers through and then ends.
    private static final class UntilOver implements Predicate<Progress> {
        private boolean over;

        @Override
        public boolean test(Progress progress) {
            boolean goesOn = !over;
            over = progress.isOver();
            return goesOn;
        }
    }

    @POST
    @Path("resend-uncertain")
    @RunOnVirtualThread
    @PermissionsAllowed("issue:send")
    @Operation(operationId = "resendUncertain", summary = "Send mails again whose arrival is not known", description = """
            A mail is uncertain when the server's answer was lost after the whole mail had left. Some of these recipients have the mail already and get it twice, \
            with the same Message-ID. Who decided so, and when, stays in the issue's statistics. An issue that was sent is being sent again until they are decided about.""")
    @APIResponse(responseCode = "200", description = "The issue", content = @Content(schema = @Schema(implementation = IssueView.class)))
    @APIResponse(responseCode = "409", description = "The issue is not sent yet, or cancelled")
    public Response resend(@Parameter(description = "The issue's id") @RestPath UUID id,
            @Parameter(description = EditorialAnswers.IF_MATCH) @RestHeader("If-Match") @Nullable String ifMatch,
            @Parameter(description = EditorialAnswers.IDEMPOTENCY_KEY) @RestHeader("Idempotency-Key") @Nullable String idempotencyKey) {
        Caller who = caller.get();
        return idempotency.once(idempotencyKey, who.id(), "resendUncertain " + id, null, () -> {
            IssueView view = views.of(resending.uncertain(id, IfMatch.of(ifMatch), who), who);
            return EditorialAnswers.ok(view.version(), view);
        });
    }
}
