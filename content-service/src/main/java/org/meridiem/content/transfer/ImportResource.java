package org.meridiem.content.transfer;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.meridiem.content.editing.ApiTexts;
import org.meridiem.content.editing.EditorialAnswers;
import org.meridiem.content.transfer.source.Format;
import org.meridiem.content.transfer.source.ImportOptions;
import org.meridiem.kit.http.Streamed;
import org.meridiem.kit.idempotency.Idempotency;
import org.meridiem.kit.page.Page;
import org.meridiem.kit.security.CurrentCaller;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;

/// Files from other systems.
@Path("/v1/editorial/imports")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Imports", description = "Files of Ghost, WordPress and our own format")
class ImportResource {

    private static final String NDJSON = "application/x-ndjson";
    private static final int PIECE = 500;

    private final Imports imports;
    private final ImportReport report;
    private final Spool spool;
    private final ObjectMapper json;
    private final Idempotency idempotency;
    private final CurrentCaller caller;

    ImportResource(Imports imports, ImportReport report, Spool spool, ObjectMapper json, Idempotency idempotency,
            CurrentCaller caller) {
        this.imports = imports;
        this.report = report;
        this.spool = spool;
        this.json = json;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    @POST
    @Streamed
    @Consumes({MediaType.APPLICATION_OCTET_STREAM, MediaType.APPLICATION_JSON, MediaType.APPLICATION_XML,
            MediaType.TEXT_XML, NDJSON,
            MediaType.TEXT_PLAIN})
    @PermissionsAllowed("transfer:manage")
    @Operation(operationId = "startImport", summary = "Import a file", description = """
            The body is the file as it is. It is stored whole before anything else happens: a body that is cut off starts no import. Then it is worked off in \
            the background, row by row; `Location` says where to watch. A file may be sent again at any time: what is here already is recognised by \
            `source` and its id there.""")
    @APIResponse(responseCode = "202", description = "Stored; `Location` says where to watch", content = @Content(schema = @Schema(implementation = ImportView.class)))
    @APIResponse(responseCode = "413", description = "Larger than `meridiem.transfer.max-upload-size`")
    @APIResponse(responseCode = "415", description = "Begins like none of the formats that can be read")
    @APIResponse(responseCode = "422", description = "`section` or `author` does not exist, or the Idempotency-Key came with another request before")
    public Response start(
            @Parameter(description = ApiTexts.IDEMPOTENCY_KEY) @RestHeader("Idempotency-Key") @Nullable String idempotencyKey,
            @Parameter(hidden = true) @RestHeader("Content-Length") @Nullable Long length,
            @BeanParam @Valid ImportParameters parameters,
            @RequestBody(required = true, description = "The file.", content = {
                    @Content(mediaType = MediaType.APPLICATION_OCTET_STREAM, schema = @Schema(type = SchemaType.STRING, format = "binary")),
                    @Content(mediaType = NDJSON, schema = @Schema(type = SchemaType.STRING, format = "binary"))}) @NotNull InputStream file) {
        var who = caller.get();
        ImportOptions options = imports.options(parameters);
        Spool.Received received = spool.receive(file, length == null ? -1 : length);
        try {
            Format format = Imports.format(parameters.format, received);
            var request = List.of(received.sha256(), format, options, parameters.dryRun,
                    String.valueOf(parameters.source));
            return idempotency.once(idempotencyKey, who.id(), "startImport", request, () -> {
                ImportView view = imports.add(received, format, parameters, options, who);
                return Response.accepted(view).header("Location", "/v1/editorial/imports/" + view.id())
                        .header("Cache-Control", "private, no-store").build();
            });
        } finally {
            spool.delete(received.file());
        }
    }

    @GET
    @PermissionsAllowed("transfer:manage")
    @Operation(operationId = "listImports", summary = "List imports, newest first")
    @APIResponse(responseCode = "200", description = "One page")
    public RestResponse<Page<ImportView>> list(
            @Parameter(description = ApiTexts.LIMIT) @RestQuery @DefaultValue("20") @Min(1) @Max(100) int limit,
            @Parameter(description = ApiTexts.CURSOR) @RestQuery @Nullable String cursor) {
        return EditorialAnswers.list(imports.page(limit, cursor));
    }

    @GET
    @Path("{id}")
    @PermissionsAllowed("transfer:manage")
    @Operation(operationId = "getImport", summary = "Watch an import", description = "How far it is and what became of its rows, as of now.")
    @APIResponse(responseCode = "200", description = "The import")
    public RestResponse<ImportView> get(@RestPath UUID id) {
        return EditorialAnswers.list(imports.get(id));
    }

    @GET
    @Path("{id}/rows")
    @PermissionsAllowed("transfer:manage")
    @Operation(operationId = "listImportRows", summary = "Read an import's report", description = "A line for each row that is done, in the order of the file.")
    @APIResponse(responseCode = "200", description = "One page")
    public RestResponse<Page<RowReport>> rows(@RestPath UUID id,
            @Parameter(description = "Only rows that became this.") @RestQuery @Nullable Outcome outcome,
            @Parameter(description = ApiTexts.LIMIT) @RestQuery @DefaultValue("20") @Min(1) @Max(100) int limit,
            @Parameter(description = ApiTexts.CURSOR) @RestQuery @Nullable String cursor) {
        return EditorialAnswers.list(imports.rows(id, outcome, limit, cursor));
    }

    @GET
    @Path("{id}/report")
    @Produces(NDJSON)
    @PermissionsAllowed("transfer:manage")
    @Operation(operationId = "downloadImportReport", summary = "Download an import's report", description = "The same lines as NDJSON, all of them.")
    @APIResponse(responseCode = "200", description = "A line for each row that is done", content = @Content(mediaType = NDJSON, schema = @Schema(implementation = RowReport.class)))
    public RestResponse<StreamingOutput> report(@RestPath UUID id) {
        imports.get(id);
        return RestResponse.ResponseBuilder.<StreamingOutput>ok(out -> write(id, out))
                .header("Cache-Control", "private, no-store")
                .header("Content-Disposition", "attachment; filename=\"import-" + id + ".ndjson\"").build();
    }

    @POST
    @Path("{id}/cancel")
    @PermissionsAllowed("transfer:manage")
    @Operation(operationId = "cancelImport", summary = "Call an import off", description = "It stops before its next row. Rows that are done stay.")
    @APIResponse(responseCode = "200", description = "Called off, or about to stop")
    @APIResponse(responseCode = "409", description = "It is at its end already")
    public RestResponse<ImportView> cancel(@RestPath UUID id) {
        return EditorialAnswers.list(imports.cancel(id, caller.get()));
    }

    private void write(UUID id, OutputStream out) throws java.io.IOException {
        long after = 0;
        for (List<RowReport> rows = report.page(id, null, after, PIECE); !rows.isEmpty(); rows = report.page(id, null,
                after, PIECE)) {
            for (RowReport row : rows) {
                out.write(json.writeValueAsBytes(row));
                out.write('\n');
            }
            after = rows.getLast().row();
        }
    }
}
