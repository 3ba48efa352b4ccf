package org.meridiem.content.transfer;

import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.meridiem.content.media.MediaExchange;
import org.meridiem.content.transfer.source.Content.Picture;
import org.meridiem.content.transfer.source.Kind;

/// Writes pictures of an import. Works in the caller's transaction.
@ApplicationScoped
class MediaRows {

    private final MediaExchange media;
    private final Mappings mappings;

    MediaRows(MediaExchange media, Mappings mappings) {
        this.media = media;
        this.mappings = mappings;
    }

    RowReport write(RowTask task, Picture picture) {
        UUID id = picture.id();
        if (id == null) {
            return task.report(Outcome.FAILED, null,
                    "id is needed: it is how the picture is recognised when it comes again.");
        }
        String source = task.job().source();
        String fingerprint = Fingerprint.of(picture);
        Optional<Mappings.Mapping> known = mappings.find(source, Kind.MEDIA, task.row().id());
        if (known.filter(task::isRepeat).isPresent()) {
            return task.repeat(known.get(), Kind.MEDIA);
        }
        Optional<Long> present = media.version(id);
        long version = present.orElse(0L);
        boolean fetchedJustNow = known.filter(mapping -> mapping.importId().equals(task.job().id())).isPresent();
        Outcome outcome = fetchedJustNow ? Outcome.CREATED : Outcome.UNCHANGED;
        boolean same = media.out(id).map(out -> out.details().equals(picture.details())).orElse(false);
        if (present.isPresent() && !same) {
            if ((known.isEmpty() || known.get().version() != version) && !task.job().options().overwrite()) {
                return task.report(Outcome.SKIPPED, new RowReport.Target(Kind.MEDIA.label(), id),
                        "It is here already with other texts; with overwrite=true they would be replaced.");
            }
            version = media.replace(id, picture.details(), task.job().actor());
            outcome = Outcome.UPDATED;
        }
        mappings.put(source, Kind.MEDIA, task.row().id(), picture.url(), task.mapping(id, version, fingerprint));
        if (present.isEmpty()) {
            return task.report(Outcome.SKIPPED, null, picture.url() == null
                    ? "Its bytes are not in the file, nor an address of them: articles that show it lose it."
                    : "Its bytes are not in the file: articles that show it show it from its address " + picture.url()
                            + ".");
        }
        return task.report(outcome, Kind.MEDIA, id);
    }
}
