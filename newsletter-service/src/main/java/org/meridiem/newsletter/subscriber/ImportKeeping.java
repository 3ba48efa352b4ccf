package org.meridiem.newsletter.subscriber;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.StreamingOutput;

import org.jspecify.annotations.Nullable;
import org.meridiem.kit.page.Cursors;
import org.meridiem.kit.page.Page;
import org.meridiem.kit.problem.ProblemException;
import org.meridiem.kit.problem.ProblemType;
import org.meridiem.kit.security.Caller;
import org.meridiem.newsletter.audit.AuditLog;
import org.meridiem.newsletter.database.Statements;
import org.meridiem.newsletter.web.CsvCells;

import de.siegmar.fastcsv.writer.CsvWriter;

/// What administrators see of imports.
@Singleton
class ImportKeeping {

    private static final int PIECE = 2000;
    private static final String KIND = "subscriberImport";

    private final Imports imports;
    private final AuditLog audit;
    private final Statements statements;
    private final Cursors cursors;

    ImportKeeping(Imports imports, AuditLog audit, Statements statements, Cursors cursors) {
        this.imports = imports;
        this.audit = audit;
        this.statements = statements;
        this.cursors = cursors;
    }

    /// The newsletter of rows that name none; none when null.
    ///
    /// @throws ProblemException 422
    @Transactional
    List<UUID> newsletters(@Nullable String slug) {
        return slug == null
                ? List.of()
                : List.of(statements
                        .first("select id from newsletter where slug = ?", row -> Statements.id(row, "id"), slug)
                        .orElseThrow(() -> ProblemType.UNRESOLVED_REFERENCE.with("There is no such newsletter.")
                                .parameter("newsletter", "there is no newsletter of this name")));
    }

    /// Lets the work begin.
    @Transactional
    ImportView ready(ImportIntake.Received received, Caller by) {
        imports.ready(received.id(), received.rows());
        audit.record(by, "create", KIND, received.id(), null, Map.of("rows", received.rows()));
        return get(received.id());
    }

    /// @throws ProblemException 404
    @Transactional
    ImportView get(UUID id) {
        return imports.find(id).orElseThrow(() -> ProblemType.NOT_FOUND.with("There is no import with this id."));
    }

    /// @throws ProblemException 404, 409
    @Transactional
    ImportView cancel(UUID id, Caller by) {
        get(id);
        if (!imports.cancel(id)) {
            throw ProblemType.CONFLICT.with("The import is at its end already.");
        }
        audit.record(by, "cancel", KIND, id, null, Map.of());
        return get(id);
    }

    @Transactional
    Page<ImportView> page(int limit, @Nullable String cursor) {
        UUID after = cursor == null ? null : UUID.fromString(cursors.open(ImportResource.LIST, cursor).getFirst());
        List<ImportView> found = imports.page(after, limit + 1);
        List<ImportView> shown = found.stream().limit(limit).toList();
        return Page.of(shown, found.size() > limit
                ? cursors.seal(ImportResource.LIST, List.of(shown.getLast().id().toString()))
                : null);
    }

    /// Notes who takes a report out, and writes it as CSV: the lines of the file that are to be looked at, or all of them.
    ///
    /// @throws ProblemException 404
    @Transactional
    StreamingOutput report(UUID id, @Nullable RowOutcome outcome, Caller by) {
        get(id);
        audit.record(by, "export", KIND, id, null, outcome == null ? Map.of() : Map.of("outcome", outcome.toString()));
        return out -> {
            try (CsvWriter file = CsvWriter.builder().build(out, StandardCharsets.UTF_8)) {
                file.writeRecord("row", "outcome", "email", "problem");
                long after = 0;
                List<ImportRowView> piece;
                do {
                    piece = imports.rows(id, outcome, after, PIECE);
                    for (ImportRowView row : piece) {
                        file.writeRecord(Long.toString(row.row()), row.outcome().toString(),
                                CsvCells.out(row.email()), CsvCells.out(row.problem()));
                        after = row.row();
                    }
                } while (piece.size() == PIECE);
            }
        };
    }

    /// @throws ProblemException 404
    @Transactional
    Page<ImportRowView> rows(UUID id, @Nullable RowOutcome outcome, int limit, @Nullable String cursor) {
        get(id);
        String list = ImportResource.LIST + '/' + id + "/rows?" + outcome;
        long after = cursor == null ? 0 : Long.parseLong(cursors.open(list, cursor).getFirst());
        List<ImportRowView> found = imports.rows(id, outcome, after, limit + 1);
        List<ImportRowView> shown = found.stream().limit(limit).toList();
        return Page.of(shown,
                found.size() > limit ? cursors.seal(list, List.of(Long.toString(shown.getLast().row()))) : null);
    }
}
