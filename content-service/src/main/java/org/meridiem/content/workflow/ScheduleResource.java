package org.meridiem.content.workflow;

import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.meridiem.content.editing.EditorialAnswers;
import org.meridiem.kit.page.Page;
import org.meridiem.kit.security.CurrentCaller;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;

/// The newsroom's calendar.
@Path("/v1/editorial/schedule")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Editorial articles")
class ScheduleResource {

    private final ScheduleList list;
    private final CurrentCaller caller;

    ScheduleResource(ScheduleList list, CurrentCaller caller) {
        this.list = list;
        this.caller = caller;
    }

    @GET
    @PermissionsAllowed("article:read")
    @Operation(operationId = "listSchedule", summary = "List what is scheduled", description = "Publications, updates of published articles by their working drafts, and ends, soonest first. Whoever may work on their own articles only sees only those. Move or cancel with the transitions `schedule` and `unschedule` and with `…/expiry` of the article.")
    @APIResponse(responseCode = "200", description = "One page")
    public RestResponse<Page<ScheduledView>> list(@BeanParam @Valid ScheduleFilter filter) {
        return EditorialAnswers.list(list.page(filter, caller.get()));
    }
}
