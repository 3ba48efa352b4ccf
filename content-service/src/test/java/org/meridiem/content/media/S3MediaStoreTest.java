package org.meridiem.content.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meridiem.kit.problem.ProblemException;

class S3MediaStoreTest extends MediaStoreContract {

    @TempDir
    static Path directory;
    private static S3Server server;
    private static MediaStore store;

    @BeforeAll
    static void start() throws IOException {
        server = S3Server.start(directory);
        store = new S3MediaStore(server.config());
    }

    @AfterAll
    static void stop() {
        store.close();
        server.close();
    }

    @Override
    MediaStore store() {
        return store;
    }

    @Test
    void aWrongSecretIsAFailureAndNotAnAbsence() {
        TestMediaConfig.S3 good = server.config();
        try (var wrong = new S3MediaStore(new TestMediaConfig.S3(good.bucket(), good.endpoint(), good.accessKey(),
                Optional.of("wrong-secret")))) {
            assertThatThrownBy(() -> wrong.find(MediaKey.master(UUID.randomUUID()))).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> wrong.put(MediaKey.master(UUID.randomUUID()), ImageFormat.PNG, file(bytes(10))))
                    .isInstanceOf(IOException.class);
            assertThatThrownBy(() -> wrong.deleteAll(UUID.randomUUID())).isInstanceOf(IOException.class);
        }
    }

    @Test
    void whileTheStoreIsAwayReadersAreToldToComeAgain() throws IOException {
        try (S3Server other = S3Server.start(directory.resolve("other"));
                var away = new S3MediaStore(other.config())) {
            UUID media = UUID.randomUUID();
            away.put(MediaKey.master(media), ImageFormat.PNG, file(PictureFixture.png(40, 40)));
            StoredImage found = away.find(MediaKey.master(media)).orElseThrow();
            other.kill();

            TestMediaConfig config = TestMediaConfig.in(directory);
            var renditions = new Renditions(away, new SizesCache(config, java.time.Clock.systemUTC()),
                    new ImageWork(config), config);
            assertThatThrownBy(() -> renditions.made(media, Preset.W320, 1, null))
                    .isInstanceOfSatisfying(ProblemException.class,
                            problem -> assertThat(problem.status()).isEqualTo(503));
            assertThatThrownBy(() -> found.source().open()).isInstanceOf(IOException.class);
        }
    }

    @Test
    void halfAConfigurationIsRefusedAtOnce() {
        TestMediaConfig.S3 good = server.config();
        assertThatIllegalArgumentException().isThrownBy(() -> new S3MediaStore(
                new TestMediaConfig.S3(Optional.empty(), good.endpoint(), good.accessKey(), good.secretKey())))
                .withMessageContaining("meridiem.media.s3.bucket");
        assertThatIllegalArgumentException().isThrownBy(() -> new S3MediaStore(
                new TestMediaConfig.S3(good.bucket(), good.endpoint(), good.accessKey(), Optional.empty())))
                .withMessageContaining("go together");
    }
}
