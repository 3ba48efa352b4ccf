package org.meridiem.newsletter.digest;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;

import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jspecify.annotations.Nullable;
import org.meridiem.kit.http.IfMatch;
import org.meridiem.kit.http.StaleVersion;
import org.meridiem.kit.problem.ProblemType;
import org.meridiem.kit.security.Caller;
import org.meridiem.newsletter.audit.AuditLog;
import org.meridiem.newsletter.catalogue.Newsletter;
import org.meridiem.newsletter.catalogue.Newsletters;
import org.meridiem.newsletter.digest.Digest.Mark;
import org.meridiem.newsletter.digest.Digest.Next;

/// Changes digests.
@Singleton
class DigestEditing {

    private final Digests digests;
    private final DigestRuns runs;
    private final Newsletters newsletters;
    private final AuditLog audit;
    private final Clock clock;

    DigestEditing(Digests digests, DigestRuns runs, Newsletters newsletters, AuditLog audit, Clock clock) {
        this.digests = digests;
        this.runs = runs;
        this.newsletters = newsletters;
        this.audit = audit;
        this.clock = clock;
    }

    /// Makes a digest. Its first issue covers what was published since the period before.
    @Transactional
    Digest create(DigestWrite request, Caller by) {
        DigestWrite written = request.complete();
        Timetable timetable = Timetable.of(written.schedule());
        demandSections(written);
        Newsletter newsletter = newsletters.withSlug(written.newsletter())
                .orElseThrow(() -> ProblemType.UNRESOLVED_REFERENCE.with("There is no newsletter of this name.")
                        .at("/newsletter", "there is no newsletter of this name"));
        Instant now = clock.instant();
        LocalDateTime first = timetable.next(now);
        Instant since = timetable.previous(first)
                .map(period -> timetable.instant(period).minus(written.buildBefore()))
                .orElse(now);
        var digest = new Digest(UuidVersion7Strategy.INSTANCE.generateUuid(null), newsletter.id(), written,
                next(written, timetable, first), since, new Mark(1, now, by.name(), now, by.name()));
        digests.add(digest);
        audit.record(by, "create", "digest", digest.id(), 1L, Map.of());
        return digest;
    }

    /// Replaces a digest. Another schedule counts from now on; periods that were decided about stay so.
    @Transactional
    Digest replace(UUID id, IfMatch ifMatch, DigestWrite request, Caller by) {
        DigestWrite written = request.complete();
        Digest digest = digests.lock(id);
        List<String> differences = differences(digest.definition(), written);
        Mark mark = digest.mark();
        ifMatch.check(mark.version(),
                () -> new StaleVersion(mark.version(), differences, mark.updatedBy(), mark.updatedAt()));
        Timetable timetable = Timetable.of(written.schedule());
        demandSections(written);
        if (!digest.definition().newsletter().equals(written.newsletter())) {
            throw ProblemType.INVALID_INPUT.with("A digest keeps its newsletter.")
                    .at("/newsletter", "must be " + digest.definition().newsletter());
        }
        if (differences.isEmpty()) {
            return digest;
        }
        Instant now = clock.instant();
        var changed = new Digest(id, digest.newsletterId(), written,
                next(written, timetable, period(digest, written, timetable, now)), digest.since(),
                new Mark(mark.version() + 1, mark.createdAt(), mark.createdBy(), now, by.name()));
        digests.replace(changed);
        audit.record(by, "save", "digest", id, changed.mark().version(), Map.of("changed", differences));
        return changed;
    }

    /// Deletes a digest. Issues that it made stay, and are sent by nobody but an editor.
    @Transactional
    void delete(UUID id, IfMatch ifMatch, Caller by) {
        Mark mark = digests.lock(id).mark();
        ifMatch.check(mark.version(),
                () -> new StaleVersion(mark.version(), List.of(), mark.updatedBy(), mark.updatedAt()));
        digests.delete(id);
        audit.record(by, "delete", "digest", id, null, Map.of());
    }

    private LocalDateTime period(Digest digest, DigestWrite written, Timetable timetable, Instant now) {
        if (digest.next() != null && digest.definition().schedule().equals(written.schedule())) {
            return digest.next().period();
        }
        LocalDateTime period = timetable.next(now);
        Optional<LocalDateTime> decided = runs.lastPeriod(digest.id());
        while (decided.isPresent() && !period.isAfter(decided.get())) {
            period = timetable.next(period);
        }
        return period;
    }

    private static @Nullable Next next(DigestWrite written, Timetable timetable, LocalDateTime period) {
        return written.state() == DigestWrite.State.PAUSED ? null : Next.of(written, timetable, period);
    }

    private static void demandSections(DigestWrite written) {
        List<String> sections = written.content().quotas().stream().map(DigestContent.Quota::section).toList();
        for (int i = 0; i < sections.size(); i++) {
            if (sections.indexOf(sections.get(i)) != i) {
                throw ProblemType.INVALID_INPUT.with("A section has one quota.")
                        .at("/content/sections/" + i, "stands there already");
            }
        }
    }

    private static List<String> differences(DigestWrite mine, DigestWrite theirs) {
        var differences = new ArrayList<String>();
        differs(differences, "name", mine.name(), theirs.name());
        differs(differences, "schedule", mine.schedule(), theirs.schedule());
        differs(differences, "content", mine.content(), theirs.content());
        differs(differences, "automatic", mine.automatic(), theirs.automatic());
        differs(differences, "buildMinutesBefore", mine.buildMinutesBefore(), theirs.buildMinutesBefore());
        differs(differences, "status", mine.status(), theirs.status());
        return differences;
    }

    private static void differs(List<String> names, String member, @Nullable Object mine, @Nullable Object theirs) {
        if (!Objects.equals(mine, theirs)) {
            names.add(member);
        }
    }
}
