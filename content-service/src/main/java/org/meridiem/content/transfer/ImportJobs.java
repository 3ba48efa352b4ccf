package org.meridiem.content.transfer;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;
import org.meridiem.content.transfer.source.Format;
import org.meridiem.content.transfer.source.ImportOptions;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkus.narayana.jta.QuarkusTransaction;

/// The imports in the database. A job is worked on by whoever holds its lease; every step of the work says so again, in its own transaction,
/// and fails if somebody else has taken over.
@ApplicationScoped
class ImportJobs {

    /// Somebody else has the job now, or it was called off: this worker must stop.
    static final class Lost extends RuntimeException {
        Lost() {
            super("the lease is somebody else's", null, false, false);
        }
    }

    private static final String COLUMNS = """
            select id, format, source, options, file_name, byte_size, sha256, dry_run, state, prepared, total, position, created, updated,
              unchanged, skipped, failed, problem, created_at, created_by, created_by_name, started_at, finished_at from transfer_import""";
    private static final int LOOK_AT = 20;

    private final Statements statements;
    private final ObjectMapper json;
    private final TransferConfig config;

    ImportJobs(Statements statements, ObjectMapper json, TransferConfig config) {
        this.statements = statements;
        this.json = json;
        this.config = config;
    }

    /// Notes a new one in the caller's transaction.
    void add(ImportJob job) {
        try {
            statements.execute(
                    """
                            insert into transfer_import (id, format, source, options, file_name, byte_size, sha256, dry_run, state, created_at, created_by,
                              created_by_name) values (?, ?, ?, ?::jsonb, ?, ?, ?, ?, 'PENDING', ?, ?, ?)""",
                    job.id(), job.format().name(), job.source(),
                    json.writeValueAsString(job.options()), job.fileName(), job.byteSize(), job.sha256(), job.dryRun(),
                    job.createdAt(),
                    job.createdBy(), job.createdByName());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("options are always JSON", e);
        }
    }

    Optional<ImportJob> byId(UUID id) {
        return query(COLUMNS + " where id = ?", id).stream().findFirst();
    }

    /// Newest first.
    ///
    /// @param before id of the last one that the caller has
    List<ImportJob> newest(@Nullable UUID before, int limit) {
        return before == null
                ? query(COLUMNS + " order by id desc limit ?", limit)
                : query(COLUMNS + " where id < ? order by id desc limit ?", before, limit);
    }

    /// Takes the oldest job that nobody is at.
    ///
    /// @param reachable whether its file can be read here
    Optional<ImportJob> claim(UUID worker, Predicate<UUID> reachable) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Optional<ImportJob> free = query(COLUMNS + """
                     where state = 'PENDING' or state = 'RUNNING' and lease_until < now()
                    order by created_at limit ? for update skip locked""", LOOK_AT).stream()
                    .filter(job -> reachable.test(job.id()))
                    .findFirst();
            free.ifPresent(job -> statements.execute(
                    """
                            update transfer_import set state = 'RUNNING', worker = ?, lease_until = now() + ? * interval '1 millisecond',
                              idle_claims = idle_claims + 1, started_at = coalesce(started_at, now()) where id = ?""",
                    worker, lease(), job.id()));
            return free;
        });
    }

    /// How often the job was claimed since it last got on.
    int idleClaims(UUID id) {
        return (int) statements.number("select idle_claims from transfer_import where id = ?", id);
    }

    /// Says that the worker is still at it.
    void renew(UUID id, UUID worker) {
        demand(statements.execute(
                "update transfer_import set lease_until = now() + ? * interval '1 millisecond' where id = ? and worker = ?",
                lease(), id, worker));
    }

    /// The first pass is done.
    void prepared(UUID id, UUID worker, long total) {
        demand(statements.execute(
                "update transfer_import set prepared = true, total = ?, idle_claims = 0 where id = ? and worker = ?",
                total, id,
                worker));
    }

    /// Rows are done, in the caller's transaction, which holds their effects.
    ///
    /// @param from the position that the worker goes on from
    /// @param done what became of how many
    /// @throws Lost when somebody else has taken over, or the job was called off
    void advance(UUID id, UUID worker, long from, Map<Outcome, Long> done) {
        long rows = done.values().stream().mapToLong(Long::longValue).sum();
        demand(statements.execute(
                """
                        update transfer_import set position = position + ?, created = created + ?, updated = updated + ?, unchanged = unchanged + ?,
                          skipped = skipped + ?, failed = failed + ?, idle_claims = 0, lease_until = now() + ? * interval '1 millisecond'
                        where id = ? and worker = ? and position = ? and not cancelled""",
                rows, done.getOrDefault(Outcome.CREATED, 0L),
                done.getOrDefault(Outcome.UPDATED, 0L), done.getOrDefault(Outcome.UNCHANGED, 0L),
                done.getOrDefault(Outcome.SKIPPED, 0L),
                done.getOrDefault(Outcome.FAILED, 0L), lease(), id, worker, from));
    }

    /// The end, in the caller's transaction.
    ///
    /// @return whether this worker was still the one to say so
    boolean finish(UUID id, UUID worker, JobState state, @Nullable String problem) {
        boolean mine = statements.execute(
                """
                        update transfer_import set state = ?, problem = ?, worker = null, lease_until = null, finished_at = now()
                        where id = ? and worker = ?""",
                state.name(), problem, id, worker) == 1;
        if (mine) {
            statements.execute("delete from transfer_staged where import_id = ?", id);
        }
        return mine;
    }

    /// Gives the job back unfinished, for anybody to go on.
    void release(UUID id, UUID worker) {
        statements.execute(
                "update transfer_import set state = 'PENDING', worker = null, lease_until = null where id = ? and worker = ?",
                id, worker);
    }

    /// Calls it off. A worker that is at it stops before the next row.
    ///
    /// @return whether it was not at its end yet
    boolean cancel(UUID id) {
        if (statements.execute("""
                update transfer_import set cancelled = true, state = 'CANCELLED', finished_at = now()
                where id = ? and state = 'PENDING'""", id) == 1) {
            return true;
        }
        return statements.execute("update transfer_import set cancelled = true where id = ? and state = 'RUNNING'",
                id) == 1;
    }

    boolean isCancelled(UUID id) {
        return statements.number("select case when cancelled then 1 else 0 end from transfer_import where id = ?",
                id) == 1;
    }

    /// Whether its file is still needed.
    boolean isOpen(UUID id) {
        return statements.number(
                "select count(*) from transfer_import where id = ? and state in ('PENDING', 'RUNNING')", id) == 1;
    }

    /// Forgets ended imports with their reports; what they brought stays recognised.
    int forget(Duration age) {
        return statements.execute("delete from transfer_import where finished_at < now() - ? * interval '1 second'",
                age.toSeconds());
    }

    private long lease() {
        return config.lease().toMillis();
    }

    private static void demand(int updated) {
        if (updated != 1) {
            throw new Lost();
        }
    }

    private List<ImportJob> query(String sql, Object... values) {
        return statements.query(sql, this::job, values);
    }

    private ImportJob job(ResultSet row) throws SQLException {
        try {
            return new ImportJob(row.getObject(1, UUID.class), Format.valueOf(row.getString(2)), row.getString(3),
                    json.readValue(row.getString(4), ImportOptions.class), row.getString(5), row.getLong(6),
                    row.getString(7),
                    row.getBoolean(8), JobState.valueOf(row.getString(9)), row.getBoolean(10),
                    row.getObject(11, Long.class), row.getLong(12),
                    new ImportCounts(row.getLong(13), row.getLong(14), row.getLong(15), row.getLong(16),
                            row.getLong(17)),
                    row.getString(18), row.getTimestamp(19).toInstant(), row.getString(20), row.getString(21),
                    Statements.instant(row.getTimestamp(22)),
                    Statements.instant(row.getTimestamp(23)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("options that cannot be read", e);
        }
    }
}
