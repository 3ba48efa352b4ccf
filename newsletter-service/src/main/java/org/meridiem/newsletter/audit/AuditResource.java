package org.meridiem.newsletter.audit;

import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
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
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.meridiem.kit.security.CurrentCaller;
import org.meridiem.newsletter.web.EditorialAnswers;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;

/// The audit log, to be read and not to be changed.
@Path("/v1/editorial/audit")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Audit log", description = "Who did what to which version")
class AuditResource {

    private final AuditReading reading;
    private final AuditExport export;
    private final CurrentCaller caller;

    AuditResource(AuditReading reading, AuditExport export, CurrentCaller caller) {
        this.reading = reading;
        this.export = export;
        this.caller = caller;
    }

    /// A page of the audit log.
    @Schema(name = "AuditPage")
    private record AuditPage(List<AuditEntry> items, @Nullable String nextCursor, @Nullable Long total) {
    }

    @GET
    @PermissionsAllowed("audit:read")
    @Operation(operationId = "listAuditEntries", summary = "Read the audit log", description = "Newest first. What digests did by themselves is in it too. Of readers it holds ids and nothing else.")
    @APIResponse(responseCode = "200", description = "A page of entries", content = @Content(schema = @Schema(implementation = AuditPage.class)))
    public Response list(@BeanParam @Valid AuditFilter filter,
            @Parameter(description = "How many at most") @RestQuery @DefaultValue("20") @Min(1) @Max(100) int limit,
            @Parameter(description = "Where the page before ended") @RestQuery @Nullable String cursor) {
        return EditorialAnswers.unversioned(reading.page(filter, limit, cursor));
    }

    @GET
    @Path("export")
    @Produces({"application/x-ndjson", "text/csv"})
    @PermissionsAllowed("audit:read")
    @Operation(operationId = "exportAuditEntries", summary = "Export the audit log", description = "All entries that fit the filters, newest first, as one stream. That it was exported is an entry too.")
    @APIResponse(responseCode = "200", description = "The entries", content = {
            @Content(mediaType = "application/x-ndjson", schema = @Schema(implementation = AuditEntry.class)),
            @Content(mediaType = "text/csv", schema = @Schema(implementation = String.class))})
    public Response export(@BeanParam @Valid AuditFilter filter,
            @Parameter(description = "`ndjson`: one `AuditEntry` to a line; `csv`: with a line of names on top") @RestQuery @DefaultValue("ndjson") AuditFormat format) {
        return EditorialAnswers.file("audit." + format, format.mediaType(), export.of(filter, format, caller.get()));
    }
}
