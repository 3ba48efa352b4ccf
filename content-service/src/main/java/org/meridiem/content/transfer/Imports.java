package org.meridiem.content.transfer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;
import org.meridiem.content.audit.AuditLog;
import org.meridiem.content.author.Authors;
import org.meridiem.content.editing.Cut;
import org.meridiem.content.editing.Ids;
import org.meridiem.content.section.Sections;
import org.meridiem.content.site.SiteConfig;
import org.meridiem.content.transfer.source.Format;
import org.meridiem.content.transfer.source.ImportOptions;
import org.meridiem.kit.page.Cursors;
import org.meridiem.kit.page.Page;
import org.meridiem.kit.problem.ProblemException;
import org.meridiem.kit.problem.ProblemType;
import org.meridiem.kit.security.Caller;

/// Takes files in and tells what becomes of them.
@ApplicationScoped
class Imports {

    private final ImportJobs jobs;
    private final ImportReport report;
    private final Spool spool;
    private final Sections sections;
    private final Authors authors;
    private final SiteConfig site;
    private final AuditLog audit;
    private final Cursors cursors;
    private final Clock clock;

    Imports(ImportJobs jobs, ImportReport report, Spool spool, Sections sections, Authors authors, SiteConfig site,
            AuditLog audit,
            Cursors cursors, Clock clock) {
        this.jobs = jobs;
        this.report = report;
        this.spool = spool;
        this.sections = sections;
        this.authors = authors;
        this.site = site;
        this.audit = audit;
        this.cursors = cursors;
        this.clock = clock;
    }

    /// What to do with a file, checked before its bytes are read.
    ///
    /// @throws ProblemException 400, 422 naming the parameter
    ImportOptions options(ImportParameters wanted) {
        if (wanted.section != null && sections.bySlug(wanted.section).isEmpty()) {
            throw ProblemType.UNRESOLVED_REFERENCE.with("There is no section “" + wanted.section + "”.").parameter(
                    "section",
                    "no section has this slug");
        }
        if (wanted.author != null && authors.bySlugs(List.of(wanted.author)).isEmpty()) {
            throw ProblemType.UNRESOLVED_REFERENCE.with("There is no author “" + wanted.author + "”.").parameter(
                    "author",
                    "no author has this slug");
        }
        return new ImportOptions(wanted.sectionBy, wanted.section, wanted.author, base(wanted.baseUrl), wanted.language,
                wanted.overwrite,
                wanted.fetchMedia);
    }

    private URI base(@Nullable String baseUrl) {
        if (baseUrl == null) {
            return directory(site.url());
        }
        try {
            URI base = URI.create(baseUrl);
            if (base.getHost() != null && ("http".equals(base.getScheme()) || "https".equals(base.getScheme()))) {
                return directory(base);
            }
        } catch (IllegalArgumentException e) {
            // Told below, as for every other address that is none.
        }
        throw ProblemType.INVALID_PARAMETER.with("baseUrl is no address of a site.").parameter("baseUrl",
                "must be an absolute http or https address");
    }

    private static URI directory(URI base) {
        return base.getPath() == null || base.getPath().isEmpty() ? base.resolve("/") : base;
    }

    /// What the file is.
    ///
    /// @throws ProblemException 415 when that cannot be told
    static Format format(@Nullable Format wanted, Spool.Received received) {
        try {
            return wanted != null
                    ? wanted
                    : Format.sniff(received.file()).orElseThrow(() -> ProblemType.UNSUPPORTED_MEDIA_TYPE
                            .with("The file begins like none of the formats that can be read.").parameter("format",
                                    "name it: ghost, wordpress or ndjson"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Notes an import; a worker takes it from here.
    @Transactional
    ImportView add(Spool.Received received, Format format, ImportParameters wanted, ImportOptions options, Caller by) {
        UUID id = Ids.next();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        String source = wanted.source == null ? format.toString() : wanted.source;
        String name = wanted.fileName == null ? "upload" : wanted.fileName;
        var job = new ImportJob(id, format, source, options, name, received.size(), received.sha256(), wanted.dryRun,
                JobState.PENDING, false,
                null, 0, new ImportCounts(0, 0, 0, 0, 0), null, now, by.id(), by.name(), null, null);
        spool.keep(received, id);
        jobs.add(job);
        audit.record(by, "start", "import", id, null,
                Map.of("format", format.toString(), "source", source, "dryRun", wanted.dryRun, "bytes",
                        received.size()));
        return ImportView.of(job);
    }

    /// @throws ProblemException 404
    ImportView get(UUID id) {
        return ImportView.of(existing(id));
    }

    Page<ImportView> page(int limit, @Nullable String cursor) {
        var cut = new Cut(cursors, "imports", limit);
        List<String> position = cut.position(cursor);
        return Cut
                .map(cut.page(jobs.newest(position == null ? null : UUID.fromString(position.getFirst()), cut.fetch()),
                        job -> List.of(job.id().toString()), null), ImportView::of);
    }

    /// @throws ProblemException 404
    Page<RowReport> rows(UUID id, @Nullable Outcome outcome, int limit, @Nullable String cursor) {
        existing(id);
        var cut = new Cut(cursors, "imports/" + id + "/rows?" + outcome, limit);
        List<String> position = cut.position(cursor);
        long after = position == null ? 0 : Long.parseLong(position.getFirst());
        return cut.page(report.page(id, outcome, after, cut.fetch()), row -> List.of(Long.toString(row.row())), null);
    }

    /// Calls an import off; rows that are done stay.
    ///
    /// @throws ProblemException 404, 409
    @Transactional
    ImportView cancel(UUID id, Caller by) {
        ImportJob job = existing(id);
        if (!jobs.cancel(id)) {
            throw ProblemType.CONFLICT.with("The import is at its end already.").and("state", job.state());
        }
        audit.record(by, "cancel", "import", id, null, Map.of());
        return get(id);
    }

    private ImportJob existing(UUID id) {
        return jobs.byId(id).orElseThrow(() -> ProblemType.NOT_FOUND.with("There is no import with this id."));
    }
}
