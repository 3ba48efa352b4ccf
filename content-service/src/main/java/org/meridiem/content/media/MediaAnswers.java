package org.meridiem.content.media;

import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;

import org.meridiem.content.caching.CachingConfig;
import org.meridiem.kit.http.ConditionalGet;

/// Makes the answers that hold files, with all that keeps browsers from taking a picture for a page.
@ApplicationScoped
class MediaAnswers {

    private static final String IMMUTABLE = "public, max-age=31536000, immutable";
    /// Should anything ever get through that a browser takes for a page: it may do nothing.
    private static final String NOTHING = "default-src 'none'; sandbox";
    /// A drawing may style itself, no more.
    private static final String OWN_STYLES = "sandbox; default-src 'none'; style-src 'unsafe-inline'";

    private final CachingConfig caching;

    MediaAnswers(CachingConfig caching) {
        this.caching = caching;
    }

    /// @param name    names the rendition, with the version of the picture
    /// @param image   the file
    /// @param pinned  whether the address always shows this
    /// @param varies  whether it depends on what the browser takes
    /// @param headers of the request
    Response of(UUID id, String name, StoredImage image, boolean pinned, boolean varies, HttpHeaders headers) {
        String etag = "\"" + name + "-" + image.format().label() + "-" + Long.toHexString(image.size()) + "\"";
        boolean notModified = ConditionalGet.notModified(headers, etag, null);
        Response.ResponseBuilder answer = notModified
                ? Response.notModified()
                : Response.ok(bytes(image), image.format().contentType())
                        .header(HttpHeaders.CONTENT_LENGTH, image.size())
                        .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"" + id + "-" + name + "."
                                + image.format().extension() + "\"");
        if (varies) {
            answer.header(HttpHeaders.VARY, HttpHeaders.ACCEPT);
        }
        return answer.header(HttpHeaders.ETAG, etag)
                .header(HttpHeaders.CACHE_CONTROL, pinned ? IMMUTABLE : caching.cacheControl())
                .header("Cache-Tag", tag(id))
                .header("Surrogate-Key", tag(id))
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", image.format() == ImageFormat.SVG ? OWN_STYLES : NOTHING)
                .header("Cross-Origin-Resource-Policy", "cross-origin")
                .build();
    }

    /// Names every answer with a picture for caches.
    static String tag(UUID id) {
        return "media-" + id;
    }

    private static StreamingOutput bytes(StoredImage image) {
        return out -> {
            try (InputStream in = opened(image)) {
                in.transferTo(out);
            }
        };
    }

    private static InputStream opened(StoredImage image) {
        try {
            return image.source().open();
        } catch (IOException e) {
            throw ImageWork.storeAway(e);
        }
    }
}
