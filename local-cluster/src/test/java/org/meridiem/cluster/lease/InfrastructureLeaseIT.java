package org.meridiem.cluster.lease;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.meridiem.cluster.Endpoints;
import org.meridiem.cluster.Layout;

class InfrastructureLeaseIT {

    private final Path root = Path.of(System.getProperty("meridiem.root"));
    private final Layout layout = Layout.of(root, Path.of("target/infrastructure-it"));
    private final InfrastructureStarter starter = new InfrastructureStarter(layout, Duration.ofMillis(500));

    @Test
    void allWhoAskShareOneSetOfServersWhichGoesWithTheLast() throws Exception {
        // When: two ask at once, a third one later
        CompletableFuture<InfrastructureLease> one = CompletableFuture
                .supplyAsync(() -> InfrastructureLease.take(starter));
        CompletableFuture<InfrastructureLease> two = CompletableFuture
                .supplyAsync(() -> InfrastructureLease.take(starter));
        Endpoints endpoints = one.get(5, TimeUnit.MINUTES).endpoints();
        ProcessHandle process = process();

        // Then
        try (InfrastructureLease first = one.get();
                InfrastructureLease second = two.get(1, TimeUnit.MINUTES);
                InfrastructureLease third = InfrastructureLease.take(starter)) {
            assertThat(second.endpoints()).isEqualTo(endpoints);
            assertThat(third.endpoints()).isEqualTo(first.endpoints());
            try (var connection = DriverManager.getConnection(endpoints.jdbc("content"), "content", "local")) {
                assertThat(connection.getMetaData().getDatabaseMajorVersion()).isEqualTo(18);
            }
        }

        // When: all leases are closed
        process.onExit().get(30, TimeUnit.SECONDS);

        // Then
        assertThat(starter.stateFile()).doesNotExist();
        try (Stream<Path> left = Files.list(starter.directory())) {
            assertThat(left.filter(Files::isDirectory)).isEmpty();
        }
    }

    /// The process names its directory after itself.
    private ProcessHandle process() throws Exception {
        try (Stream<Path> runs = Files.list(starter.directory())) {
            String name = runs.map(path -> path.getFileName().toString()).filter(run -> run.startsWith("run-"))
                    .findFirst().orElseThrow();
            return ProcessHandle.of(Long.parseLong(name.substring("run-".length()))).orElseThrow();
        }
    }
}
