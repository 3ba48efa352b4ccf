package org.meridiem.content.media;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;
import org.meridiem.content.editing.EditorialDatabaseException;

import io.quarkus.scheduler.Scheduled;

/// Files without a row, from uploads and deletions that died half-way, are removed in the end.
///
/// An upload announces its id before it writes a file, in a transaction of its own, and takes the announcement back in the transaction that writes its row.
/// A deletion announces in the transaction that removes the row. What stays announced past its time is removed; doing so twice harms nothing.
@ApplicationScoped
class MediaLeftovers {

    private static final Logger LOG = Logger.getLogger(MediaLeftovers.class);

    /// Longer than any upload takes.
    private static final Duration UPLOAD = Duration.ofHours(1);
    /// Longer than any rendition takes that was begun before the deletion and puts its file afterwards.
    private static final Duration DELETION = Duration.ofMinutes(10);
    private static final int AT_ONCE = 100;

    private final DataSource database;
    private final MediaStore store;
    private final Clock clock;

    MediaLeftovers(DataSource database, MediaStore store, Clock clock) {
        this.database = database;
        this.store = store;
        this.clock = clock;
    }

    /// An upload is about to write files. To be called outside of any transaction: it must be known whatever becomes of the upload.
    void announceUpload(UUID media) {
        announce(media, UPLOAD);
    }

    /// A row is being removed. To be called inside that transaction.
    void announceDeletion(UUID media) {
        announce(media, DELETION);
    }

    /// The upload's row is being written. To be called inside that transaction.
    void settle(UUID media) {
        execute("delete from media_leftover where media_id = ?", media);
    }

    /// Tries to remove the files of a deleted item at once. What fails is left to the sweep.
    void removeNow(UUID media) {
        try {
            store.deleteAll(media);
        } catch (IOException e) {
            LOG.warnf(e, "files of deleted picture stay for the sweep: media=%s", media);
        }
    }

    @Scheduled(every = "${meridiem.media.sweep-interval:1m}", delayed = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        try {
            for (UUID media : due()) {
                store.deleteAll(media);
                settle(media);
            }
        } catch (IOException | SQLException | EditorialDatabaseException e) {
            LOG.warnf("sweep of leftover pictures is put off: %s", e.toString());
        }
    }

    private List<UUID> due() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection
                        .prepareStatement("select media_id from media_leftover where due_at <= ? order by due_at limit "
                                + AT_ONCE)) {
            select.setTimestamp(1, Timestamp.from(clock.instant()));
            List<UUID> due = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    due.add(rows.getObject(1, UUID.class));
                }
            }
            return due;
        }
    }

    private void announce(UUID media, Duration delay) {
        Instant due = clock.instant().plus(delay);
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        """
                                insert into media_leftover (media_id, due_at) values (?, ?) on conflict (media_id) do update set due_at = excluded.due_at""")) {
            insert.setObject(1, media);
            insert.setTimestamp(2, Timestamp.from(due));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new EditorialDatabaseException(e);
        }
    }

    private void execute(String statement, UUID media) {
        try (Connection connection = database.getConnection();
                PreparedStatement prepared = connection.prepareStatement(statement)) {
            prepared.setObject(1, media);
            prepared.executeUpdate();
        } catch (SQLException e) {
            throw new EditorialDatabaseException(e);
        }
    }
}
