package org.meridiem.content.transfer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;
import org.meridiem.content.audit.AuditLog;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;

/// Writes the files of exports, one at a time on each replica. One whose worker died is written anew.
@ApplicationScoped
class ExportWorker {

    private static final Logger LOG = Logger.getLogger(ExportWorker.class);

    private final ExportJobs jobs;
    private final Exporter exporter;
    private final Spool spool;
    private final AuditLog audit;
    private final TransferMeters meters;
    private final Clock clock;
    private volatile boolean stopping;

    ExportWorker(ExportJobs jobs, Exporter exporter, Spool spool, AuditLog audit, TransferMeters meters,
            Clock clock) {
        this.jobs = jobs;
        this.exporter = exporter;
        this.spool = spool;
        this.audit = audit;
        this.meters = meters;
        this.clock = clock;
    }

    @Scheduled(every = "${meridiem.transfer.every:1s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void tick() {
        UUID worker = UUID.randomUUID();
        for (Optional<ExportJob> job = jobs.claim(worker); job.isPresent() && !stopping; job = jobs.claim(worker)) {
            ExportJob found = job.get();
            meters.time("export", () -> write(found, worker));
        }
    }

    void stop(@Observes ShutdownEvent end) {
        stopping = true;
    }

    private void write(ExportJob job, UUID worker) {
        if (jobs.isWornOut(job.id())) {
            jobs.finish(job.id(), worker, JobState.FAILED, "It was given up: it ended its worker again and again.", 0,
                    null, null);
            meters.ended("export", JobState.FAILED);
            return;
        }
        Path part = spool.create();
        try {
            Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            long lines = exporter.write(job.kinds(), part, count -> sign(job, worker, count));
            long size = Files.size(part);
            boolean mine = QuarkusTransaction.requiringNew().call(() -> {
                boolean done = jobs.finish(job.id(), worker, JobState.DONE, null, lines, size, now);
                if (done) {
                    spool.finish(part, job.id());
                    audit.record(job.actor(), "finish", "export", job.id(), null, Map.of("lines", lines));
                }
                return done;
            });
            if (mine) {
                meters.ended("export", JobState.DONE);
            }
            LOG.infof("export is written: id=%s lines=%d bytes=%d mine=%s", job.id(), lines, size, mine);
        } catch (ImportRun.Stopped e) {
            jobs.release(job.id(), worker);
        } catch (ImportJobs.Lost e) {
            LOG.infof("export is another worker's now: id=%s", job.id());
        } catch (IOException | RuntimeException e) {
            // The database or the disk: the lease ends, and whoever comes then begins anew.
            LOG.errorf(e, "export is interrupted: id=%s", job.id());
        } finally {
            spool.delete(part);
        }
    }

    private void sign(ExportJob job, UUID worker, long lines) {
        if (stopping) {
            throw new ImportRun.Stopped();
        }
        if (!QuarkusTransaction.requiringNew().call(() -> jobs.renew(job.id(), worker, lines))) {
            throw new ImportJobs.Lost();
        }
    }
}
