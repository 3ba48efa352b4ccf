package org.meridiem.newsletter;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A Chromium without a window: it follows redirects, runs scripts and lets [#TIME] of the page's own time pass, as programs that look into links do.
///
/// @param program   the executable
/// @param directory for its profile and its output
/// @param ports     where on this machine hosts are; there are no others
record Browser(Path program, Path directory, Map<String, Integer> ports) {

    /// How long a page lives; timers fire as if it had passed.
    static final Duration TIME = Duration.ofSeconds(8);

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /// The one that `CHROMIUM` names, or the first on the path.
    static Optional<Path> installed() {
        return Stream.concat(Stream.ofNullable(System.getenv("CHROMIUM")),
                Stream.of("chromium", "chromium-browser", "google-chrome"))
                .flatMap(name -> Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                        .map(directory -> Path.of(directory).resolve(name)))
                .filter(Files::isExecutable).findFirst();
    }

    /// Opens a page.
    ///
    /// @return the document after all that happened to it
    String open(URI page) {
        String hosts = ports.entrySet().stream().map(host -> "MAP " + host.getKey() + " 127.0.0.1:" + host.getValue())
                .collect(Collectors.joining(","));
        Path document = directory.resolve("document.html");
        try {
            // A container's shared memory of 64 MB is too small for it; files do as well.
            Process process = new ProcessBuilder(program.toString(), "--headless", "--no-sandbox", "--disable-gpu",
                    "--disable-dev-shm-usage", "--user-data-dir=" + directory.resolve("profile"),
                    "--host-resolver-rules=" + hosts + ",MAP * ~NOTFOUND", "--virtual-time-budget=" + TIME.toMillis(),
                    "--dump-dom", page.toString())
                    .redirectOutput(document.toFile()).redirectError(Redirect.DISCARD).start();
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                throw new AssertionError("the browser never came to the end of " + page);
            }
            return Files.readString(document, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
