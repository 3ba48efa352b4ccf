package org.meridiem.content.audit;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.meridiem.content.editing.ApiTexts;
import org.meridiem.content.editing.EditorialAnswers;
import org.meridiem.kit.page.Page;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;

/// The audit log, to be read and not to be changed.
@Path("/v1/editorial/audit")
@RunOnVirtualThread
@Tag(name = "Audit log", description = "Who did what to which version")
class AuditResource {

    private final AuditReading reading;
    private final AuditExport export;

    AuditResource(AuditReading reading, AuditExport export) {
        this.reading = reading;
        this.export = export;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @PermissionsAllowed("audit:read")
    @Operation(operationId = "listAuditEntries", summary = "Read the audit log", description = "Newest first.")
    @APIResponse(responseCode = "200", description = "One page")
    public RestResponse<Page<AuditEntry>> list(@BeanParam @Valid AuditFilter filter,
            @Parameter(description = ApiTexts.LIMIT) @RestQuery @DefaultValue("20") @Min(1) @Max(100) int limit,
            @Parameter(description = ApiTexts.CURSOR) @RestQuery @Nullable @Size(max = 2_000) String cursor) {
        return EditorialAnswers.list(reading.page(filter, limit, cursor));
    }

    @GET
    @Path("export")
    @Produces({"application/x-ndjson", "text/csv"})
    @PermissionsAllowed("audit:read")
    @Operation(operationId = "exportAuditEntries", summary = "Export the audit log", description = "All entries that fit the filters, newest first, as one stream.")
    @APIResponse(responseCode = "200", description = "The entries", content = {
            @Content(mediaType = "application/x-ndjson", schema = @Schema(implementation = AuditEntry.class)),
            @Content(mediaType = "text/csv", schema = @Schema(implementation = String.class))})
    public Response export(@BeanParam @Valid AuditFilter filter,
            @RestQuery @DefaultValue("ndjson") @Parameter(description = "`ndjson`: one `AuditEntry` to a line; `csv`: with a line of names on top.") AuditFormat format) {
        return Response.ok(export.of(filter, format)).header(HttpHeaders.CONTENT_TYPE, format.mediaType())
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"audit." + format + "\"")
                .build();
    }
}
