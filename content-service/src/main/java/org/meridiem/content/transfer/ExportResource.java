package org.meridiem.content.transfer;

import java.io.InputStream;
import java.util.Arrays;
import java.util.UUID;
import java.util.zip.GZIPInputStream;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
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
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.meridiem.content.editing.ApiTexts;
import org.meridiem.content.editing.EditorialAnswers;
import org.meridiem.kit.idempotency.Idempotency;
import org.meridiem.kit.page.Page;
import org.meridiem.kit.security.CurrentCaller;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;

/// Everything as a file.
@Path("/v1/editorial/exports")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Exports", description = "Everything as NDJSON that can be imported again")
class ExportResource {

    private static final String NDJSON = "application/x-ndjson";

    private final Exports exports;
    private final Idempotency idempotency;
    private final CurrentCaller caller;

    ExportResource(Exports exports, Idempotency idempotency, CurrentCaller caller) {
        this.exports = exports;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    @POST
    @PermissionsAllowed("transfer:manage")
    @Operation(operationId = "startExport", summary = "Export everything", description = "Written in the background, as of one moment; `Location` says where to watch.")
    @APIResponse(responseCode = "202", description = "Noted; `Location` says where to watch", content = @Content(schema = @Schema(implementation = ExportView.class)))
    @APIResponse(responseCode = "422", description = ApiTexts.KEY_REUSED)
    public Response start(
            @Parameter(description = ApiTexts.IDEMPOTENCY_KEY) @RestHeader("Idempotency-Key") @Nullable String idempotencyKey,
            @NotNull @Valid ExportRequest request) {
        var who = caller.get();
        return idempotency.once(idempotencyKey, who.id(), "startExport", request, () -> {
            ExportView view = exports.add(request, who);
            return Response.accepted(view).header("Location", "/v1/editorial/exports/" + view.id())
                    .header("Cache-Control", "private, no-store").build();
        });
    }

    @GET
    @PermissionsAllowed("transfer:manage")
    @Operation(operationId = "listExports", summary = "List exports, newest first")
    @APIResponse(responseCode = "200", description = "One page")
    public RestResponse<Page<ExportView>> list(
            @Parameter(description = ApiTexts.LIMIT) @RestQuery @DefaultValue("20") @Min(1) @Max(100) int limit,
            @Parameter(description = ApiTexts.CURSOR) @RestQuery @Nullable String cursor) {
        return EditorialAnswers.list(exports.page(limit, cursor));
    }

    @GET
    @Path("{id}")
    @PermissionsAllowed("transfer:manage")
    @Operation(operationId = "getExport", summary = "Watch an export")
    @APIResponse(responseCode = "200", description = "The export")
    public RestResponse<ExportView> get(@RestPath UUID id) {
        return EditorialAnswers.list(exports.get(id));
    }

    @GET
    @Path("{id}/content")
    @Produces(NDJSON)
    @PermissionsAllowed("transfer:manage")
    @Operation(operationId = "downloadExport", summary = "Download an export", description = "An object on each line: media, sections, tags, authors, articles, in an order in which they can be imported again. Compressed for who accepts gzip.")
    @APIResponse(responseCode = "200", description = "The lines", content = @Content(mediaType = NDJSON))
    @APIResponse(responseCode = "409", description = "Not written yet")
    public RestResponse<StreamingOutput> content(@RestPath UUID id,
            @Parameter(hidden = true) @RestHeader("Accept-Encoding") @Nullable String acceptEncoding) {
        InputStream file = exports.content(id);
        boolean compressed = accepts(acceptEncoding);
        var answer = RestResponse.ResponseBuilder.<StreamingOutput>ok(out -> {
            try (InputStream in = compressed ? file : new GZIPInputStream(file, 1 << 16)) {
                in.transferTo(out);
            }
        }).header("Cache-Control", "private, no-store").header("Vary", "Accept-Encoding")
                .header("Content-Disposition", "attachment; filename=\"export-" + id + ".ndjson\"");
        return compressed ? answer.header("Content-Encoding", "gzip").build() : answer.build();
    }

    private static boolean accepts(@Nullable String acceptEncoding) {
        return acceptEncoding != null && Arrays.stream(acceptEncoding.split(","))
                .anyMatch(coding -> coding.strip().matches("(gzip|x-gzip|\\*)(\\s*;\\s*q=(?!0(\\.0*)?$).*)?"));
    }
}
