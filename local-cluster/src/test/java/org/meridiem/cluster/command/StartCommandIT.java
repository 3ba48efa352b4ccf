package org.meridiem.cluster.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.meridiem.cluster.Endpoints;
import org.meridiem.cluster.Layout;
import org.meridiem.cluster.Port;
import org.meridiem.cluster.Ports;
import org.meridiem.cluster.process.ChildProcesses;
import org.meridiem.cluster.process.Jvm;
import org.meridiem.cluster.process.PidFile;

/// The launcher as a process of its own, as people use it.
class StartCommandIT {

    private static final String READY = "everything is ready";

    private final Path root = Path.of(System.getProperty("meridiem.root"));
    private final Path directory = Path.of("target/start-it").toAbsolutePath();
    private final Layout layout = Layout.of(root, directory);
    private final Ports ports = Ports.free();
    private final List<Process> launchers = new ArrayList<>();

    @BeforeEach
    void fresh() {
        Layout.delete(directory);
    }

    @AfterEach
    void nothingStays() throws Exception {
        for (Process launcher : launchers) {
            launcher.destroyForcibly().waitFor();
        }
        ChildProcesses.endLeftovers(layout.run());
    }

    @Test
    void aSecondStartSaysThatTheFirstOneRuns() throws Exception {
        // Given
        Process first = launch();
        awaitLine(first, READY);

        // When
        Process second = launch();

        // Then
        assertThat(awaitLine(second, "runs already")).contains("./meridiem stop");
        assertThat(second.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(second.exitValue()).isZero();
        assertThat(first.isAlive()).isTrue();
    }

    @Test
    void stopEndsEverythingAndTheDataStayUntilFresh() throws Exception {
        // Given
        Process first = launch();
        awaitLine(first, READY);
        execute("create table kept(v int)");

        // When
        String said = stop();

        // Then
        assertThat(said).contains("The cluster is stopped");
        assertThat(first.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(first.exitValue()).isZero();
        ports.requireFree(java.util.EnumSet.of(org.meridiem.cluster.Part.POSTGRES, org.meridiem.cluster.Part.MAIL));

        // And when it is started again, the data are there; with --fresh they are not
        awaitLine(launch(), READY);
        execute("insert into kept values (1)");
        stop();
        awaitLine(launch("--fresh"), READY);
        execute("create table kept(v int)");
        stop();
        assertThat(stop()).contains("does not run");
    }

    @Test
    void aKilledLauncherLeavesNoProcess() throws Exception {
        // Given
        Process launcher = launch();
        awaitLine(launcher, READY);
        ProcessHandle postgres = new PidFile(layout.run().resolve("postgres.pid")).process().orElseThrow();

        // When
        launcher.destroyForcibly();

        // Then
        postgres.onExit().get(20, TimeUnit.SECONDS);
        awaitLine(launch(), READY);
    }

    @Test
    void aTakenPortIsNamed() throws Exception {
        try (var other = new java.net.ServerSocket()) {
            // Given
            other.bind(Endpoints.loopback(ports.of(Port.SMTP)));

            // When
            Process launcher = launch();

            // Then
            assertThat(awaitLine(launcher, "Port ")).contains(Integer.toString(ports.of(Port.SMTP))).contains("mail")
                    .contains("MERIDIEM_SMTP_PORT=");
            assertThat(launcher.waitFor(10, TimeUnit.SECONDS)).isTrue();
            assertThat(launcher.exitValue()).isEqualTo(1);
        }
    }

    private Process launch(String... options) throws IOException {
        List<String> line = new ArrayList<>(
                List.of(Jvm.java().toString(), "-Xmx96m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp",
                        System.getProperty("java.class.path"), SmallLauncher.class.getName(), root.toString(),
                        directory.toString()));
        line.addAll(List.of(options));
        ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
        Map<String, String> environment = builder.environment();
        ports.numbers().forEach((port, number) -> environment.put(port.variable(), number.toString()));
        Process launcher = builder.start();
        launchers.add(launcher);
        return launcher;
    }

    private static String awaitLine(Process launcher, String part) throws IOException {
        BufferedReader lines = new BufferedReader(
                new InputStreamReader(launcher.getInputStream(), StandardCharsets.UTF_8));
        StringBuilder said = new StringBuilder();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            said.append(line).append(System.lineSeparator());
            if (line.contains(part)) {
                return line;
            }
        }
        throw new AssertionError("The launcher never said \"" + part + "\" but: " + said);
    }

    private String stop() throws Exception {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        new StopCommand(layout, new Console(new PrintStream(said, true, StandardCharsets.UTF_8))).run();
        return said.toString(StandardCharsets.UTF_8);
    }

    private void execute(String sql) throws Exception {
        try (var connection = DriverManager.getConnection(new Endpoints(ports).jdbc("content"), "content", "local")) {
            connection.createStatement().execute(sql);
        }
    }
}
