package org.meridiem.content.transfer;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import jakarta.validation.ConstraintViolationException;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.meridiem.content.transfer.source.Content;
import org.meridiem.content.transfer.source.SourceFault;
import org.meridiem.content.transfer.source.SourceReader;
import org.meridiem.content.transfer.source.SourceRow;
import org.meridiem.kit.problem.ProblemException;

import io.quarkus.narayana.jta.QuarkusTransaction;

/// One worker at one import: from the position that is in the database to the end, or to where it has to stop.
///
/// Each row's effects, its line of the report and the position are one transaction. Rows without effects share one.
final class ImportRun implements SourceReader.RowSink {

    /// The service is shutting down: somebody goes on later.
    static final class Stopped extends RuntimeException {
        Stopped() {
            super("stopped", null, false, false);
        }
    }

    /// Takes a transaction back and brings out what it found.
    private static final class Undone extends RuntimeException {
        private final transient RowReport report;

        Undone(RowReport report) {
            super(null, null, false, false);
            this.report = report;
        }
    }

    private static final Logger LOG = Logger.getLogger(ImportRun.class);
    private static final int WITHOUT_EFFECT = 200;
    private static final int TRIES = 3;

    private final ImportJob job;
    private final UUID worker;
    private final ImportParts parts;
    private final StagedShelf shelf;
    private final BooleanSupplier stopping;
    private final List<RowReport> waiting = new ArrayList<>();
    private long position;
    private long seen;

    /// @param stopping whether to end before the next row
    ImportRun(ImportJob job, UUID worker, ImportParts parts, StagedShelf shelf, BooleanSupplier stopping) {
        this.job = job;
        this.worker = worker;
        this.parts = parts;
        this.shelf = shelf;
        this.stopping = stopping;
        this.position = job.position();
    }

    /// Works to the end.
    ///
    /// @throws SourceFault     for a file that cannot be read to its end
    /// @throws ImportJobs.Lost when somebody else has taken over, or the import was called off
    /// @throws Stopped         when the service is shutting down
    void work(SourceReader reader) throws IOException {
        if (!job.prepared()) {
            QuarkusTransaction.requiringNew().run(shelf::clear);
            long total = reader.prepare(shelf);
            shelf.flush();
            QuarkusTransaction.requiringNew().run(() -> parts.jobs().prepared(job.id(), worker, total));
        }
        reader.rows(shelf, this);
        flush();
    }

    @Override
    public void next(Supplier<SourceRow> made) {
        seen++;
        if (seen <= job.position()) {
            return;
        }
        if (stopping.getAsBoolean()) {
            flush();
            throw new Stopped();
        }
        SourceRow row = row(made);
        if (row.content() instanceof Content.NotTaken(String reason, boolean broken)) {
            RowTask task = RowTask.of(job, shelf, row, seen, null);
            waiting.add(task.report(broken ? Outcome.FAILED : Outcome.SKIPPED, null, reason));
            if (waiting.size() >= WITHOUT_EFFECT) {
                flush();
            }
        } else {
            flush();
            write(row);
        }
    }

    /// A row that the reader stumbles over is at fault itself: the others must not suffer.
    private SourceRow row(Supplier<SourceRow> made) {
        try {
            return made.get();
        } catch (SourceFault | org.meridiem.content.editing.EditorialDatabaseException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.warnf(e, "a row of an import cannot be read: import=%s row=%d", job.id(), seen);
            return SourceRow.broken("row", "row-" + seen, null, "The row cannot be understood.");
        }
    }

    private void write(SourceRow row) {
        List<String> fetching = fetched(row);
        String asDraft = null;
        for (int attempt = 1;; attempt++) {
            try {
                commit(row, asDraft, fetching);
                return;
            } catch (ArticleRows.NotReady e) {
                asDraft = reasons(e.problem());
            } catch (ProblemException e) {
                fail(row, RowProblem.of(e));
                return;
            } catch (ConstraintViolationException e) {
                fail(row, RowProblem.of(e));
                return;
            } catch (ImportJobs.Lost e) {
                throw e;
            } catch (RuntimeException e) {
                LOG.warnf(e, "a row of an import cannot be written: import=%s row=%d attempt=%d", job.id(), seen,
                        attempt);
                if (attempt >= TRIES) {
                    fail(row, RowProblem.of("It could not be written; the service's log says why."));
                    return;
                }
            }
        }
    }

    /// Pictures come from far away: not inside a transaction.
    private List<String> fetched(SourceRow row) {
        RowTask task = RowTask.of(job, shelf, row, seen, null);
        if (job.options().fetchMedia() && !job.dryRun()) {
            parts.pictures().fetch(task, () -> parts.jobs().renew(job.id(), worker));
        }
        return task.warnings();
    }

    private void commit(SourceRow row, @Nullable String asDraft, List<String> fetching) {
        RowTask task = RowTask.of(job, shelf, row, seen, asDraft);
        fetching.forEach(task::warn);
        if (job.dryRun()) {
            RowReport report = parts.plan().repeat(task).orElseGet(() -> undone(task));
            parts.plan().remember(shelf, task, report);
            note(List.of(report.outcome() == Outcome.CREATED ? withoutTarget(report) : report));
        } else {
            QuarkusTransaction.requiringNew().run(() -> {
                RowReport report = effect(task);
                parts.report().add(job.id(), List.of(report));
                parts.jobs().advance(job.id(), worker, position, Map.of(report.outcome(), 1L));
            });
            position++;
        }
    }

    /// What would become of the row: everything is done, and taken back.
    private RowReport undone(RowTask task) {
        try {
            return QuarkusTransaction.requiringNew().call(() -> {
                throw new Undone(effect(task));
            });
        } catch (Undone e) {
            return e.report;
        }
    }

    private RowReport effect(RowTask task) {
        return switch (task.row().content()) {
            case Content.Catalogued part -> parts.catalogue().write(task, part);
            case Content.Picture picture -> parts.media().write(task, picture);
            case Content.Story story -> parts.articles().write(task, story);
            case Content.NotTaken nothing -> throw new IllegalArgumentException("has no effect: " + nothing);
        };
    }

    private static RowReport withoutTarget(RowReport report) {
        // What was made is gone again with its transaction.
        return new RowReport(report.row(), report.sourceType(), report.sourceId(), report.title(), report.outcome(),
                null, report.warnings(),
                report.problem());
    }

    private void fail(SourceRow row, RowProblem problem) {
        note(List.of(
                new RowReport(seen, row.type(), row.id(), row.title(), Outcome.FAILED, null, row.warnings(), problem)));
    }

    private void flush() {
        if (!waiting.isEmpty()) {
            note(waiting);
            waiting.clear();
        }
    }

    private void note(List<RowReport> rows) {
        Map<Outcome, Long> done = new EnumMap<>(Outcome.class);
        rows.forEach(row -> done.merge(row.outcome(), 1L, Long::sum));
        QuarkusTransaction.requiringNew().run(() -> {
            parts.report().add(job.id(), rows);
            parts.jobs().advance(job.id(), worker, position, done);
        });
        position += rows.size();
    }

    private static String reasons(ProblemException problem) {
        var reasons = new StringBuilder(String.valueOf(problem.getMessage()));
        problem.errors().forEach(
                error -> reasons.append(' ').append(error.pointer()).append(' ').append(error.detail()).append('.'));
        return reasons.toString();
    }
}
