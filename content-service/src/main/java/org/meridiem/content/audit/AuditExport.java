package org.meridiem.content.audit;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.StreamingOutput;

import com.fasterxml.jackson.databind.ObjectMapper;

/// Writes the whole log, or what a filter leaves of it, in constant memory: page by page, with no transaction that stays open as long as the
/// reader takes.
@ApplicationScoped
class AuditExport {

    private static final int PAGE = 1_000;

    private final AuditReading reading;
    private final ObjectMapper json;

    AuditExport(AuditReading reading, ObjectMapper json) {
        this.reading = reading;
        this.json = json;
    }

    /// All entries that fit, newest first.
    StreamingOutput of(AuditFilter filter, AuditFormat format) {
        // Before the first byte: later no problem could be answered.
        List<AuditEntry> first = reading.entries(filter, null, 0, PAGE);
        return out -> write(filter, format, first, out);
    }

    private void write(AuditFilter filter, AuditFormat format, List<AuditEntry> first, OutputStream out)
            throws IOException {
        out.write(format.head().getBytes(StandardCharsets.UTF_8));
        List<AuditEntry> page = first;
        while (!page.isEmpty()) {
            var text = new StringBuilder();
            for (AuditEntry entry : page) {
                text.append(format.line(entry, json));
            }
            out.write(text.toString().getBytes(StandardCharsets.UTF_8));
            AuditEntry last = page.getLast();
            Instant at = last.at();
            page = page.size() < PAGE ? List.of() : reading.entries(filter, at, Long.parseLong(last.id()), PAGE);
        }
    }
}
