package org.meridiem.content.transfer;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolationException;

import org.jspecify.annotations.Nullable;
import org.meridiem.content.editing.Ids;
import org.meridiem.content.media.MediaConfig;
import org.meridiem.content.media.MediaExchange;
import org.meridiem.content.outbound.OutboundAnswer;
import org.meridiem.content.outbound.OutboundCall;
import org.meridiem.content.outbound.OutboundException;
import org.meridiem.content.outbound.SafeHttpClient;
import org.meridiem.content.transfer.source.Kind;
import org.meridiem.kit.problem.ProblemException;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.quarkus.narayana.jta.QuarkusTransaction;

/// Fetches pictures into the library: through the guard that lets nothing but the public internet be called, and through the same intake as
/// uploads. Outside of any row's transaction; one that is here already is not fetched again.
@ApplicationScoped
class PictureFetch {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final int OK = 200;

    private final SafeHttpClient http;
    private final MediaExchange media;
    private final MediaConfig config;
    private final Mappings mappings;
    private final ObjectMapper json;

    PictureFetch(SafeHttpClient http, MediaExchange media, MediaConfig config, Mappings mappings, ObjectMapper json) {
        this.http = http;
        this.media = media;
        this.config = config;
        this.mappings = mappings;
        this.json = json;
    }

    /// The picture of this address in the library, if it was fetched before.
    Optional<UUID> known(String source, String url) {
        return mappings.find(source, Kind.MEDIA, url).map(Mappings.Mapping::target)
                .filter(id -> media.version(id).isPresent());
    }

    /// Makes sure that a picture is in the library. What keeps it from that becomes a warning.
    ///
    /// @param alt text for those who cannot see it, may be empty
    void ensure(RowTask task, String url, String alt) {
        if (known(task.job().source(), url).isEmpty()) {
            ObjectNode details = json.createObjectNode();
            if (!alt.isBlank()) {
                details.put("alt", alt.length() <= 500 ? alt : alt.substring(0, 500));
            }
            fetch(task, Ids.next(), url, url, details);
        }
    }

    /// Fetches a picture of another newsroom of this kind under its own id.
    void ensure(RowTask task, UUID id, String url, @Nullable ObjectNode details) {
        if (media.version(id).isEmpty()) {
            fetch(task, id, url, id.toString(), details == null ? json.createObjectNode() : details);
        }
    }

    private void fetch(RowTask task, UUID id, String url, String sourceId, ObjectNode details) {
        try {
            int max = (int) Math.min(Integer.MAX_VALUE, config.maxUploadSize().asLongValue());
            OutboundAnswer answer = http.call(
                    OutboundCall.download(URI.create(url), Map.of("Accept", "image/jpeg, image/png"), TIMEOUT, max));
            if (answer.status() != OK) {
                task.warn("A picture could not be fetched: " + url + " answered " + answer.status() + ".");
                return;
            }
            Path file = Files.createTempFile("meridiem-import-", ".picture");
            try {
                Files.write(file, answer.body());
                long version = media.take(id, file, name(url), details, task.job().actor());
                QuarkusTransaction.requiringNew().run(() -> mappings.put(task.job().source(), Kind.MEDIA, sourceId, url,
                        task.mapping(id, version, "fetched")));
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (OutboundException e) {
            task.warn("A picture could not be fetched: " + url + ": " + e.getMessage() + ".");
        } catch (ProblemException | ConstraintViolationException | IllegalArgumentException e) {
            task.warn("A picture could not be taken into the library: " + url + ": " + e.getMessage());
        } catch (IOException e) {
            task.warn("A picture could not be fetched: " + url + ".");
        }
    }

    private static String name(String url) {
        String path = url.replaceAll("[?#].*", "");
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
