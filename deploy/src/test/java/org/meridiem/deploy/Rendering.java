package org.meridiem.deploy;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.fabric8.kubernetes.api.model.HasMetadata;

/// What ops apply to a cluster. Each one is rendered once per JVM.
enum Rendering {
    /// Kafka's topics and users.
    KAFKA("deploy/kafka"),
    /// The overlay for a cluster on one machine.
    LOCAL("deploy/kubernetes/overlays/local"),
    /// The overlay that ops copy, as it stands.
    PRODUCTION("deploy/kubernetes/overlays/production"),
    /// The same with every component taken in.
    PRODUCTION_WITH_COMPONENTS("deploy/target/with-components") {
        @Override
        Path directory() {
            return withComponents(super.directory());
        }
    };

    private static final Map<Rendering, List<Manifest>> DONE = new EnumMap<>(Rendering.class);

    private final String path;

    Rendering(String path) {
        this.path = path;
    }

    Path directory() {
        return Project.path(path);
    }

    /// Every document. A machine without Kustomize skips the calling test and says so.
    List<Manifest> manifests() {
        Optional<Kustomize> kustomize = Kustomize.installed();
        assumeTrue(kustomize.isPresent(),
            "SKIPPED, manifests not rendered and not checked: neither kubectl nor kustomize is on the PATH");
        synchronized (DONE) {
            return DONE.computeIfAbsent(this, rendering -> kustomize.orElseThrow().render(rendering.directory()));
        }
    }

    /// Every object of one kind.
    <T extends HasMetadata> List<T> all(Class<T> type) {
        return manifests().stream()
            .filter(manifest -> manifest.kind().equals(type.getSimpleName()))
            .map(manifest -> StrictModel.read(manifest, type))
            .toList();
    }

    private static Path withComponents(Path directory) {
        Path kubernetes = Project.path("deploy/kubernetes");
        try (var components = Files.list(kubernetes.resolve("components"))) {
            StringBuilder text = new StringBuilder("namespace: meridiem\nresources:\n  - ")
                .append(directory.relativize(kubernetes.resolve("overlays/production")))
                .append("\ncomponents:\n");
            components.sorted().forEach(it -> text.append("  - ").append(directory.relativize(it)).append('\n'));
            Files.createDirectories(directory);
            Files.writeString(directory.resolve("kustomization.yaml"), text);
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
