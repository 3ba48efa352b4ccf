package org.meridiem.content.caching;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;

import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;

/// What a resource refuses a reader: that there is nothing is kept for a moment; while the database is away the old copy is answered instead.
@Singleton
class RefusalFilter {

    private static final List<String> TOLD = List.of(HttpHeaders.CONTENT_TYPE, HttpHeaders.CACHE_CONTROL,
            HttpHeaders.LOCATION, "Cache-Tag", "Surrogate-Key");

    private final AnswerCache cache;
    private final Certainty certainty;
    private final DatabaseWatch database;
    private final CacheMeters meters;
    private final CurrentVertxRequest current;
    // Filters are made before settings can be read.
    private final Provider<CachingConfig> config;
    private final ObjectMapper json;

    RefusalFilter(AnswerCache cache, Certainty certainty, DatabaseWatch database, CacheMeters meters,
            CurrentVertxRequest current, Provider<CachingConfig> config, ObjectMapper json) {
        this.cache = cache;
        this.certainty = certainty;
        this.database = database;
        this.meters = meters;
        this.current = current;
        this.config = config;
        this.json = json;
    }

    @ServerResponseFilter
    public void filter(ContainerResponseContext answer) throws JsonProcessingException {
        RoutingContext context = current.getCurrent();
        if (context == null || !(context.get(Load.ATTRIBUTE) instanceof Load load)) {
            return;
        }
        switch (answer.getStatus()) {
            case 404, 410, 301 -> absent(load, answer);
            case 503 -> {
                database.suspect();
                Answer old = cache.find(load.key());
                if (old != null && certainty.isFitForBadTimes(old)) {
                    replace(answer, old, context.request().getHeader(HttpHeaders.ACCEPT_ENCODING));
                }
            }
            default -> {
                // Everything else is the resource's own affair.
            }
        }
    }

    private void absent(Load load, ContainerResponseContext answer) throws JsonProcessingException {
        String cacheControl = answer.getHeaderString(HttpHeaders.CACHE_CONTROL);
        if (cacheControl == null || !cacheControl.startsWith("public")) {
            return;
        }
        Map<String, String> headers = new LinkedHashMap<>();
        for (String name : TOLD) {
            String value = answer.getHeaderString(name);
            if (value != null) {
                headers.put(name, value);
            }
        }
        String tags = headers.getOrDefault("Cache-Tag", "");
        cache.putAbsence(load, new Absence(answer.getStatus(), Map.copyOf(headers), body(answer.getEntity()),
                tags.isEmpty() ? List.of() : List.of(tags.split(","))));
        cache.end(load);
    }

    private Buffer body(@Nullable Object entity) throws JsonProcessingException {
        return entity == null ? Buffer.buffer() : Buffer.buffer(json.writeValueAsBytes(entity));
    }

    private void replace(ContainerResponseContext answer, Answer old, @Nullable String acceptEncoding) {
        meters.stale();
        Variant variant = old.variant(acceptEncoding);
        answer.setStatus(200);
        answer.getHeaders().clear();
        old.headers(variant, true, (name, value) -> answer.getHeaders().putSingle(name.toString(), value.toString()));
        answer.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, config.get().staleCacheControl());
        answer.getHeaders().putSingle("Cache-Status", Answer.OLD_COPY);
        answer.setEntity(variant.body());
    }
}
