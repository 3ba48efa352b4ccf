package org.meridiem.newsletter.digest;

import java.time.Clock;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;
import org.meridiem.newsletter.loop.BackgroundLoop;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;

/// Looks for due digests on every replica; the database lets one of them have each.
@Singleton
class DigestWork {

    private final DigestBuilding building;
    private final DigestSending sending;
    private final DigestConfig config;
    private final Clock clock;
    private @Nullable BackgroundLoop loop;

    DigestWork(DigestBuilding building, DigestSending sending, DigestConfig config, Clock clock) {
        this.building = building;
        this.sending = sending;
        this.config = config;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        loop = new BackgroundLoop("digests", config.poll(), this::next).start();
    }

    /// Building goes first, and does not keep sending waiting.
    private boolean next() {
        boolean built = building.next(clock.instant());
        boolean sent = sending.next(clock.instant());
        return built || sent;
    }

    void stop(@Observes ShutdownEvent event) {
        if (loop != null) {
            loop.close();
        }
    }
}
