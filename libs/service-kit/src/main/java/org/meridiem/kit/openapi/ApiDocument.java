package org.meridiem.kit.openapi;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/// Serves the description of the service's API, which is the one that docs/api keeps: `/q/openapi`, and `/q/openapi.yaml` and `/q/openapi.json` for those that cannot
/// send `Accept`. YAML unless JSON is asked for.
///
/// The build puts the file beside the classes, and a test of each service holds it to the code. So nothing is made at start; each form is made when it is first asked
/// for, and kept compressed.
@Singleton
class ApiDocument {

    private static final String PATH = "/q/openapi";
    private static final Pattern IDENTITY_PROVIDER = Pattern.compile("(?m)^(\\s+openIdConnectUrl: ).*$");

    private enum Form {
        YAML("application/yaml"), JSON("application/json");

        private final String mediaType;

        Form(String mediaType) {
            this.mediaType = mediaType;
        }
    }

    private final String resource;
    private final Optional<String> realm;
    private final Map<Form, byte[]> compressed = new ConcurrentHashMap<>();

    ApiDocument(@ConfigProperty(name = "quarkus.application.name") String service,
            @ConfigProperty(name = "quarkus.oidc.auth-server-url") Optional<String> realm) {
        this.resource = "/META-INF/api/" + service.replaceFirst("-service$", "") + ".openapi.yaml";
        this.realm = realm;
    }

    void register(@Observes Router router) {
        for (String path : new String[]{PATH, PATH + ".yaml", PATH + ".yml", PATH + ".json"}) {
            router.route(path).method(HttpMethod.GET).method(HttpMethod.HEAD).blockingHandler(this::answer, false);
        }
    }

    private void answer(RoutingContext context) {
        if (ApiDocument.class.getResource(resource) == null) {
            context.next();
            return;
        }
        Form form = form(context);
        byte[] packed = compressed.computeIfAbsent(form, this::make);
        HttpServerResponse response = context.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, form.mediaType + ";charset=UTF-8")
                .putHeader(HttpHeaders.VARY, "Accept, Accept-Encoding");
        String accepted = context.request().getHeader(HttpHeaders.ACCEPT_ENCODING);
        if (accepted != null && accepted.contains("gzip")) {
            response.putHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
            response.end(Buffer.buffer(packed));
        } else {
            response.end(Buffer.buffer(unpacked(packed)));
        }
    }

    private static Form form(RoutingContext context) {
        String path = context.normalizedPath();
        if (path.startsWith(PATH + '.')) {
            return path.endsWith(".json") ? Form.JSON : Form.YAML;
        }
        String accept = context.request().getHeader(HttpHeaders.ACCEPT);
        boolean json = accept != null && accept.contains(Form.JSON.mediaType)
                || "json".equalsIgnoreCase(context.request().getParam("format"));
        return json ? Form.JSON : Form.YAML;
    }

    private byte[] make(Form form) {
        try (InputStream file = ApiDocument.class.getResourceAsStream(resource)) {
            String yaml = ofThisProcess(new String(file.readAllBytes(), StandardCharsets.UTF_8));
            return packed(form == Form.YAML
                    ? yaml.getBytes(StandardCharsets.UTF_8)
                    : new ObjectMapper().writeValueAsBytes(new YAMLMapper().readTree(yaml)));
        } catch (IOException e) {
            throw new UncheckedIOException("The description of the API cannot be read: " + resource, e);
        }
    }

    /// The file names a local identity provider; the process may use another one.
    private String ofThisProcess(String yaml) {
        return realm.map(url -> IDENTITY_PROVIDER.matcher(yaml)
                .replaceAll("$1" + Matcher.quoteReplacement(url + "/.well-known/openid-configuration"))).orElse(yaml);
    }

    private static byte[] packed(byte[] plain) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(plain);
        }
        return bytes.toByteArray();
    }

    private static byte[] unpacked(byte[] packed) {
        try (var gzip = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return gzip.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
