package org.meridiem.content.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.meridiem.content.ContentServers;
import org.meridiem.content.editing.Ids;

import io.quarkus.test.junit.QuarkusTest;

/// What an upload or a deletion that died half-way leaves behind.
@QuarkusTest
@ContentServers
class MediaLeftoversIT {

    @Inject
    MediaLeftovers leftovers;
    @Inject
    MediaStore store;
    @Inject
    DataSource database;

    @Test
    void filesOfAnUploadThatNeverGotItsRowGoWhenItsTimeIsOver() throws Exception {
        UUID media = Ids.next();
        leftovers.announceUpload(media);
        store.put(MediaKey.master(media), ImageFormat.PNG, file());

        leftovers.sweep();
        assertThat(store.find(MediaKey.master(media))).as("the upload may still be on its way").isPresent();

        due(media);
        leftovers.sweep();
        assertThat(store.find(MediaKey.master(media))).isEmpty();
        assertThat(announced(media)).isFalse();
    }

    @Test
    void aSettledUploadStays() throws Exception {
        UUID media = Ids.next();
        leftovers.announceUpload(media);
        store.put(MediaKey.master(media), ImageFormat.PNG, file());
        leftovers.settle(media);

        leftovers.sweep();

        assertThat(store.find(MediaKey.master(media))).isPresent();
        store.deleteAll(media);
    }

    private static Path file() throws IOException {
        Path file = Files.createTempFile("leftover", ".png");
        Files.write(file, PictureFixture.png(10, 10));
        file.toFile().deleteOnExit();
        return file;
    }

    private void due(UUID media) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection
                        .prepareStatement("update media_leftover set due_at = ? where media_id = ?")) {
            update.setTimestamp(1, Timestamp.from(Instant.now().minusSeconds(1)));
            update.setObject(2, media);
            assertThat(update.executeUpdate()).isEqualTo(1);
        }
    }

    private boolean announced(UUID media) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection
                        .prepareStatement("select 1 from media_leftover where media_id = ?")) {
            select.setObject(1, media);
            try (ResultSet row = select.executeQuery()) {
                return row.next();
            }
        }
    }
}
