package org.meridiem.newsletter.subscriber;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;
import org.meridiem.newsletter.database.Statements;
import org.meridiem.newsletter.mail.EmailAddress;
import org.meridiem.newsletter.token.AddressMarks;

/// Imports and their rows in the database: what is to be done is what is reported on later. Joins the running transaction.
@Singleton
class Imports {

    private static final String ROW = """
            insert into subscriber_import_row (import_id, row, outcome, problem, email, email_key, marks, newsletters,
                language, time_zone, sections, confirmed_at, proof)
            values (?, ?, ?, ?, ?, ?, ?::text[], ?::uuid[], ?, ?, ?::text[], ?, ?)""";

    /// Two statements, for a plan that fits both finds the few rows of an outcome among a million by reading all.
    private static final String REPORT = """
            select row, outcome, email, problem from subscriber_import_row
            where import_id = ? %s and row > ? order by row limit ?""";

    private final Statements statements;
    private final AddressMarks marks;
    private final Clock clock;

    Imports(Statements statements, AddressMarks marks, Clock clock) {
        this.statements = statements;
        this.marks = marks;
        this.clock = clock;
    }

    /// Begins to receive a file.
    UUID begin(List<UUID> newsletters, String by) {
        UUID id = statements.first("select uuidv7() as id", row -> Statements.id(row, "id")).orElseThrow();
        statements.update("""
                insert into subscriber_import (id, state, newsletters, created_at, created_by)
                values (?, 'RECEIVING', ?::uuid[], ?, ?)""", id, newsletters, clock.instant(), by);
        return id;
    }

    /// Keeps rows.
    ///
    /// @param first the number of the first one
    void keep(UUID id, long first, List<ImportRow> rows) {
        var parameters = new ArrayList<@Nullable Object[]>();
        for (int i = 0; i < rows.size(); i++) {
            ImportRow row = rows.get(i);
            EmailAddress address = row.address();
            parameters.add(new @Nullable Object[]{id, first + i,
                    address == null ? RowOutcome.FAILED : RowOutcome.WAITING, row.problem(),
                    address == null ? null : address.value(), address == null ? null : address.key(),
                    address == null ? null : marks.all(address.key()), row.newsletters(), row.language(),
                    row.timeZone(), row.sections(), row.confirmedAt(), row.proof()});
        }
        statements.batch(ROW, parameters);
    }

    /// The file came whole: the work may begin.
    void ready(UUID id, long rows) {
        statements.update("update subscriber_import set state = 'PENDING', rows = ? where id = ?", rows, id);
    }

    /// Forgets a file that did not come whole, or came before.
    void drop(UUID id) {
        statements.update("delete from subscriber_import where id = ? and state = 'RECEIVING'", id);
    }

    /// Calls an import off.
    ///
    /// @return false when it is at its end
    boolean cancel(UUID id) {
        return statements.update(
                "update subscriber_import set state = 'CANCELLED', finished_at = ? where id = ? and state = 'PENDING'",
                clock.instant(), id) == 1;
    }

    Optional<ImportView> find(UUID id) {
        return statements.first("select * from subscriber_import where id = ?", Imports::view, id);
    }

    /// Newest first.
    List<ImportView> page(@Nullable UUID after, int limit) {
        return statements.list("""
                select * from subscriber_import where ?::uuid is null or id < ?::uuid order by id desc limit ?""",
                Imports::view, after, after, limit);
    }

    /// The report, in the order of the file.
    List<ImportRowView> rows(UUID id, @Nullable RowOutcome outcome, long after, int limit) {
        return outcome == null
                ? statements.list(REPORT.formatted(""), Imports::line, id, after, limit)
                : statements.list(REPORT.formatted("and outcome = ?"), Imports::line, id, outcome, after, limit);
    }

    private static ImportRowView line(ResultSet row) throws SQLException {
        return new ImportRowView(row.getLong("row"), RowOutcome.valueOf(row.getString("outcome")),
                row.getString("email"), row.getString("problem"));
    }

    /// Forgets reports that are old, and files that never came whole.
    void forget(Instant reports, Instant received) {
        statements.update("""
                delete from subscriber_import where finished_at < ? or state = 'RECEIVING' and created_at < ?""",
                reports, received);
    }

    private static ImportView view(ResultSet row) throws SQLException {
        return new ImportView(Statements.id(row, "id"), ImportView.State.valueOf(row.getString("state")),
                row.getLong("rows"), row.getLong("position"),
                new ImportView.ImportCounts(row.getLong("subscribed"), row.getLong("asked"), row.getLong("unchanged"),
                        row.getLong("suppressed"), row.getLong("has_left"), row.getLong("failed")),
                Statements.time(row, "created_at"), row.getString("created_by"),
                Statements.instant(row, "finished_at"));
    }
}
