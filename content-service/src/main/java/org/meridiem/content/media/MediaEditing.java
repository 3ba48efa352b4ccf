package org.meridiem.content.media;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.UnaryOperator;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.hibernate.exception.ConstraintViolationException;
import org.meridiem.content.audit.AuditLog;
import org.meridiem.content.caching.Purges;
import org.meridiem.content.editing.ArticleLinks;
import org.meridiem.content.editing.Changes;
import org.meridiem.content.editing.InUse;
import org.meridiem.content.editing.Stamp;
import org.meridiem.kit.http.IfMatch;
import org.meridiem.kit.problem.ProblemType;
import org.meridiem.kit.security.Caller;

import io.quarkus.arc.All;

/// Adds, changes and removes pictures. Each method is one transaction, or part of the caller's.
@ApplicationScoped
class MediaEditing {

    private final MediaRepository media;
    private final MediaStore store;
    private final MediaLeftovers leftovers;
    private final ArticleLinks articles;
    private final List<MediaUse> uses;
    private final Changes changes;
    private final AuditLog audit;
    private final Purges purges;
    private final Clock clock;

    MediaEditing(MediaRepository media, MediaStore store, MediaLeftovers leftovers, ArticleLinks articles,
            @All List<MediaUse> uses, Changes changes,
            AuditLog audit, Purges purges, Clock clock) {
        this.media = media;
        this.store = store;
        this.leftovers = leftovers;
        this.articles = articles;
        this.uses = uses;
        this.changes = changes;
        this.audit = audit;
        this.purges = purges;
        this.clock = clock;
    }

    /// A new picture. Its id was announced to [MediaLeftovers] before.
    ///
    /// @throws org.meridiem.kit.problem.ProblemException 503 when the store fails
    @Transactional
    MediaItem add(UUID id, Master master, String fileName, MediaDetails details, Caller by) {
        try {
            store.put(MediaKey.master(id), master.format(), master.file());
        } catch (IOException e) {
            throw ImageWork.storeAway(e);
        }
        MediaItem item = new MediaItem(id, master, fileName, details, Stamp.first(by, clock.instant()));
        media.persistAndFlush(item);
        leftovers.settle(id);
        changes.created();
        audit.record(by, "upload", "media", id, item.stamp().version(), Map.of());
        return item;
    }

    /// The next version of a picture's texts and focal point, unless nothing in them differs.
    ///
    /// @param edit what they become, given what they are
    /// @throws org.meridiem.kit.problem.ProblemException 404, 412, 428
    @Transactional
    MediaItem change(UUID id, IfMatch ifMatch, UnaryOperator<MediaDetails> edit, Caller by) {
        MediaItem item = existing(id);
        ifMatch.check(item.stamp().version(), () -> changes.since(id, item.stamp(), ifMatch.version()));
        SequencedSet<String> changed = item.edit(edit.apply(item.details()));
        if (!changed.isEmpty()) {
            item.stamp(item.stamp().next(by, clock.instant()));
            media.flush();
            changes.note(id, item.stamp(), changed);
            audit.record(by, "save", "media", id, item.stamp().version(), Map.of("changed", changed));
            changed.remove("licence");
            if (!changed.isEmpty()) {
                purges.ask(List.of(MediaAnswers.tag(id)));
                articles.changed(ArticleLinks.Target.MEDIA, id);
                uses.forEach(use -> use.changed(id));
            }
        }
        return item;
    }

    /// Removes a picture that nothing shows. Its files go soon afterwards.
    ///
    /// @throws org.meridiem.kit.problem.ProblemException 404, 409, 412, 428
    @Transactional
    void remove(UUID id, IfMatch ifMatch, Caller by) {
        MediaItem item = existing(id);
        ifMatch.check(item.stamp().version(), () -> changes.since(id, item.stamp(), ifMatch.version()));
        Map<String, Long> references = new TreeMap<>();
        references.put("articles", articles.references(ArticleLinks.Target.MEDIA, id));
        uses.forEach(use -> references.put(use.kind(), use.count(id)));
        InUse.refuse(references);
        media.delete(item);
        try {
            media.flush();
        } catch (ConstraintViolationException e) {
            throw InUse.justNow();
        }
        leftovers.announceDeletion(id);
        purges.erase(List.of(MediaAnswers.tag(id)), clock.instant());
        changes.forget(id);
        audit.record(by, "delete", "media", id, null, Map.of());
    }

    private MediaItem existing(UUID id) {
        return media.locked(id).orElseThrow(() -> ProblemType.NOT_FOUND.with("There is no picture with this id."));
    }
}
