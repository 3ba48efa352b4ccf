package org.meridiem.content.outbound;

import java.net.ConnectException;
import java.net.InetAddress;
import java.net.SocketException;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import javax.net.ssl.SSLException;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;

import org.meridiem.content.outbound.OutboundException.Reason;

import io.netty.channel.ConnectTimeoutException;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.tracing.TracingPolicy;

/// An HTTP client for addresses that nobody vouches for.
///
/// **It connects to what it checked.** A host's name is resolved once; if all of its addresses may be called ([OutboundRules]), the connection goes to one of them by
/// number, so that a name server with a second answer up its sleeve gains nothing. `Host`, SNI and the check of the certificate use the name. No proxy of the
/// environment, no cookies, no credentials, no trace headers; redirects only where the call allows them, each checked like the first address; time and bytes are
/// limited. One connection for each call.
///
/// Blocks: for virtual threads.
@ApplicationScoped
public class SafeHttpClient {

    // Bounded by whoever calls, not here: a slow host must not make others wait.
    private static final int CONNECTIONS = 1_000;
    private static final int ADDRESSES_TRIED = 3;

    private final OutboundRules rules;
    private final OutboundConfig config;
    private final HttpClient client;

    SafeHttpClient(Vertx vertx, OutboundRules rules, OutboundConfig config) {
        this.rules = rules;
        this.config = config;
        var options = new HttpClientOptions()
                .setKeepAlive(false)
                .setMaxPoolSize(CONNECTIONS)
                .setConnectTimeout(Math.toIntExact(config.connectTimeout().toMillis()))
                .setSslHandshakeTimeout(config.connectTimeout().toMillis())
                .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS)
                .setVerifyHost(true)
                .setTrustAll(false)
                .setDecompressionSupported(false)
                .setTracingPolicy(TracingPolicy.IGNORE);
        config.certificates()
                .ifPresent(file -> options.setTrustOptions(new PemTrustOptions().addCertPath(file.toString())));
        this.client = vertx.createHttpClient(options);
    }

    /// Makes a call and waits for the answer, whatever its status.
    ///
    /// @throws OutboundException when it is not allowed or there is no answer
    public OutboundAnswer call(OutboundCall call) throws OutboundException {
        var clock = new Remaining(System.nanoTime() + call.timeout().toNanos());
        URI url = call.url();
        for (int hops = 0;; hops++) {
            OutboundAnswer answer = exchange(call, url, clock);
            if (call.redirects() == 0 || !isRedirect(answer.status())) {
                return answer;
            }
            if (hops == call.redirects()) {
                throw new OutboundException(Reason.REDIRECT, "more than " + call.redirects() + " redirects");
            }
            url = next(answer);
        }
    }

    @PreDestroy
    void close() {
        client.close();
    }

    private OutboundAnswer exchange(OutboundCall call, URI url, Remaining clock) throws OutboundException {
        Destination destination = rules.destination(url);
        List<InetAddress> addresses = rules.addresses(destination, clock.atMost(config.connectTimeout()));
        HttpClientRequest request = connected(call, destination, addresses, clock);
        // Before anything is sent: an answer must not come before somebody listens.
        Future<OutboundAnswer> answer = request.response().compose(response -> collected(response, call, url));
        request.send(Buffer.buffer(call.body()));
        try {
            return await(answer, clock);
        } finally {
            if (!answer.isComplete()) {
                request.reset();
            }
        }
    }

    private HttpClientRequest connected(OutboundCall call, Destination destination, List<InetAddress> addresses,
            Remaining clock) throws OutboundException {
        OutboundException failure = null;
        for (InetAddress address : addresses.subList(0, Math.min(ADDRESSES_TRIED, addresses.size()))) {
            Future<HttpClientRequest> request = client.request(options(call, destination, address));
            try {
                return await(request, clock);
            } catch (OutboundException e) {
                request.onSuccess(HttpClientRequest::reset);
                failure = e;
            }
        }
        throw failure == null ? new OutboundException(Reason.UNKNOWN_HOST, "the host's name has no address") : failure;
    }

    private RequestOptions options(OutboundCall call, Destination destination, InetAddress address) {
        var options = new RequestOptions()
                // By number: there is no name left in it that anybody could look up again.
                .setServer(SocketAddress.inetSocketAddress(destination.port(), address.getHostAddress()))
                .setHost(destination.host())
                .setPort(destination.port())
                .setSsl(destination.tls())
                .setMethod(HttpMethod.valueOf(call.method()))
                .setURI(destination.path())
                .setFollowRedirects(false)
                .setIdleTimeout(config.readTimeout().toMillis());
        call.headers().forEach(options::putHeader);
        return options.putHeader("host", destination.authority());
    }

    private static Future<OutboundAnswer> collected(HttpClientResponse response, OutboundCall call, URI url) {
        Promise<OutboundAnswer> done = Promise.promise();
        Buffer body = Buffer.buffer();
        Map<String, String> headers = new HashMap<>();
        response.headers().forEach((name, value) -> headers.putIfAbsent(name.toLowerCase(Locale.ROOT), value));
        response.exceptionHandler(done::tryFail);
        response.endHandler(
                end -> done.tryComplete(
                        new OutboundAnswer(url, response.statusCode(), headers, body.getBytes(), false)));
        response.handler(chunk -> {
            int room = call.maxBytes() - body.length();
            if (chunk.length() <= room) {
                body.appendBuffer(chunk);
            } else if (!done.future().isComplete()) {
                body.appendBuffer(chunk, 0, room);
                if (call.cut()) {
                    done.complete(new OutboundAnswer(url, response.statusCode(), headers, body.getBytes(), true));
                } else {
                    done.fail(new OutboundException(Reason.TOO_LARGE,
                            "the answer has more than " + call.maxBytes() + " bytes"));
                }
                response.request().reset();
            }
        });
        return done.future();
    }

    private static boolean isRedirect(int status) {
        return switch (status) {
            case 301, 302, 303, 307, 308 -> true;
            default -> false;
        };
    }

    private static URI next(OutboundAnswer answer) throws OutboundException {
        try {
            URI next = answer.url().resolve(answer.header("location").orElseThrow());
            if ("https".equalsIgnoreCase(answer.url().getScheme()) && !"https".equalsIgnoreCase(next.getScheme())) {
                throw new OutboundException(Reason.REFUSED, "a redirect from https to something else is not followed");
            }
            return next;
        } catch (RuntimeException e) {
            throw new OutboundException(Reason.REDIRECT, "a redirect to nowhere", e);
        }
    }

    private static <T> T await(Future<T> future, Remaining clock) throws OutboundException {
        try {
            return future.toCompletionStage().toCompletableFuture().get(clock.nanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw failure(e.getCause());
        } catch (TimeoutException e) {
            throw failure(e);
        } catch (CancellationException e) {
            throw failure(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OutboundException(Reason.BROKEN, "the call was given up", e);
        }
    }

    private static OutboundException failure(Throwable cause) {
        return switch (cause) {
            case OutboundException known -> known;
            case SSLException tls -> new OutboundException(Reason.TLS, "no trusted TLS connection came about", tls);
            case ConnectTimeoutException late -> new OutboundException(Reason.TIMEOUT, "it took too long", late);
            case TimeoutException late -> new OutboundException(Reason.TIMEOUT, "it took too long", late);
            case ConnectException none -> new OutboundException(Reason.CONNECT, "no connection came about", none);
            case SocketException none -> new OutboundException(Reason.CONNECT, "no connection came about", none);
            default -> new OutboundException(Reason.BROKEN, "the connection broke or did not speak HTTP", cause);
        };
    }

    /// What is left of the time.
    private record Remaining(long deadline) {

        long nanos() {
            return Math.max(0, deadline - System.nanoTime());
        }

        Duration atMost(Duration most) {
            Duration left = Duration.ofNanos(nanos());
            return left.compareTo(most) < 0 ? left : most;
        }
    }
}
