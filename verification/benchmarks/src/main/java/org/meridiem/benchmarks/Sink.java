package org.meridiem.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import org.meridiem.cluster.mail.SmtpSink;

/// A mail server in a process of its own: latency in milliseconds, file for the first mail. Ends when its input does.
public final class Sink {

    private Sink() {
    }

    /// @param arguments see above
    public static void main(String[] arguments) throws IOException, InterruptedException {
        try (var sink = new SmtpSink(Duration.ofMillis(Long.parseLong(arguments[0])))) {
            System.out.println("ready " + sink.port());
            Path file = Path.of(arguments[1]);
            while (sink.first().length == 0) {
                Thread.sleep(20);
            }
            Files.write(file.resolveSibling(file.getFileName() + ".part"), sink.first());
            Files.move(file.resolveSibling(file.getFileName() + ".part"), file);
            Thread.currentThread().join();
        }
    }
}
