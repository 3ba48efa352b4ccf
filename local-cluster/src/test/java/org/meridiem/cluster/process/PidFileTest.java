package org.meridiem.cluster.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PidFileTest {

    @TempDir
    private Path directory;

    @Test
    void theProcessThatWroteTheFileIsFound() throws Exception {
        PidFile file = file("INT");
        Instant start = ProcessHandle.current().info().startInstant().orElseThrow();
        Files.setLastModifiedTime(file.path(), FileTime.from(start));

        assertThat(file.process()).hasValue(ProcessHandle.current());
        assertThat(file.stop()).isEqualTo(Command.Signal.INT);
    }

    @Test
    void aLaterProcessWithTheSamePidIsNotTakenForIt() throws Exception {
        PidFile file = file("TERM");
        Files.setLastModifiedTime(file.path(), FileTime.from(Instant.now().minus(Duration.ofDays(1))));

        assertThat(file.process()).isEmpty();
    }

    @Test
    void aFileThatIsNoneNamesNobody() throws Exception {
        Path path = Files.writeString(directory.resolve("x.pid"), "nonsense");

        assertThat(new PidFile(path).process()).isEmpty();
        assertThat(new PidFile(directory.resolve("missing.pid")).process()).isEmpty();
    }

    private PidFile file(String signal) throws Exception {
        return new PidFile(
                Files.writeString(directory.resolve("self.pid"), ProcessHandle.current().pid() + " " + signal));
    }
}
