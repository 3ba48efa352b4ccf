package org.meridiem.newsletter.audit;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.StreamingOutput;

import org.meridiem.kit.security.Caller;
import org.meridiem.newsletter.web.CsvCells;

import com.fasterxml.jackson.databind.ObjectMapper;

import de.siegmar.fastcsv.writer.CsvWriter;

/// Writes the whole log, or what a filter leaves of it, in constant memory.
@Singleton
class AuditExport {

    private final AuditReading reading;
    private final AuditLog log;
    private final ObjectMapper json;

    AuditExport(AuditReading reading, AuditLog log, ObjectMapper json) {
        this.reading = reading;
        this.log = log;
        this.json = json;
    }

    /// Notes who takes the log out, which is in it then.
    @Transactional
    StreamingOutput of(AuditFilter filter, AuditFormat format, Caller by) {
        log.record(by, "export", "auditLog", AuditLog.ALL, null, Map.of("format", format.toString()));
        return out -> {
            switch (format) {
                case NDJSON -> lines(filter, out);
                case CSV -> cells(filter, out);
            }
        };
    }

    private void lines(AuditFilter filter, OutputStream out) throws IOException {
        reading.each(filter, entry -> out.write((json.writeValueAsString(entry) + '\n').getBytes(
                StandardCharsets.UTF_8)));
    }

    private void cells(AuditFilter filter, OutputStream out) throws IOException {
        try (CsvWriter file = CsvWriter.builder().build(out, StandardCharsets.UTF_8)) {
            file.writeRecord("id", "at", "actor", "actorName", "action", "kind", "target", "version", "details");
            reading.each(filter, entry -> file.writeRecord(entry.id(), entry.at().toString(),
                    CsvCells.out(entry.actor().id()), CsvCells.out(entry.actor().name()), entry.action(),
                    entry.kind(), entry.target().toString(),
                    entry.version() == null ? "" : entry.version().toString(),
                    json.writeValueAsString(entry.details())));
        }
    }
}
