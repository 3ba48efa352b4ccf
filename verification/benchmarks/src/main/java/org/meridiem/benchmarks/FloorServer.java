package org.meridiem.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;

/// The floor: a bare Vert.x server that answers with the same bytes and the same headers out of a map. Nothing that does more can be faster
/// on this stack.
public final class FloorServer {

    private static final Set<String> OF_THE_CONNECTION = Set.of("content-length", "connection", "date",
            "transfer-encoding");

    private FloorServer() {
    }

    /// @param arguments port, address of the service to copy from, file of paths, `Accept-Encoding`
    public static void main(String[] arguments) throws IOException, InterruptedException {
        int port = Integer.parseInt(arguments[0]);
        Map<String, Copy> copies = copies(URI.create(arguments[1]), Files.readAllLines(Path.of(arguments[2])),
                arguments[3]);
        Vertx vertx = Vertx.vertx();
        vertx.deployVerticle(() -> new Replies(port, copies),
                new DeploymentOptions().setInstances(Runtime.getRuntime().availableProcessors()))
                .onSuccess(id -> System.out.println("ready"))
                .onFailure(failure -> {
                    System.err.println("the floor cannot listen: " + failure);
                    System.exit(1);
                });
    }

    private static Map<String, Copy> copies(URI origin, List<String> paths, String encoding)
            throws IOException, InterruptedException {
        Map<String, Copy> copies = new HashMap<>();
        try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            for (String path : paths) {
                HttpResponse<byte[]> answer = client.send(
                        HttpRequest.newBuilder(origin.resolve(path)).header("Accept-Encoding", encoding).build(),
                        HttpResponse.BodyHandlers.ofByteArray());
                if (answer.statusCode() != 200) {
                    throw new IOException(path + " answers " + answer.statusCode());
                }
                List<Line> headers = new ArrayList<>();
                answer.headers().map().forEach((name, values) -> {
                    if (!OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
                        headers.add(new Line(HttpHeaders.createOptimized(name),
                                HttpHeaders.createOptimized(values.getFirst())));
                    }
                });
                copies.put(path, new Copy(headers, Buffer.buffer(answer.body())));
            }
        }
        return copies;
    }

    private record Copy(List<Line> headers, Buffer body) {
    }

    private record Line(CharSequence name, CharSequence value) {
    }

    private static final class Replies extends AbstractVerticle {

        private final int port;
        private final Map<String, Copy> copies;

        Replies(int port, Map<String, Copy> copies) {
            this.port = port;
            this.copies = copies;
        }

        @Override
        public void start(io.vertx.core.Promise<Void> started) {
            vertx.createHttpServer().requestHandler(this::reply).listen(port, "127.0.0.1").<Void>mapEmpty()
                    .onComplete(started);
        }

        private void reply(HttpServerRequest request) {
            @Nullable
            Copy copy = copies.get(request.uri());
            if (copy == null) {
                request.response().setStatusCode(404).end();
                return;
            }
            MultiMap headers = request.response().headers();
            copy.headers().forEach(line -> headers.add(line.name(), line.value()));
            request.response().end(copy.body());
        }
    }
}
