package org.meridiem.verification;

import java.nio.file.Path;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.meridiem.cluster.ClusterOptions;
import org.meridiem.cluster.Layout;
import org.meridiem.cluster.LocalCluster;
import org.meridiem.cluster.Part;

/// Gives tests one cluster for the whole run: packaged services, real servers, free ports, an empty directory of its own. A test that breaks something mends it.
final class RunningCluster implements ParameterResolver {

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
        Path root = Path.of(System.getProperty("meridiem.root"));
        Path directory = Path.of("target", "cluster").toAbsolutePath();
        Layout.delete(directory);
        return LocalCluster.start(ClusterOptions.forTests(root, directory, Part.all()), System.out::println);
    }
}
