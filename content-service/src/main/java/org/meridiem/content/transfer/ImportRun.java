package org.meridiem.content.transfer;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
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
/// Rows' effects, their lines of the report and the position are one transaction, of as many rows as go well together: when one of them does
/// not, all of them are taken back and each is written alone.
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
    private static final int MOST_ROWS = 20;
    private static final int MOST_CHARACTERS = 1_000_000;
    private static final int TRIES = 3;

    /// A row on its way.
    ///
    /// @param warnings of its pictures
    private record Waiting(SourceRow row, long number, List<String> warnings) {
    }

    private final ImportJob job;
    private final UUID worker;
    private final ImportParts parts;
    private final StagedShelf shelf;
    private final BooleanSupplier stopping;
    private final List<Waiting> waiting = new ArrayList<>();
    private long characters;
    private int together = MOST_ROWS;
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
        waiting.add(new Waiting(row, seen, fetched(row)));
        characters += row.content().weight();
        if (waiting.size() >= together || characters >= MOST_CHARACTERS) {
            flush();
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

    private void flush() {
        List<Waiting> rows = List.copyOf(waiting);
        waiting.clear();
        characters = 0;
        if (rows.size() > 1 && !job.dryRun() && areWritten(rows)) {
            together = Math.min(MOST_ROWS, together * 2);
        } else {
            rows.forEach(this::write);
        }
    }

    private boolean areWritten(List<Waiting> rows) {
        try {
            note(rows, row -> {
                RowReport report = effect(task(row, null));
                // The next row looks for what this one made; nobody needs it in memory.
                parts.session().flush();
                parts.session().clear();
                return report;
            });
            return true;
        } catch (ImportJobs.Lost e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.debugf(e, "rows of an import are written one by one: import=%s from=%d", job.id(),
                    rows.getFirst().number());
            together = 1;
            return false;
        }
    }

    /// Writes a row alone.
    private void write(Waiting row) {
        String asDraft = null;
        for (int attempt = 1;; attempt++) {
            try {
                commit(row, asDraft);
                together = asDraft == null ? Math.max(2, together) : 1;
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
                LOG.warnf(e, "a row of an import cannot be written: import=%s row=%d attempt=%d", job.id(),
                        row.number(), attempt);
                if (attempt >= TRIES) {
                    fail(row, RowProblem.of("It could not be written; the service's log says why."));
                    return;
                }
            }
        }
    }

    /// Pictures come from far away: not inside a transaction.
    private List<String> fetched(SourceRow row) {
        if (!job.options().fetchMedia() || job.dryRun()) {
            return List.of();
        }
        RowTask task = RowTask.of(job, shelf, row, seen, null);
        parts.pictures().fetch(task, () -> parts.jobs().renew(job.id(), worker));
        return task.warnings();
    }

    private RowTask task(Waiting row, @Nullable String asDraft) {
        RowTask task = RowTask.of(job, shelf, row.row(), row.number(), asDraft);
        row.warnings().forEach(task::warn);
        return task;
    }

    private void commit(Waiting row, @Nullable String asDraft) {
        RowTask task = task(row, asDraft);
        if (job.dryRun() && !(row.row().content() instanceof Content.NotTaken)) {
            RowReport report = parts.plan().repeat(task).orElseGet(() -> undone(task));
            parts.plan().remember(shelf, task, report);
            note(List.of(row), _ -> report.outcome() == Outcome.CREATED ? withoutTarget(report) : report);
        } else {
            note(List.of(row), _ -> effect(task));
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
            case Content.NotTaken(String reason, boolean broken) ->
                task.report(broken ? Outcome.FAILED : Outcome.SKIPPED, null, reason);
        };
    }

    private static RowReport withoutTarget(RowReport report) {
        // What was made is gone again with its transaction.
        return new RowReport(report.row(), report.sourceType(), report.sourceId(), report.title(), report.outcome(),
                null, report.warnings(),
                report.problem());
    }

    private void fail(Waiting row, RowProblem problem) {
        SourceRow source = row.row();
        note(List.of(row), _ -> new RowReport(row.number(), source.type(), source.id(), source.title(), Outcome.FAILED,
                null, source.warnings(), problem));
    }

    /// What becomes of rows, what is said of it and how far the import is: all or nothing.
    private void note(List<Waiting> rows, Function<Waiting, RowReport> effect) {
        Map<Outcome, Long> done = QuarkusTransaction.requiringNew().call(() -> {
            List<RowReport> reports = rows.stream().map(effect).toList();
            Map<Outcome, Long> became = new EnumMap<>(Outcome.class);
            reports.forEach(report -> became.merge(report.outcome(), 1L, Long::sum));
            parts.report().add(job.id(), reports);
            parts.jobs().advance(job.id(), worker, position, became);
            return became;
        });
        parts.meters().rows(done);
        position += rows.size();
    }

    private static String reasons(ProblemException problem) {
        var reasons = new StringBuilder(String.valueOf(problem.getMessage()));
        problem.errors().forEach(
                error -> reasons.append(' ').append(error.pointer()).append(' ').append(error.detail()).append('.'));
        return reasons.toString();
    }
}
