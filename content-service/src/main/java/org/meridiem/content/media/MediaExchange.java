package org.meridiem.content.media;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;
import org.meridiem.content.editing.WriteShapes;
import org.meridiem.kit.http.IfMatch;
import org.meridiem.kit.security.Caller;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.quarkus.narayana.jta.QuarkusTransaction;

/// Pictures of the library from and to elsewhere.
@ApplicationScoped
public class MediaExchange {

    private final MediaRepository media;
    private final MediaEditing editing;
    private final MediaLibrary library;
    private final MediaLeftovers leftovers;
    private final Intake intake;
    private final ImageWork work;
    private final WriteShapes shapes;

    MediaExchange(MediaRepository media, MediaEditing editing, MediaLibrary library, MediaLeftovers leftovers,
            Intake intake,
            ImageWork work, WriteShapes shapes) {
        this.media = media;
        this.editing = editing;
        this.library = library;
        this.leftovers = leftovers;
        this.intake = intake;
        this.work = work;
        this.shapes = shapes;
    }

    /// The version of a picture, when it is here.
    public Optional<Long> version(UUID id) {
        return media.findByIdOptional(id).map(item -> item.stamp().version());
    }

    /// Whether a picture with this id is here.
    ///
    /// @param id may be no id at all
    public boolean has(String id) {
        try {
            return version(UUID.fromString(id)).isPresent();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /// Takes a file in as [Intake] does, in transactions of its own.
    ///
    /// @param details in the write shape of the API
    /// @return the picture's version
    /// @throws org.meridiem.kit.problem.ProblemException as the API answers it
    public long take(UUID id, Path file, @Nullable String fileName, ObjectNode details, Caller by) {
        MediaDetails texts = shapes.read(details, MediaDetails.class);
        Master master = work.await(work.begin(() -> intake.take(file)));
        try {
            leftovers.announceUpload(id);
            return QuarkusTransaction.requiringNew()
                    .call(() -> editing.add(id, master, UploadForm.harmless(fileName), texts, by).stamp().version());
        } finally {
            delete(master.file());
        }
    }

    /// Replaces a picture's texts, whatever their version.
    ///
    /// @param details in the write shape of the API
    /// @return the picture's version
    @Transactional(Transactional.TxType.MANDATORY)
    public long replace(UUID id, ObjectNode details, Caller by) {
        MediaDetails texts = shapes.read(details, MediaDetails.class);
        return editing.change(id, IfMatch.of("*"), _ -> texts, by).stamp().version();
    }

    /// Some pictures, oldest id first.
    ///
    /// @param after id of the last one that the caller has; null to begin
    @Transactional(Transactional.TxType.MANDATORY)
    public List<Out> page(@Nullable UUID after, int limit) {
        var found = after == null ? media.find("order by id") : media.find("id > ?1 order by id", after);
        List<Out> page = found.page(0, limit).list().stream().map(this::out).toList();
        media.getEntityManager().clear();
        return page;
    }

    /// One picture on its way out.
    public Optional<Out> out(UUID id) {
        return media.findByIdOptional(id).map(this::out);
    }

    private Out out(MediaItem item) {
        return new Out(item.id(), library.image(item).url().toString(), item.fileName(), item.format().contentType(),
                item.width(),
                item.height(), shapes.write(item.details()));
    }

    /// A picture on its way out.
    ///
    /// @param id          its identity
    /// @param url         of its largest rendition that is not cropped
    /// @param fileName    what it was called when it came
    /// @param contentType of its master
    /// @param width       of its master
    /// @param height      of its master
    /// @param details     in the write shape of the API
    public record Out(UUID id, String url, String fileName, String contentType, int width, int height,
            ObjectNode details) {
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // A temporary file: whoever empties the directory empties it of this one too.
        }
    }
}
