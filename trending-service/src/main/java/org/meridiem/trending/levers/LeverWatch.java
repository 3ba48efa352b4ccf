package org.meridiem.trending.levers;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import org.jboss.logging.Logger;
import org.meridiem.events.TrendingLever;
import org.meridiem.trending.kafka.TopicWriter;
import org.meridiem.trending.key.ListKey;
import org.meridiem.trending.lists.Arrangement;

import io.quarkus.runtime.StartupEvent;

/// Puts the levers at work to the lists: as soon as one is read, and until its time is over by this process's clock, whether or not Kafka is there.
@Singleton
class LeverWatch implements Arrangement {

    private static final Logger LOG = Logger.getLogger(LeverWatch.class);
    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final Duration BETWEEN_REMOVALS = Duration.ofHours(1);

    private final LeverLog log;
    private final Clock clock;
    private final Duration keptFor;
    private final Thread watch = Thread.ofVirtual().name("lever-watch").unstarted(this::watch);
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile LeverArrangement present = new LeverArrangement(List.of());

    LeverWatch(LeverLog log, Clock clock, LeversConfig config) {
        this.log = log;
        this.clock = clock;
        this.keptFor = config.keptFor();
    }

    void start(@Observes StartupEvent event) {
        log.whenChanged(() -> LockSupport.unpark(watch));
        watch.start();
    }

    @PreDestroy
    void stop() {
        watch.interrupt();
    }

    @Override
    public boolean isKnown() {
        return log.caughtUp();
    }

    @Override
    public Set<UUID> pinned() {
        return present.pinned();
    }

    @Override
    public List<Place> arrange(ListKey key, List<Candidate> ranked, Function<UUID, Optional<Candidate>> others) {
        return present.arrange(key, ranked, others);
    }

    @Override
    public void whenChanged(Runnable listener) {
        listeners.add(listener);
    }

    /// Whether a lever does anything now.
    static boolean isAtWork(TrendingLever.State lever, Instant now) {
        return !lever.ended() && lever.until().isAfter(now);
    }

    /// On one thread.
    private void look() {
        Instant now = clock.instant();
        var next = new LeverArrangement(log.all().stream().filter(lever -> isAtWork(lever, now)).toList());
        if (!next.levers().equals(present.levers())) {
            present = next;
            listeners.forEach(Runnable::run);
        }
    }

    private void watch() {
        Instant removed = Instant.EPOCH;
        while (!Thread.currentThread().isInterrupted()) {
            look();
            if (log.caughtUp() && removed.plus(BETWEEN_REMOVALS).isBefore(clock.instant())) {
                removed = clock.instant();
                removeOld(removed.minus(keptFor));
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private void removeOld(Instant before) {
        for (TrendingLever.State lever : log.all()) {
            if (lever.until().isBefore(before)) {
                try {
                    log.remove(lever.id());
                } catch (TopicWriter.NotConfirmed e) {
                    LOG.debugf("an old lever stays for now lever=%s", lever.id());
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return;
                }
            }
        }
    }
}
