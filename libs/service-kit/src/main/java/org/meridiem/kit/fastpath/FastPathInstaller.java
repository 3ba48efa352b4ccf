package org.meridiem.kit.fastpath;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;

import io.netty.channel.ChannelPipeline;
import io.quarkus.vertx.http.runtime.VertxHttpConfig;
import io.smallrye.config.SmallRyeConfig;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/// Puts the service's [FastPath] into each connection that makes a request.
///
/// Not where an installation has asked the framework for something with every request (traces, an access log, headers): requests on the fast path would go without.
@Singleton
class FastPathInstaller {

    private static final Logger LOG = Logger.getLogger(FastPathInstaller.class);

    private final Instance<FastPath> paths;
    private final Config config;

    FastPathInstaller(@Any Instance<FastPath> paths, Config config) {
        this.paths = paths;
        this.config = config;
    }

    void register(@Observes Router router) {
        if (paths.isUnsatisfied()) {
            return;
        }
        if (isAskedForEveryRequest(config.unwrap(SmallRyeConfig.class))) {
            LOG.info("every request goes through the framework, which is asked for traces, an access log or headers");
            return;
        }
        FastPath path = paths.get();
        router.route().order(Integer.MIN_VALUE).handler(context -> look(context, path));
    }

    static boolean isAskedForEveryRequest(SmallRyeConfig config) {
        VertxHttpConfig http = config.getConfigMapping(VertxHttpConfig.class);
        return !config.getOptionalValue("quarkus.otel.sdk.disabled", Boolean.class).orElse(false)
                || http.accessLog().enabled() || !http.header().isEmpty() || !http.filter().isEmpty();
    }

    /// A request has come out at the routes.
    static void look(RoutingContext context, FastPath path) {
        HttpServerRequest request = context.request();
        if (request.version() == HttpVersion.HTTP_1_1 && request.connection() instanceof ConnectionBase connection) {
            ChannelPipeline pipeline = connection.channel().pipeline();
            FastPathHandler present = pipeline.get(FastPathHandler.class);
            if (present == null) {
                FastPathHandler.install(connection.channelHandlerContext(), path);
            } else {
                present.reached(request.headers());
            }
        }
        context.next();
    }
}
