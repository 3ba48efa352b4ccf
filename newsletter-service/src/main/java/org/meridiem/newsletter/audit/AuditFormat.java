package org.meridiem.newsletter.audit;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.meridiem.newsletter.web.CsvCells;

/// How an export is written.
@Schema(enumeration = {"ndjson", "csv"}, defaultValue = "ndjson")
enum AuditFormat {
    /// One JSON object to a line.
    NDJSON("ndjson", "application/x-ndjson"),
    /// For spreadsheets (RFC 4180).
    CSV("csv", CsvCells.MEDIA_TYPE);

    private final String label;
    private final String mediaType;

    AuditFormat(String label, String mediaType) {
        this.label = label;
        this.mediaType = mediaType;
    }

    String mediaType() {
        return mediaType;
    }

    /// The API's word.
    @Override
    public String toString() {
        return label;
    }

    /// The format of this word, for query parameters.
    ///
    /// @throws IllegalArgumentException for any other word
    public static AuditFormat fromString(String word) {
        for (AuditFormat format : values()) {
            if (format.label.equals(word)) {
                return format;
            }
        }
        throw new IllegalArgumentException("no format of an export");
    }
}
