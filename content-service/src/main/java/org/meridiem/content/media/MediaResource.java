package org.meridiem.content.media;

import java.io.InputStream;
import java.util.Optional;
import java.util.UUID;

import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.meridiem.content.caching.CachingConfig;
import org.meridiem.content.caching.PublicAnswers;
import org.meridiem.kit.http.ConditionalGet;

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

    private static final String IMMUTABLE = "public, max-age=31536000, immutable";

    private final MediaLibrary library;
    private final Renditions renditions;
    private final CachingConfig caching;

    MediaResource(MediaLibrary library, Renditions renditions, CachingConfig caching) {
        this.library = library;
        this.renditions = renditions;
        this.caching = caching;
    }

    @GET
    @Path("{id}/{rendition}")
    @Produces({ "image/jpeg", "image/png" })
    @Operation(operationId = "getMediaRendition", summary = "Get a rendition of a picture", description = "Use the addresses that articles and pictures list. With the present `v` the answer never changes.")
    @APIResponse(responseCode = "200", description = "The picture", content = {
            @Content(mediaType = "image/jpeg", schema = @Schema(type = SchemaType.STRING, format = "binary")),
            @Content(mediaType = "image/png", schema = @Schema(type = SchemaType.STRING, format = "binary")) })
    @APIResponse(responseCode = "304", description = "The reader's copy is still good")
    public Response get(@RestPath UUID id,
            @Parameter(description = "Which one", schema = @Schema(type = SchemaType.STRING, enumeration = { "w320", "w640", "w960", "w1280", "w1920",
                    "square", "social" })) @RestPath String rendition,
            @Parameter(description = "Version of the picture, as its addresses have it") @RestQuery @Min(1) @Nullable Integer v,
            @Context HttpHeaders headers) {
        Preset preset = Preset.ofLabel(rendition).orElseThrow(() -> PublicAnswers.absent("There is no such rendition."));
        if (v != null) {
            Optional<StoredImage> made = renditions.made(id, preset, v);
            if (made.isPresent()) {
                return answer(id, preset, v, made.get(), IMMUTABLE, headers);
            }
        }
        MediaItem item = library.byId(id).orElseThrow(() -> PublicAnswers.absent("There is no such picture."));
        StoredImage image = renditions.of(id, preset, item.imageVersion(), item.focalPoint())
            .orElseThrow(() -> PublicAnswers.absent("There is no such picture."));
        boolean pinned = v != null && v == item.imageVersion();
        return answer(id, preset, item.imageVersion(), image, pinned ? IMMUTABLE : caching.cacheControl(), headers);
    }

    private static Response answer(UUID id, Preset preset, int version, StoredImage image, String cacheControl, HttpHeaders headers) {
        String etag = "\"" + preset.label() + "-" + version + "-" + Long.toHexString(image.size()) + "\"";
        boolean notModified = ConditionalGet.notModified(headers, etag, null);
        Response.ResponseBuilder answer = notModified ? Response.notModified()
                : Response.ok(bytes(image), image.format().contentType())
                    .header(HttpHeaders.CONTENT_LENGTH, image.size())
                    .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"" + id + "-" + preset.label() + "." + image.format().extension() + "\"");
        return answer.header(HttpHeaders.ETAG, etag)
            .header(HttpHeaders.CACHE_CONTROL, cacheControl)
            .header("Cache-Tag", "media-" + id)
            .header("Surrogate-Key", "media-" + id)
            .header("X-Content-Type-Options", "nosniff")
            // Should anything ever get through that a browser takes for a page: it may do nothing.
            .header("Content-Security-Policy", "default-src 'none'; sandbox")
            .header("Cross-Origin-Resource-Policy", "cross-origin")
            .build();
    }

    private static StreamingOutput bytes(StoredImage image) {
        return out -> {
            try (InputStream in = image.source().open()) {
                in.transferTo(out);
            }
        };
    }
}
