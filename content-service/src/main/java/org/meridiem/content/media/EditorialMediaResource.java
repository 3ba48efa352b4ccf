package org.meridiem.content.media;

import java.io.IOException;
import java.nio.file.Files;
import java.util.UUID;

import jakarta.validation.Validator;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Encoding;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.multipart.MultipartFormDataInput;
import org.jspecify.annotations.Nullable;
import org.meridiem.content.editing.ApiTexts;
import org.meridiem.content.editing.Cut;
import org.meridiem.content.editing.EditorialAnswers;
import org.meridiem.content.editing.Ids;
import org.meridiem.content.editing.MergePatch;
import org.meridiem.content.editing.PlainText;
import org.meridiem.kit.http.IfMatch;
import org.meridiem.kit.idempotency.Idempotency;
import org.meridiem.kit.page.Page;
import org.meridiem.kit.problem.ProblemType;
import org.meridiem.kit.security.CurrentCaller;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;

/// The colleagues' side of the media library.
@Path("/v1/editorial/media")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Editorial media", description = "The library of pictures")
class EditorialMediaResource {

    private final MediaLibrary library;
    private final MediaEditing editing;
    private final Intake intake;
    private final ImageWork work;
    private final MediaLeftovers leftovers;
    private final MergePatch patches;
    private final Validator validator;
    private final Idempotency idempotency;
    private final CurrentCaller caller;

    EditorialMediaResource(MediaLibrary library, MediaEditing editing, Intake intake, ImageWork work,
            MediaLeftovers leftovers, MergePatch patches,
            Validator validator, Idempotency idempotency, CurrentCaller caller) {
        this.library = library;
        this.editing = editing;
        this.intake = intake;
        this.work = work;
        this.leftovers = leftovers;
        this.patches = patches;
        this.validator = validator;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @PermissionsAllowed("media:upload")
    @Operation(operationId = "uploadMedia", summary = "Upload a picture", description = """
            The picture is decoded, turned upright as its metadata say, scaled to at most 2560 pixels and written anew: no metadata (such as the place \
            where it was taken) and nothing else of the file survives. JPEG, PNG, GIF (of one frame, kept as PNG) and SVG are taken; the content \
            decides, not the name. Of an SVG drawing only what draws is kept: no scripts, links or references to elsewhere.""")
    @APIResponse(responseCode = "201", description = "Taken in; `Location` and `ETag` say where and which version", content = @Content(schema = @Schema(implementation = MediaView.class)))
    @APIResponse(responseCode = "415", description = "Not a JPEG, PNG, GIF or SVG picture by its content; `detectedType` says what it is")
    @APIResponse(responseCode = "422", description = "Damaged, too many pixels, a moving picture, or a drawing with a DOCTYPE; or the Idempotency-Key came with another request before")
    public Response upload(
            @Parameter(description = ApiTexts.IDEMPOTENCY_KEY) @RestHeader("Idempotency-Key") @Nullable String idempotencyKey,
            @RequestBody(required = true, content = @Content(mediaType = MediaType.MULTIPART_FORM_DATA, schema = @Schema(implementation = UploadForm.Described.class), encoding = @Encoding(name = "file", contentType = "image/jpeg, image/png, image/gif, image/svg+xml"))) MultipartFormDataInput form)
            throws IOException {
        var who = caller.get();
        UploadForm upload = UploadForm.of(form.getValues(), validator);
        Master master = work.await(work.begin(() -> intake.take(upload.file())));
        try {
            UUID id = Ids.next();
            leftovers.announceUpload(id);
            var request = new Fingerprint(master.uploadSha256(), upload.fileName(), upload.details());
            return idempotency.once(idempotencyKey, who.id(), "uploadMedia", request, () -> {
                MediaView view = view(editing.add(id, master, upload.fileName(), upload.details(), who));
                return EditorialAnswers.created("/v1/editorial/media/" + id, view.version(), view);
            });
        } finally {
            Files.deleteIfExists(master.file());
        }
    }

    @GET
    @PermissionsAllowed("media:read")
    @Operation(operationId = "listEditorialMedia", summary = "List pictures, newest first")
    public RestResponse<Page<MediaView>> list(
            @Parameter(description = "Only pictures whose file name, alt, caption or credit contains this, in any case") @RestQuery @Nullable @Size(min = 1, max = 100) @PlainText String q,
            @Parameter(description = ApiTexts.LIMIT) @RestQuery @DefaultValue("20") @Min(1) @Max(100) int limit,
            @Parameter(description = ApiTexts.CURSOR) @RestQuery @Nullable String cursor,
            @Parameter(description = ApiTexts.COUNT) @RestQuery @DefaultValue("false") boolean count) {
        return EditorialAnswers.list(Cut.map(library.page(q, limit, cursor, count), this::view));
    }

    @GET
    @Path("{id}")
    @PermissionsAllowed("media:read")
    @Operation(operationId = "getEditorialMedia", summary = "Get a picture's texts and addresses")
    public RestResponse<MediaView> get(@RestPath UUID id) {
        return answer(
                library.byId(id).orElseThrow(() -> ProblemType.NOT_FOUND.with("There is no picture with this id.")));
    }

    @PATCH
    @Path("{id}")
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    @PermissionsAllowed("media:manage")
    @Operation(operationId = "patchMedia", summary = "Change a picture's texts or focal point", description = "JSON Merge Patch (RFC 7396). A new focal point makes new crops under new addresses.")
    @APIResponse(responseCode = "200", description = "The new version, or the present one if nothing differs")
    public RestResponse<MediaView> patch(@RestPath UUID id,
            @Parameter(description = ApiTexts.IF_MATCH) @RestHeader("If-Match") @Nullable String ifMatch,
            @RequestBody(content = @Content(schema = @Schema(type = SchemaType.OBJECT, description = "Members of `MediaDetails`; null removes one.", examples = "{\"alt\": \"A smart speaker on a kitchen table\"}"))) @NotNull JsonNode patch) {
        return answer(editing.change(id, IfMatch.of(ifMatch),
                before -> patches.apply(before, patch, MediaDetails.class), caller.get()));
    }

    @DELETE
    @Path("{id}")
    @PermissionsAllowed("media:manage")
    @Operation(operationId = "deleteMedia", summary = "Delete a picture that nothing shows")
    @APIResponse(responseCode = "204", description = "Deleted, with its files")
    @APIResponse(responseCode = "409", description = "In use: `count` and `uses` say by how many")
    public void delete(@RestPath UUID id,
            @Parameter(description = ApiTexts.IF_MATCH) @RestHeader("If-Match") @Nullable String ifMatch) {
        editing.remove(id, IfMatch.of(ifMatch), caller.get());
        leftovers.removeNow(id);
    }

    private MediaView view(MediaItem item) {
        return MediaView.of(item, library.image(item));
    }

    private RestResponse<MediaView> answer(MediaItem item) {
        return EditorialAnswers.ok(item.stamp().version(), view(item));
    }

    /// What makes two uploads the same request.
    private record Fingerprint(String sha256, String fileName, MediaDetails details) {
    }
}
