package org.meridiem.verification;

import java.nio.file.Path;
import java.time.Duration;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.meridiem.cluster.ClusterOptions;
import org.meridiem.cluster.Layout;
import org.meridiem.cluster.LocalCluster;
import org.meridiem.cluster.Part;

import io.restassured.RestAssured;
import io.restassured.config.HttpClientConfig;

/// Gives tests one cluster for the whole run: packaged services, real servers, free ports, an empty directory of its own. A test that breaks something mends it.
final class RunningCluster implements ParameterResolver {

    /// Nothing is silent for so long.
    private static final Duration SILENCE = Duration.ofSeconds(100);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == LocalCluster.class
                || parameter.getParameter().getType() == Newsroom.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        LocalCluster cluster = context.getRoot().getStore(ExtensionContext.Namespace.GLOBAL)
                .computeIfAbsent(RunningCluster.class, key -> start(), LocalCluster.class);
        return parameter.getParameter().getType() == LocalCluster.class ? cluster : new Newsroom(cluster.endpoints());
    }

    private static LocalCluster start() {
        // A request that is never answered says which one it was; without a limit it would wait for ever.
        RestAssured.config = RestAssured.config().httpClient(HttpClientConfig.httpClientConfig()
                .setParam("http.connection.timeout", Math.toIntExact(SILENCE.toMillis()))
                .setParam("http.socket.timeout", Math.toIntExact(SILENCE.toMillis())));
        Path root = Path.of(System.getProperty("meridiem.root"));
        Path directory = Path.of("target", "cluster").toAbsolutePath();
        Layout.delete(directory);
        return LocalCluster.start(ClusterOptions.forTests(root, directory, Part.all()), System.out::println);
    }
}
