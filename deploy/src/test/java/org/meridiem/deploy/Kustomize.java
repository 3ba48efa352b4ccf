package org.meridiem.deploy;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Kustomize as it is installed: `kubectl kustomize` or `kustomize build`. Needs no cluster and no network.
///
/// @param command the program and its first argument; the directory to render is added
record Kustomize(List<String> command) {

    private static final long PATIENCE_SECONDS = 30;

    /// The one to use, or nothing when the `PATH` has neither program.
    static Optional<Kustomize> installed() {
        Optional<Kustomize> kubectl = onPath("kubectl").map(program -> new Kustomize(List.of(program, "kustomize")));
        return kubectl.or(() -> onPath("kustomize").map(program -> new Kustomize(List.of(program, "build"))));
    }

    private static Optional<String> onPath(String program) {
        String path = System.getenv().getOrDefault("PATH", "");
        return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
                .splitAsStream(path)
                .filter(directory -> !directory.isEmpty())
                .map(directory -> Path.of(directory, program))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }

    /// Every document of `directory`.
    ///
    /// @throws IllegalStateException when Kustomize refuses the directory; the message is Kustomize's own
    List<Manifest> render(Path directory) {
        try {
            Path errors = Files.createTempFile("kustomize", ".err");
            try {
                return Yaml.documents(run(directory, errors)).stream().map(Manifest::new).toList();
            } finally {
                Files.delete(errors);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while rendering " + directory, e);
        }
    }

    private String run(Path directory, Path errors) throws IOException, InterruptedException {
        List<String> line = Stream.concat(command.stream(), Stream.of(directory.toString())).toList();
        Process process = new ProcessBuilder(line).redirectError(errors.toFile()).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException(line + " did not end in " + PATIENCE_SECONDS + " s");
        }
        if (process.exitValue() != 0) {
            throw new IllegalStateException(line + ": " + Files.readString(errors));
        }
        return output;
    }
}
