package org.meridiem.kit.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.meridiem.kit.problem.ProblemType;

/// Refuses bodies over [HttpConfig#maxBodySize()]: by their Content-Length before a byte is read, and chunked ones when they grow past it.
@Singleton
class BodyLimit {

    private final long max;

    BodyLimit(HttpConfig config) {
        this.max = config.maxBodySize().asLongValue();
    }

    @ServerRequestFilter
    public void limit(ContainerRequestContext request) {
        MediaType type = mediaType(request);
        if (type != null && type.getType().equals("multipart")) {
            return;
        }
        if (request.getLength() > max) {
            throw tooLarge();
        }
        if (request.getHeaderString(HttpHeaders.CONTENT_LENGTH) == null && request.hasEntity()) {
            request.setEntityStream(new Bounded(request.getEntityStream()));
        }
    }

    private static @org.jspecify.annotations.Nullable MediaType mediaType(ContainerRequestContext request) {
        try {
            return request.getMediaType();
        } catch (IllegalArgumentException e) {
            throw ProblemType.UNSUPPORTED_MEDIA_TYPE.with("The Content-Type cannot be read.");
        }
    }

    private RuntimeException tooLarge() {
        return ProblemType.TOO_LARGE.with("The body may have " + max + " bytes at most.").and("maxBytes", max);
    }

    private final class Bounded extends FilterInputStream {

        private long left = max;

        Bounded(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int b = super.read();
            if (b >= 0) {
                count(1);
            }
            return b;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int n = super.read(bytes, offset, length);
            if (n > 0) {
                count(n);
            }
            return n;
        }

        private void count(int n) {
            left -= n;
            if (left < 0) {
                throw tooLarge();
            }
        }
    }
}
