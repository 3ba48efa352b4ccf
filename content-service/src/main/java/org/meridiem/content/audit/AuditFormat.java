package org.meridiem.content.audit;

import java.util.List;
import java.util.stream.Collectors;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/// How an export is written.
@Schema(enumeration = {"ndjson", "csv"}, defaultValue = "ndjson")
enum AuditFormat {
    /// One JSON object to a line.
    NDJSON("ndjson", "application/x-ndjson") {
        @Override
        String head() {
            return "";
        }

        @Override
        String line(AuditEntry entry, ObjectMapper json) throws JsonProcessingException {
            return json.writeValueAsString(entry) + '\n';
        }
    },
    /// For spreadsheets (RFC 4180).
    CSV("csv", "text/csv; charset=utf-8; header=present") {
        @Override
        String head() {
            return "id,at,actor,actorName,action,kind,target,version,details\r\n";
        }

        @Override
        String line(AuditEntry entry, ObjectMapper json) throws JsonProcessingException {
            return List.of(entry.id(), entry.at().toString(), entry.actor().id(), entry.actor().name(), entry.action(),
                    entry.kind(), entry.target().toString(),
                    entry.version() == null ? "" : entry.version().toString(), json.writeValueAsString(entry.details()))
                    .stream().map(AuditFormat::cell).collect(Collectors.joining(",")) + "\r\n";
        }
    };

    private final String label;
    private final String mediaType;

    AuditFormat(String label, String mediaType) {
        this.label = label;
        this.mediaType = mediaType;
    }

    /// What stands above all entries.
    abstract String head();

    /// One entry.
    abstract String line(AuditEntry entry, ObjectMapper json) throws JsonProcessingException;

    String mediaType() {
        return mediaType;
    }

    /// Quoted where needed; a name that a spreadsheet would take for a formula is told to be text.
    private static String cell(String value) {
        String harmless = !value.isEmpty() && "=+-@\t\r".indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
        return harmless.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
                ? '"' + harmless.replace("\"", "\"\"") + '"'
                : harmless;
    }

    /// Read by JAX-RS.
    public static AuditFormat fromString(String label) {
        for (AuditFormat format : values()) {
            if (format.label.equals(label)) {
                return format;
            }
        }
        throw new IllegalArgumentException("no format of an export");
    }

    /// The API's word.
    @Override
    public String toString() {
        return label;
    }
}
