package org.meridiem.newsletter.subjecttest;

import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
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
import org.jspecify.annotations.Nullable;
import org.meridiem.kit.http.IfMatch;
import org.meridiem.kit.idempotency.Idempotency;
import org.meridiem.kit.problem.ProblemType;
import org.meridiem.kit.security.Caller;
import org.meridiem.kit.security.CurrentCaller;
import org.meridiem.newsletter.web.EditorialAnswers;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;

/// Several subjects for one issue.
@Path("/v1/editorial/issues/{id}/subject-test")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Editorial issues")
class SubjectTestResource {

    private final SubjectTests tests;
    private final SubjectTestEditing editing;
    private final Idempotency idempotency;
    private final CurrentCaller caller;

    SubjectTestResource(SubjectTests tests, SubjectTestEditing editing, Idempotency idempotency,
            CurrentCaller caller) {
        this.tests = tests;
        this.editing = editing;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    /// A choice.
    @Schema(name = "SubjectChoice", description = "Which subject wins.", examples = "{\"winner\": 1}")
    record Choice(
            @Schema(description = "Counted from 0", required = true) @NotNull @Min(0) Integer winner) {
    }

    @GET
    @PermissionsAllowed("issue:read")
    @Operation(operationId = "getSubjectTest", summary = "See the subjects that are tried")
    @APIResponse(responseCode = "200", description = "The test", content = @Content(schema = @Schema(implementation = SubjectTestView.class)))
    public Response show(@Parameter(description = "The issue's id") @RestPath UUID id) {
        SubjectTestView view = tests.find(id)
                .orElseThrow(() -> ProblemType.NOT_FOUND.with("This issue has no subject test."));
        return EditorialAnswers.ok(view.version(), view);
    }

    @PUT
    @PermissionsAllowed("issue:edit")
    @Operation(operationId = "setSubjectTest", summary = "Try several subjects", description = """
            A part of the audience gets the issue at once, each with one of the subjects; who gets which is a function of issue and subscriber. \
            The rest waits for the subject that did best, or that an editor chooses. The first time If-Match is `*`.""")
    @APIResponse(responseCode = "200", description = "The test", content = @Content(schema = @Schema(implementation = SubjectTestView.class)))
    @APIResponse(responseCode = "409", description = "The issue is no draft any more")
    @APIResponse(responseCode = "422", description = "The newsletter does not count what is to decide, or the wait is too long")
    public Response write(@Parameter(description = "The issue's id") @RestPath UUID id,
            @Parameter(description = EditorialAnswers.IF_MATCH) @RestHeader("If-Match") @Nullable String ifMatch,
            @NotNull @Valid SubjectTestWrite test) {
        SubjectTestView view = editing.write(id, test, IfMatch.of(ifMatch), caller.get());
        return EditorialAnswers.ok(view.version(), view);
    }

    @DELETE
    @PermissionsAllowed("issue:edit")
    @Operation(operationId = "removeSubjectTest", summary = "Send the issue with its own subject")
    @APIResponse(responseCode = "204", description = "There is no test any more")
    @APIResponse(responseCode = "409", description = "The issue is no draft any more")
    public Response remove(@Parameter(description = "The issue's id") @RestPath UUID id,
            @Parameter(description = EditorialAnswers.IF_MATCH) @RestHeader("If-Match") @Nullable String ifMatch) {
        editing.remove(id, IfMatch.of(ifMatch), caller.get());
        return Response.noContent().build();
    }

    @POST
    @Path("decision")
    @PermissionsAllowed("issue:send")
    @Operation(operationId = "decideSubjectTest", summary = "Choose the subject that the rest gets", description = "At any time while the test runs, whatever was to decide.")
    @APIResponse(responseCode = "200", description = "The test", content = @Content(schema = @Schema(implementation = SubjectTestView.class)))
    @APIResponse(responseCode = "409", description = "It is decided already, or the issue is not being sent yet")
    public Response decide(@Parameter(description = "The issue's id") @RestPath UUID id,
            @Parameter(description = EditorialAnswers.IF_MATCH) @RestHeader("If-Match") @Nullable String ifMatch,
            @Parameter(description = EditorialAnswers.IDEMPOTENCY_KEY) @RestHeader("Idempotency-Key") @Nullable String idempotencyKey,
            @NotNull @Valid Choice choice) {
        Caller who = caller.get();
        return idempotency.once(idempotencyKey, who.id(), "decideSubjectTest " + id, choice, () -> {
            SubjectTestView view = editing.decide(id, choice.winner(), IfMatch.of(ifMatch), who);
            return EditorialAnswers.ok(view.version(), view);
        });
    }
}
