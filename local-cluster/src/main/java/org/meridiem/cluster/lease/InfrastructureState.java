package org.meridiem.cluster.lease;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.Properties;

import org.meridiem.cluster.Ports;

/// What a running infrastructure process tells the tests, as a file.
///
/// @param leasePort where leases are given
/// @param token proves that who asks has read this file
/// @param fingerprint of what the servers were made from
/// @param ports where the servers listen
record InfrastructureState(int leasePort, String token, String fingerprint, Ports ports) {

    static Optional<InfrastructureState> read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        return Optional.of(new InfrastructureState(Integer.parseInt(properties.getProperty("leasePort")),
                properties.getProperty("token"), properties.getProperty("fingerprint"), Ports.from(properties)));
    }

    /// Readers see the whole file or none.
    void write(Path file) throws IOException {
        Properties properties = ports.toProperties();
        properties.setProperty("leasePort", Integer.toString(leasePort));
        properties.setProperty("token", token);
        properties.setProperty("fingerprint", fingerprint);
        Path half = file.resolveSibling(file.getFileName() + "." + ProcessHandle.current().pid());
        try (Writer writer = Files.newBufferedWriter(half)) {
            properties.store(writer, null);
        }
        Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
