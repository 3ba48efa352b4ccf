package org.meridiem.content.media;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.meridiem.cluster.process.ChildProcess;
import org.meridiem.cluster.process.ChildProcesses;
import org.meridiem.cluster.process.Command;
import org.meridiem.cluster.process.Jvm;
import org.meridiem.testkit.SharedInfrastructure;

/// A real S3 server (S3Proxy over a directory) in a process of its own, with one bucket. It ends with this JVM, whatever ends that.
final class S3Server implements AutoCloseable {

    static final String BUCKET = "pictures";
    private static final String USER = "meridiem";
    private static final String SECRET = "local-secret";

    private final ChildProcesses processes;
    private final ChildProcess process;
    private final URI endpoint;

    private S3Server(ChildProcesses processes, ChildProcess process, URI endpoint) {
        this.processes = processes;
        this.process = process;
        this.endpoint = endpoint;
    }

    static S3Server start(Path directory) throws IOException {
        Path libraries = SharedInfrastructure.root().resolve("libs/s3-server/target/lib");
        if (!Files.isDirectory(libraries)) {
            throw new IllegalStateException("build libs/s3-server first: ./mvnw -pl libs/s3-server process-classes");
        }
        Path data = directory.resolve("data");
        Files.createDirectories(directory);
        // In this provider, a bucket is a directory.
        Files.createDirectories(data.resolve(BUCKET));
        int port = freePort();
        URI endpoint = URI.create("http://127.0.0.1:" + port);
        Path properties = directory.resolve("s3proxy.properties");
        Files.write(properties, List.of(
                "s3proxy.endpoint=" + endpoint,
                "s3proxy.authorization=aws-v2-or-v4",
                "s3proxy.identity=" + USER,
                "s3proxy.credential=" + SECRET,
                "jclouds.provider=filesystem-nio2",
                "jclouds.filesystem.basedir=" + data));
        Path logging = Files.writeString(directory.resolve("logback.xml"),
                "<configuration><root level=\"WARN\"/></configuration>");
        ChildProcesses processes = ChildProcesses.open(directory.resolve("run"), directory.resolve("log"));
        ChildProcess process = processes.start(new Command("s3",
                Jvm.small(128, List.of("-Dlogback.configurationFile=" + logging, "-cp", libraries + "/*",
                        "org.gaul.s3proxy.Main", "--properties", properties.toString())),
                Map.of(), directory,
                Command.Signal.TERM));
        await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(50))
                .until(() -> answers(port) || !process.isAlive());
        if (!process.isAlive()) {
            throw new IllegalStateException("the S3 server does not start: " + process.lastLines(20));
        }
        return new S3Server(processes, process, endpoint);
    }

    TestMediaConfig.S3 config() {
        return new TestMediaConfig.S3(Optional.of(BUCKET), Optional.of(endpoint), Optional.of(USER),
                Optional.of(SECRET));
    }

    void kill() {
        process.kill();
    }

    @Override
    public void close() {
        process.stop(Duration.ofSeconds(5));
        processes.close();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static boolean answers(int port) {
        try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
