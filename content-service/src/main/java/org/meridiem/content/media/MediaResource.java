package org.meridiem.content.media;

import java.util.Optional;
import java.util.UUID;

import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import org.meridiem.content.caching.PublicAnswers;
import org.meridiem.kit.problem.ProblemException;

import io.smallrye.common.annotation.RunOnVirtualThread;

/// The files that readers' browsers fetch.
///
/// An address with the version of the picture (`?v=`) always shows the same and may be kept for ever; once made, it is served from the store alone,
/// without the database. An address without it, or with one that is no longer the present one, shows the present picture and is kept briefly.
@Path("/v1/media")
@RunOnVirtualThread
@PermitAll
@Tag(name = "Media", description = "Pictures of published articles")
class MediaResource {

    /// The last part of the address of a drawing.
    static final String DRAWING = "drawing";
    /// The last part of the address of a signed size.
    static final String SIZE = "size";

    private final MediaLibrary library;
    private final Renditions renditions;
    private final SizedAddresses sized;
    private final MediaAnswers answers;
    private final MediaConfig config;

    MediaResource(MediaLibrary library, Renditions renditions, SizedAddresses sized, MediaAnswers answers,
            MediaConfig config) {
        this.library = library;
        this.renditions = renditions;
        this.sized = sized;
        this.answers = answers;
        this.config = config;
    }

    @GET
    @Path("{id}/{rendition}")
    @Produces({"image/jpeg", "image/png", "image/webp", "image/svg+xml"})
    @Operation(operationId = "getMediaRendition", summary = "Get a rendition of a picture", description = "Use the addresses that articles and pictures list; each takes `format` beside its `v`. With the present `v` the answer never changes. Other sizes have signed addresses, which the editorial API gives out.")
    @APIResponse(responseCode = "200", description = "The picture", content = {
            @Content(mediaType = "image/jpeg", schema = @Schema(type = SchemaType.STRING, format = "binary")),
            @Content(mediaType = "image/png", schema = @Schema(type = SchemaType.STRING, format = "binary")),
            @Content(mediaType = "image/webp", schema = @Schema(type = SchemaType.STRING, format = "binary")),
            @Content(mediaType = "image/svg+xml", schema = @Schema(type = SchemaType.STRING))})
    @APIResponse(responseCode = "304", description = "The reader's copy is still good")
    @APIResponse(responseCode = "403", description = "The signature is not that of this address")
    public Response get(@RestPath UUID id,
            @Parameter(description = "Which one; a drawing has `drawing` only", schema = @Schema(type = SchemaType.STRING, enumeration = {
                    "w320", "w640", "w960", "w1280", "w1920", "square", "social", DRAWING,
                    SIZE})) @RestPath String rendition,
            @BeanParam @Valid RenditionQuery query, @Context HttpHeaders headers) {
        return switch (rendition) {
            case DRAWING -> drawing(id, query, headers);
            case SIZE -> size(query.size(id), query, headers);
            default -> preset(id, Preset.ofLabel(rendition)
                    .orElseThrow(() -> PublicAnswers.absent("There is no such rendition.")), query, headers);
        };
    }

    private Response preset(UUID id, Preset preset, RenditionQuery query, HttpHeaders headers) {
        query.demandPreset();
        @Nullable
        ImageFormat format = query.format(headers);
        Integer v = query.v;
        if (v != null) {
            Optional<StoredImage> made = renditions.made(id, preset, v, format);
            if (made.isPresent()) {
                return answers.of(id, preset.label() + "-" + v, made.get(), true, query.varies(), headers);
            }
        }
        MediaItem item = library.byId(id).orElseThrow(MediaResource::absent);
        StoredImage image = renditions.of(id, preset, item.imageVersion(), item.focalPoint(), format)
                .orElseThrow(MediaResource::absent);
        return answers.of(id, preset.label() + "-" + item.imageVersion(), image, isPresent(item, v), query.varies(),
                headers);
    }

    private Response size(SizeRequest request, RenditionQuery query, HttpHeaders headers) {
        sized.demandSigned(request, query.s);
        MediaItem item = library.byId(request.media()).orElseThrow(MediaResource::absent);
        request.demandPossible(item, config.maxOutputPixels());
        StoredImage image = renditions.of(item.id(), request.frame(), item.imageVersion(), item.focalPoint(),
                query.format(headers), request.quality()).orElseThrow(MediaResource::absent);
        String name = MediaKey.size(item.id(), request.frame(), item.imageVersion(), null, request.quality()).variant();
        return answers.of(item.id(), name, image, isPresent(item, request.version()), query.varies(), headers);
    }

    private Response drawing(UUID id, RenditionQuery query, HttpHeaders headers) {
        query.demandDrawing();
        StoredImage image = renditions.drawing(id).orElseThrow(MediaResource::absent);
        // A drawing never changes, whatever the address says.
        return answers.of(id, DRAWING, image, true, false, headers);
    }

    private static boolean isPresent(MediaItem item, @Nullable Integer version) {
        return version != null && version == item.imageVersion();
    }

    private static ProblemException absent() {
        return PublicAnswers.absent("There is no such picture.");
    }
}
