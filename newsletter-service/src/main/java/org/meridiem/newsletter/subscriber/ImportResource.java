package org.meridiem.newsletter.subscriber;

import java.io.InputStream;
import java.util.List;
import java.util.UUID;

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
import org.jspecify.annotations.Nullable;
import org.meridiem.kit.http.Streamed;
import org.meridiem.kit.idempotency.Idempotency;
import org.meridiem.kit.security.CurrentCaller;
import org.meridiem.newsletter.web.CsvCells;
import org.meridiem.newsletter.web.EditorialAnswers;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;

/// Lists of subscribers from elsewhere.
@Path(ImportResource.LIST)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Subscribers")
class ImportResource {

    static final String LIST = "/v1/editorial/subscribers/imports";

    private final ImportKeeping keeping;
    private final ImportIntake intake;
    private final Idempotency idempotency;
    private final CurrentCaller caller;

    ImportResource(ImportKeeping keeping, ImportIntake intake, Idempotency idempotency, CurrentCaller caller) {
        this.keeping = keeping;
        this.intake = intake;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    /// A page of imports.
    @Schema(name = "SubscriberImportPage")
    private record ImportPage(List<ImportView> items, @Nullable String nextCursor) {
    }

    /// A page of a report.
    @Schema(name = "SubscriberImportRowPage")
    private record ImportRowPage(List<ImportRowView> items, @Nullable String nextCursor) {
    }

    @POST
    @Streamed
    @Consumes("text/csv")
    @PermissionsAllowed("subscriber:manage")
    @Operation(operationId = "importSubscribers", summary = "Import subscribers from CSV", description = """
            RFC 4180 in UTF-8 with a header: `email`, and any of `newsletters` (slugs with spaces between), `language`, `time_zone`, `sections`, `confirmed_at`, `proof`. A row \
            with `confirmed_at` and `proof` is subscribed; the owner of any other is asked by mail. Who is suppressed or left is never added again. The file is taken in whole and \
            then worked off in the background; sent again, it changes nothing.""")
    @APIResponse(responseCode = "202", description = "Taken in; `Location` says where to watch", content = @Content(schema = @Schema(implementation = ImportView.class)))
    @APIResponse(responseCode = "413", description = "Larger than `meridiem.subscriber-import.max-size`")
    @APIResponse(responseCode = "422", description = "A newsletter does not exist")
    public Response start(
            @Parameter(description = EditorialAnswers.IDEMPOTENCY_KEY) @RestHeader("Idempotency-Key") @Nullable String idempotencyKey,
            @Parameter(hidden = true) @RestHeader("Content-Length") @Nullable Long length,
            @Parameter(description = "The newsletter of rows that name none: its slug") @RestQuery @Nullable String newsletter,
            @RequestBody(required = true, description = "The file", content = @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING, format = "binary"))) @NotNull InputStream file) {
        var who = caller.get();
        List<UUID> newsletters = keeping.newsletters(newsletter);
        ImportIntake.Received received = intake.receive(file, length == null ? -1 : length, newsletters, who.name());
        try {
            return idempotency.once(idempotencyKey, who.id(), "importSubscribers",
                    List.of(received.sha256(), String.valueOf(newsletter)), () -> {
                        ImportView view = keeping.ready(received, who);
                        return Response.accepted(view)
                                .header("Location", LIST + '/' + view.id())
                                .header("Cache-Control", "private, no-store")
                                .build();
                    });
        } finally {
            // Unless it is being worked off.
            intake.drop(received.id());
        }
    }

    @GET
    @PermissionsAllowed("subscriber:manage")
    @Operation(operationId = "listSubscriberImports", summary = "List imports of subscribers", description = "Newest first.")
    @APIResponse(responseCode = "200", description = "A page", content = @Content(schema = @Schema(implementation = ImportPage.class)))
    public Response list(
            @Parameter(description = "How many at most") @RestQuery @DefaultValue("20") @Min(1) @Max(100) int limit,
            @Parameter(description = "Where the page before ended") @RestQuery @Nullable String cursor) {
        return EditorialAnswers.unversioned(keeping.page(limit, cursor));
    }

    @GET
    @Path("{id}")
    @PermissionsAllowed("subscriber:manage")
    @Operation(operationId = "getSubscriberImport", summary = "Watch an import of subscribers")
    @APIResponse(responseCode = "200", description = "How far it is", content = @Content(schema = @Schema(implementation = ImportView.class)))
    public Response get(@Parameter(description = "The import's id") @RestPath UUID id) {
        return EditorialAnswers.unversioned(keeping.get(id));
    }

    @GET
    @Path("{id}/rows")
    @PermissionsAllowed("subscriber:manage")
    @Operation(operationId = "listSubscriberImportRows", summary = "Read an import's report", description = "In the order of the file.")
    @APIResponse(responseCode = "200", description = "A page", content = @Content(schema = @Schema(implementation = ImportRowPage.class)))
    public Response rows(@Parameter(description = "The import's id") @RestPath UUID id,
            @Parameter(description = "Only rows that became this") @RestQuery @Nullable RowOutcome outcome,
            @Parameter(description = "How many at most") @RestQuery @DefaultValue("20") @Min(1) @Max(100) int limit,
            @Parameter(description = "Where the page before ended") @RestQuery @Nullable String cursor) {
        return EditorialAnswers.unversioned(keeping.rows(id, outcome, limit, cursor));
    }

    @GET
    @Path("{id}/report")
    @Produces("text/csv")
    @PermissionsAllowed("subscriber:manage")
    @Operation(operationId = "downloadSubscriberImportReport", summary = "Download an import's report as CSV", description = "`row`, `outcome`, `email` and `problem` of each row, in the order of the file.")
    @APIResponse(responseCode = "200", description = "The file", content = @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING)))
    public Response report(@Parameter(description = "The import's id") @RestPath UUID id,
            @Parameter(description = "Only rows that became this") @RestQuery @Nullable RowOutcome outcome) {
        return EditorialAnswers.file("import-report.csv", CsvCells.MEDIA_TYPE,
                keeping.report(id, outcome, caller.get()));
    }

    @POST
    @Path("{id}/cancel")
    @PermissionsAllowed("subscriber:manage")
    @Operation(operationId = "cancelSubscriberImport", summary = "Call an import off", description = "Rows that are done stay.")
    @APIResponse(responseCode = "200", description = "Called off", content = @Content(schema = @Schema(implementation = ImportView.class)))
    @APIResponse(responseCode = "409", description = "It is at its end")
    public Response cancel(@Parameter(description = "The import's id") @RestPath UUID id) {
        return EditorialAnswers.unversioned(keeping.cancel(id, caller.get()));
    }
}
