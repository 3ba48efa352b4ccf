package org.meridiem.content.transfer;

import java.nio.file.Files;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.meridiem.content.audit.AuditLog;
import org.meridiem.content.transfer.source.SourceFault;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;

/// Works off imports, one at a time on each replica. A replica that dies leaves its import to whoever comes after its lease.
@ApplicationScoped
class ImportWorker {

    private static final Logger LOG = Logger.getLogger(ImportWorker.class);

    private final ImportParts parts;
    private final ImportJobs jobs;
    private final ExportJobs exports;
    private final Spool spool;
    private final AuditLog audit;
    private final DataSource database;
    private final ObjectMapper json;
    private final TransferConfig config;
    private final Clock clock;
    private volatile boolean stopping;

    ImportWorker(ImportParts parts, ImportJobs jobs, ExportJobs exports, Spool spool, AuditLog audit,
            DataSource database, ObjectMapper json, TransferConfig config,
            Clock clock) {
        this.parts = parts;
        this.jobs = jobs;
        this.exports = exports;
        this.spool = spool;
        this.audit = audit;
        this.database = database;
        this.json = json;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(every = "${meridiem.transfer.every:1s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void tick() {
        while (!stopping && work()) {
            LOG.debug("there may be another import");
        }
    }

    void stop(@Observes ShutdownEvent end) {
        stopping = true;
    }

    @PreDestroy
    void stop() {
        stopping = true;
    }

    /// Works off the oldest import that nobody is at, if there is one.
    ///
    /// @return whether there was one
    boolean work() {
        return claim(UUID.randomUUID()).isPresent();
    }

    /// The same with a name for the worker.
    Optional<UUID> claim(UUID worker) {
        Optional<ImportJob> job = jobs.claim(worker, id -> Files.isReadable(spool.importFile(id)));
        job.ifPresent(found -> parts.meters().time("import", () -> run(found, worker)));
        return job.map(ImportJob::id);
    }

    private void run(ImportJob job, UUID worker) {
        if (jobs.idleClaims(job.id()) > config.maxIdleClaims()) {
            end(job, worker, JobState.FAILED,
                    "It was given up after row " + job.position() + ": it ended its worker again and again.");
            return;
        }
        var shelf = new StagedShelf(job.id(), database, json, () -> jobs.renew(job.id(), worker));
        try {
            LOG.infof("import goes on: id=%s format=%s position=%d", job.id(), job.format(), job.position());
            new ImportRun(job, worker, parts, shelf, () -> stopping)
                    .work(job.format().reader(spool.importFile(job.id()), job.options(), json));
            end(job, worker, JobState.DONE, null);
        } catch (SourceFault e) {
            end(job, worker, JobState.FAILED, e.detail());
        } catch (ImportJobs.Lost e) {
            if (jobs.isCancelled(job.id())) {
                end(job, worker, JobState.CANCELLED, null);
            } else {
                LOG.infof("import is another worker's now: id=%s", job.id());
            }
        } catch (ImportRun.Stopped e) {
            jobs.release(job.id(), worker);
        } catch (Exception e) {
            // The database or the disk: the lease ends, and whoever comes then goes on where this one was.
            LOG.errorf(e, "import is interrupted: id=%s", job.id());
        }
    }

    private void end(ImportJob job, UUID worker, JobState state, @Nullable String problem) {
        boolean mine = QuarkusTransaction.requiringNew().call(() -> {
            boolean ended = jobs.finish(job.id(), worker, state, problem);
            if (ended) {
                ImportCounts counts = jobs.byId(job.id()).orElseThrow().counts();
                audit.record(job.actor(), "finish", "import", job.id(), null,
                        Map.of("state", state.name(), "dryRun", job.dryRun(), "created",
                                counts.created(), "updated", counts.updated(), "skipped", counts.skipped(), "failed",
                                counts.failed()));
            }
            return ended;
        });
        if (mine) {
            parts.meters().ended("import", state);
            spool.delete(spool.importFile(job.id()));
        }
    }

    @Scheduled(every = "1h", delayed = "5m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void sweep() {
        jobs.forget(config.keepReports());
        exports.forget(config.keepExports());
        spool.sweep(id -> jobs.isOpen(id) || exports.hasFile(id), clock.instant());
    }
}
