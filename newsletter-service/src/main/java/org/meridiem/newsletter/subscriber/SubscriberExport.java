package org.meridiem.newsletter.subscriber;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;
import org.meridiem.newsletter.database.Statements;

import de.siegmar.fastcsv.writer.CsvWriter;

/// Writes subscribers as CSV, piece by piece: a million of them take no more memory than a few thousand, and no transaction is held while a client is slow.
@Singleton
class SubscriberExport {

    private static final int PIECE = 2000;

    private static final String NEXT = """
            select p.id, p.email, p.language, p.time_zone, p.sections, min(s.confirmed_at) as confirmed_at,
                string_agg(n.slug, ' ' order by n.slug) as newsletters
            from (select p.* from subscriber p where p.id > ? and exists (select from subscription s
                    join newsletter n on n.id = s.newsletter_id where s.subscriber_id = p.id and s.state = 'CONFIRMED'
                        and (?::text is null or n.slug = ?::text)) order by p.id limit ?) p
            join subscription s on s.subscriber_id = p.id and s.state = 'CONFIRMED'
            join newsletter n on n.id = s.newsletter_id and (?::text is null or n.slug = ?::text)
            group by p.id, p.email, p.language, p.time_zone, p.sections order by p.id""";

    private final Statements statements;

    SubscriberExport(Statements statements) {
        this.statements = statements;
    }

    private record Line(UUID id, List<String> cells) {
    }

    void write(@Nullable String newsletter, OutputStream out) {
        try (CsvWriter file = CsvWriter.builder().build(out, StandardCharsets.UTF_8)) {
            file.writeRecord("email", "newsletters", "language", "time_zone", "sections", "confirmed_at", "proof");
            UUID after = new UUID(0, 0);
            List<Line> lines;
            do {
                lines = statements.list(NEXT, SubscriberExport::read, after, newsletter, newsletter, PIECE, newsletter,
                        newsletter);
                for (Line line : lines) {
                    file.writeRecord(line.cells());
                    after = line.id();
                }
            } while (lines.size() == PIECE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Line read(ResultSet row) throws SQLException {
        return new Line(Statements.id(row, "id"),
                List.of(CsvCells.out(row.getString("email")), CsvCells.out(row.getString("newsletters")),
                        CsvCells.out(row.getString("language")), CsvCells.out(row.getString("time_zone")),
                        CsvCells.out(String.join(" ", Statements.texts(row, "sections"))),
                        Statements.time(row, "confirmed_at").toString(), "exported"));
    }
}
