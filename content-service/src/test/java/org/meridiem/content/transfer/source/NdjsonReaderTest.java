package org.meridiem.content.transfer.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import org.junit.jupiter.api.Test;

class NdjsonReaderTest {

    @Test
    void aBadLineIsReportedAndTheOthersAreRead() {
        List<SourceRow> rows = SourceFile.rows(Format.NDJSON,
                """
                        {"type": "tag", "slug": "tea", "name": "Tea"}
                        {"type": "tag", "slug"
                        [1]

                        {"type": "tag", "name": "No slug"}
                        {"type": "wizard"}
                        {"type": "article", "id": "7", "content": {}}
                        {"type": "article", "id": "01890000-0000-7000-8000-000000000000", "content": {"headline": "H"}, "extra": 1}
                        {"type": "article", "id": "01890000-0000-7000-8000-000000000000", "status": "GREAT", "content": {"headline": "H"}}
                        {"type": "article", "id": "01890000-0000-7000-8000-000000000000", "publishedAt": "yesterday", "content": {"headline": "H"}}
                        {"type": "tag", "slug": "last", "name": "La""");
        assertThat(rows.getFirst().content()).isInstanceOf(Content.Catalogued.class);
        assertThat(rows.subList(1, rows.size())).hasSize(9)
                .allSatisfy(row -> assertThat(row.content()).isInstanceOf(Content.NotTaken.class));
        assertThat(reasons(rows)).anyMatch(reason -> reason.startsWith("Line 2:"))
                .anyMatch(reason -> reason.contains("no JSON object"))
                .anyMatch(reason -> reason.contains("slug is needed"))
                .anyMatch(reason -> reason.contains("no type “wizard”"))
                .anyMatch(reason -> reason.contains("UUID")).anyMatch(reason -> reason.contains("extra"))
                .anyMatch(reason -> reason.contains("IN_REVIEW")).anyMatch(reason -> reason.contains("RFC 3339"))
                .anyMatch(reason -> reason.startsWith("Line 11:"));
    }

    @Test
    void aLineOfAnySizeCostsBoundedMemory() {
        List<SourceRow> rows = SourceFile.rows(Format.NDJSON,
                "{\"type\": \"" + "x".repeat(9_000_000) + "\"}\n{\"type\": \"tag\", \"slug\": \"tea\"}");
        assertThat(reasons(rows.subList(0, 1))).first().asString().contains("longer than");
        assertThat(rows.getLast().content()).isInstanceOf(Content.Catalogued.class);
    }

    @Test
    void anEmptyFileIsNoImport() {
        assertThatThrownBy(() -> SourceFile.rows(Format.NDJSON, "\n \n")).isInstanceOf(SourceFault.class);
    }

    private static List<String> reasons(List<SourceRow> rows) {
        return rows.stream().filter(row -> row.content() instanceof Content.NotTaken)
                .map(row -> ((Content.NotTaken) row.content()).reason()).toList();
    }
}
