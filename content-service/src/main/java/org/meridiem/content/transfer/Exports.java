package org.meridiem.content.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;
import org.meridiem.content.audit.AuditLog;
import org.meridiem.content.editing.Cut;
import org.meridiem.content.editing.Ids;
import org.meridiem.content.transfer.source.Kind;
import org.meridiem.kit.page.Cursors;
import org.meridiem.kit.page.Page;
import org.meridiem.kit.problem.ProblemType;
import org.meridiem.kit.security.Caller;

/// Takes wishes for exports and gives their files out.
@ApplicationScoped
class Exports {

    private final ExportJobs jobs;
    private final Spool spool;
    private final AuditLog audit;
    private final Cursors cursors;
    private final Clock clock;

    Exports(ExportJobs jobs, Spool spool, AuditLog audit, Cursors cursors, Clock clock) {
        this.jobs = jobs;
        this.spool = spool;
        this.audit = audit;
        this.cursors = cursors;
        this.clock = clock;
    }

    /// Notes an export; a worker takes it from here.
    @Transactional
    ExportView add(ExportRequest request, Caller by) {
        List<String> kinds = request.kinds() == null || request.kinds().isEmpty()
                ? Arrays.stream(Kind.values()).map(Kind::label).toList()
                : request.kinds().stream().map(ExportRequest.What::kind).distinct().toList();
        var job = new ExportJob(Ids.next(), kinds, JobState.PENDING, 0, null, null,
                clock.instant().truncatedTo(ChronoUnit.MILLIS), by.id(),
                by.name(), null, null);
        jobs.add(job);
        audit.record(by, "start", "export", job.id(), null, Map.of("kinds", kinds));
        return ExportView.of(job);
    }

    /// @throws org.meridiem.kit.problem.ProblemException 404
    ExportView get(UUID id) {
        return ExportView.of(existing(id));
    }

    Page<ExportView> page(int limit, @Nullable String cursor) {
        var cut = new Cut(cursors, "exports", limit);
        List<String> position = cut.position(cursor);
        return Cut
                .map(cut.page(jobs.newest(position == null ? null : UUID.fromString(position.getFirst()), cut.fetch()),
                        job -> List.of(job.id().toString()), null), ExportView::of);
    }

    /// The file, compressed.
    ///
    /// @throws org.meridiem.kit.problem.ProblemException 404, 409 while it is not written yet
    InputStream content(UUID id) {
        ExportJob job = existing(id);
        if (job.state() != JobState.DONE) {
            throw ProblemType.CONFLICT.with("The export is not written yet.").and("state", job.state());
        }
        try {
            return Files.newInputStream(spool.exportFile(id));
        } catch (NoSuchFileException e) {
            throw ProblemType.NOT_FOUND.with("The file of this export is no longer there. Ask for a new one.");
        } catch (IOException e) {
            throw ProblemType.UNAVAILABLE.with("The file cannot be read just now.").header("Retry-After", "10");
        }
    }

    private ExportJob existing(UUID id) {
        return jobs.byId(id).orElseThrow(() -> ProblemType.NOT_FOUND.with("There is no export with this id."));
    }
}
