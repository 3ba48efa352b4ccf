package org.meridiem.content.transfer;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.quarkus.narayana.jta.QuarkusTransaction;

/// The exports in the database, each worked on by whoever holds its lease.
@ApplicationScoped
class ExportJobs {

    private static final String COLUMNS = """
            select id, kinds, state, lines, byte_size, problem, created_at, created_by, created_by_name, snapshot_at, finished_at
            from transfer_export""";

    private final Statements statements;
    private final TransferConfig config;

    ExportJobs(Statements statements, TransferConfig config) {
        this.statements = statements;
        this.config = config;
    }

    /// Notes a new one in the caller's transaction.
    void add(ExportJob job) {
        statements.execute(
                """
                        insert into transfer_export (id, kinds, state, created_at, created_by, created_by_name) values (?, ?, 'PENDING', ?, ?, ?)""",
                job.id(), job.kinds().toArray(String[]::new), job.createdAt(), job.createdBy(), job.createdByName());
    }

    Optional<ExportJob> byId(UUID id) {
        return statements.query(COLUMNS + " where id = ?", ExportJobs::job, id).stream().findFirst();
    }

    /// Newest first.
    ///
    /// @param before id of the last one that the caller has
    List<ExportJob> newest(@Nullable UUID before, int limit) {
        return before == null
                ? statements.query(COLUMNS + " order by id desc limit ?", ExportJobs::job, limit)
                : statements.query(COLUMNS + " where id < ? order by id desc limit ?", ExportJobs::job, before, limit);
    }

    /// Takes the oldest job that nobody is at.
    Optional<ExportJob> claim(UUID worker) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Optional<ExportJob> free = statements.query(COLUMNS + """
                     where state = 'PENDING' or state = 'RUNNING' and lease_until < now()
                    order by created_at limit 1 for update skip locked""", ExportJobs::job).stream().findFirst();
            free.ifPresent(job -> statements.execute(
                    """
                            update transfer_export set state = 'RUNNING', worker = ?, lease_until = now() + ? * interval '1 millisecond',
                              idle_claims = idle_claims + 1 where id = ?""",
                    worker, config.lease().toMillis(), job.id()));
            return free;
        });
    }

    boolean isWornOut(UUID id) {
        return statements.number("select idle_claims from transfer_export where id = ?", id) > config.maxIdleClaims();
    }

    /// Says that the worker is still at it.
    ///
    /// @return whether it still has the job
    boolean renew(UUID id, UUID worker, long lines) {
        return statements.execute(
                """
                        update transfer_export set lines = ?, lease_until = now() + ? * interval '1 millisecond' where id = ? and worker = ?""",
                lines,
                config.lease().toMillis(), id, worker) == 1;
    }

    /// The end, in the caller's transaction.
    ///
    /// @return whether this worker was still the one to say so
    boolean finish(UUID id, UUID worker, JobState state, @Nullable String problem, long lines, @Nullable Long byteSize,
            @Nullable Instant snapshotAt) {
        return statements.execute(
                """
                        update transfer_export set state = ?, problem = ?, lines = ?, byte_size = ?, snapshot_at = ?, worker = null, lease_until = null,
                          finished_at = now() where id = ? and worker = ?""",
                state.name(), problem, lines, byteSize, snapshotAt, id, worker) == 1;
    }

    /// Gives the job back unfinished, for anybody to begin anew.
    void release(UUID id, UUID worker) {
        statements.execute(
                "update transfer_export set state = 'PENDING', worker = null, lease_until = null where id = ? and worker = ?",
                id,
                worker);
    }

    /// Whether its file is still needed.
    boolean hasFile(UUID id) {
        return statements.number("select count(*) from transfer_export where id = ? and state <> 'FAILED'", id) == 1;
    }

    /// Forgets ended exports; the sweep removes their files.
    int forget(Duration age) {
        return statements.execute("delete from transfer_export where finished_at < now() - ? * interval '1 second'",
                age.toSeconds());
    }

    private static ExportJob job(ResultSet row) throws SQLException {
        return new ExportJob(row.getObject(1, UUID.class), List.of((String[]) row.getArray(2).getArray()),
                JobState.valueOf(row.getString(3)),
                row.getLong(4), row.getObject(5, Long.class), row.getString(6), row.getTimestamp(7).toInstant(),
                row.getString(8),
                row.getString(9), Statements.instant(row.getTimestamp(10)), Statements.instant(row.getTimestamp(11)));
    }
}
