package org.meridiem.newsletter.subscriber;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.StreamingOutput;

import org.jspecify.annotations.Nullable;
import org.meridiem.kit.problem.ProblemException;
import org.meridiem.kit.problem.ProblemType;
import org.meridiem.kit.security.Caller;
import org.meridiem.newsletter.audit.AuditLog;
import org.meridiem.newsletter.database.Statements;
import org.meridiem.newsletter.web.CsvCells;

import de.siegmar.fastcsv.writer.CsvWriter;

/// Writes subscribers as CSV, piece by piece: a million of them take no more memory than a few thousand, and no transaction is held while a client is slow.
@Singleton
class SubscriberExport {

    private static final int PIECE = 2000;

    /// Subscriptions are looked up for each subscriber of the piece: joined, they may be planned as all of them for every piece.
    private static final String NEXT = """
            select p.id, p.email, p.language, p.time_zone, p.sections, s.confirmed_at, s.newsletters
            from (select * from subscriber where id > ? order by id limit ?) p
            cross join lateral (
                select min(s.confirmed_at) as confirmed_at, string_agg(n.slug, ' ' order by n.slug) as newsletters
                from subscription s join newsletter n on n.id = s.newsletter_id
                where s.subscriber_id = p.id and s.state = 'CONFIRMED' and (?::text is null or n.slug = ?::text)) s
            order by p.id""";

    private final Statements statements;
    private final AuditLog audit;

    SubscriberExport(Statements statements, AuditLog audit) {
        this.statements = statements;
        this.audit = audit;
    }

    /// @param cells none for a subscriber who gets nothing
    private record Line(UUID id, List<String> cells) {
    }

    /// Notes who takes them out before the first byte has left.
    ///
    /// @param newsletter its slug; all when null
    /// @throws ProblemException 422 for one that does not exist
    @Transactional
    StreamingOutput of(@Nullable String newsletter, Caller by) {
        UUID list = newsletter == null
                ? AuditLog.ALL
                : statements
                        .first("select id from newsletter where slug = ?", row -> Statements.id(row, "id"), newsletter)
                        .orElseThrow(() -> ProblemType.UNRESOLVED_REFERENCE.with("There is no such newsletter.")
                                .parameter("newsletter", "there is no newsletter of this name"));
        audit.record(by, "export", "subscriberList", list, null, Map.of());
        return out -> write(newsletter, out);
    }

    private void write(@Nullable String newsletter, OutputStream out) {
        try (CsvWriter file = CsvWriter.builder().build(out, StandardCharsets.UTF_8)) {
            file.writeRecord("email", "newsletters", "language", "time_zone", "sections", "confirmed_at", "proof");
            UUID after = new UUID(0, 0);
            List<Line> lines;
            do {
                lines = statements.list(NEXT, SubscriberExport::read, after, PIECE, newsletter, newsletter);
                for (Line line : lines) {
                    if (!line.cells().isEmpty()) {
                        file.writeRecord(line.cells());
                    }
                    after = line.id();
                }
            } while (lines.size() == PIECE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Line read(ResultSet row) throws SQLException {
        if (row.getString("newsletters") == null) {
            return new Line(Statements.id(row, "id"), List.of());
        }
        return new Line(Statements.id(row, "id"),
                List.of(CsvCells.out(row.getString("email")), CsvCells.out(row.getString("newsletters")),
                        CsvCells.out(row.getString("language")), CsvCells.out(row.getString("time_zone")),
                        CsvCells.out(String.join(" ", Statements.texts(row, "sections"))),
                        Statements.time(row, "confirmed_at").toString(), "exported"));
    }
}
