package org.meridiem.kit.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;
import org.meridiem.kit.problem.ProblemType;

/// Refuses bodies over [HttpConfig#maxBodySize()]: by their Content-Length before a byte is read, and chunked ones when they grow past it.
/// Refuses a missing body where a resource method reads one: it would arrive there as null.
@Singleton
class BodyGuard {

    /// Asked per request: filters are built before the configuration of the running service is there.
    private final Provider<HttpConfig> config;
    private final Map<Method, Boolean> readers = new ConcurrentHashMap<>();

    BodyGuard(Provider<HttpConfig> config) {
        this.config = config;
    }

    @ServerRequestFilter
    public void check(ContainerRequestContext request, ResourceInfo resource) {
        if (empty(request) && readsBody(resource)) {
            throw ProblemType.MALFORMED_JSON.with("The body is empty.");
        }
        MediaType type = mediaType(request);
        if (type != null && type.getType().equals("multipart") || isStreamed(resource)) {
            return;
        }
        long max = config.get().maxBodySize().asLongValue();
        if (request.getLength() > max) {
            throw tooLarge(max);
        }
        if (request.getHeaderString(HttpHeaders.CONTENT_LENGTH) == null && request.hasEntity()) {
            request.setEntityStream(new Bounded(request.getEntityStream(), max));
        }
    }

    private static boolean isStreamed(ResourceInfo resource) {
        return resource.getResourceMethod() != null && resource.getResourceMethod().isAnnotationPresent(Streamed.class);
    }

    private static boolean empty(ContainerRequestContext request) {
        return request.getLength() == 0 || request.getLength() < 0
                && request.getHeaderString("Transfer-Encoding") == null && !request.hasEntity();
    }

    private boolean readsBody(ResourceInfo resource) {
        return resource.getResourceMethod() != null
                && readers.computeIfAbsent(resource.getResourceMethod(), BodyGuard::hasEntityParameter);
    }

    private static boolean hasEntityParameter(Method method) {
        if (!method.isAnnotationPresent(POST.class) && !method.isAnnotationPresent(PUT.class)
                && !method.isAnnotationPresent(PATCH.class)) {
            return false;
        }
        return Arrays.stream(method.getParameters())
                .anyMatch(parameter -> Arrays.stream(parameter.getAnnotations())
                        .noneMatch(annotation -> isBinding(annotation.annotationType()))
                        && !parameter.getType().getName().startsWith("jakarta.ws.rs.core.")
                        && !path(method).contains("{" + parameter.getName() + "}"));
    }

    private static boolean isBinding(Class<? extends Annotation> type) {
        return type.getPackageName().startsWith("jakarta.ws.rs")
                || type.getPackageName().startsWith("org.jboss.resteasy.reactive");
    }

    /// Path members may be bound by name alone, without an annotation.
    private static String path(Method method) {
        Path onMethod = method.getAnnotation(Path.class);
        Path onClass = method.getDeclaringClass().getAnnotation(Path.class);
        return (onClass == null ? "" : onClass.value()) + "/" + (onMethod == null ? "" : onMethod.value());
    }

    private static @Nullable MediaType mediaType(ContainerRequestContext request) {
        try {
            return request.getMediaType();
        } catch (IllegalArgumentException e) {
            throw ProblemType.UNSUPPORTED_MEDIA_TYPE.with("The Content-Type cannot be read.");
        }
    }

    private static RuntimeException tooLarge(long max) {
        return ProblemType.TOO_LARGE.with("The body may have " + max + " bytes at most.").and("maxBytes", max);
    }

    private static final class Bounded extends FilterInputStream {

        private final long max;
        private long left;

        Bounded(InputStream in, long max) {
            super(in);
            this.max = max;
            this.left = max;
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
                throw tooLarge(max);
            }
        }
    }
}
