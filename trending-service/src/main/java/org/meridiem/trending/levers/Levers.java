package org.meridiem.trending.levers;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

import jakarta.inject.Singleton;

import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.meridiem.events.TrendingLever;
import org.meridiem.events.TrendingLever.Action;
import org.meridiem.events.TrendingLever.Change;
import org.meridiem.kit.http.IfMatch;
import org.meridiem.kit.http.StaleVersion;
import org.meridiem.kit.problem.ProblemException;
import org.meridiem.kit.problem.ProblemType;
import org.meridiem.kit.security.Caller;
import org.meridiem.trending.kafka.TopicWriter;
import org.meridiem.trending.lists.ArticleSearch;

/// What editors may do with levers. Every change says who, when and why, and stays.
@Singleton
class Levers {

    private static final int MOST_CHANGES = 100;
    private static final int MAX_KEY = 255;

    private final LeverLog log;
    private final ArticleSearch articles;
    private final LeversConfig config;
    private final Clock clock;

    Levers(LeverLog log, ArticleSearch articles, LeversConfig config, Clock clock) {
        this.log = log;
        this.articles = articles;
        this.config = config;
        this.clock = clock;
    }

    /// Puts a lever to work.
    ///
    /// @param idempotencyKey the same of the same caller makes no second one
    /// @throws ProblemException 400, 409, 422; 503 while Kafka is away
    TrendingLever.State create(LeverWrite wanted, @Nullable String idempotencyKey, Caller who) {
        Instant now = now();
        check(wanted);
        checkUntil(wanted.until(), now);
        String digest = digest(wanted);
        UUID id = idempotencyKey == null ? newId(now) : idOf(idempotencyKey, who);
        Optional<TrendingLever.State> before = present().find(id);
        if (before.isPresent()) {
            return repeated(before.get(), digest);
        }
        if (log.all().stream().filter(lever -> LeverWatch.isAtWork(lever, now)).count() >= config.most()) {
            throw ProblemType.CONFLICT.with("There are " + config.most() + " levers at work; take one back first.");
        }
        if (wanted.article() != null) {
            requirePublic(wanted.article());
        }
        var lever = new TrendingLever.State(id, 1, wanted.action(), wanted.article(), wanted.section(), wanted.list(),
                wanted.action() == Action.PIN && wanted.place() == null ? Integer.valueOf(1) : wanted.place(),
                wanted.until(), false, digest, List.of(change(now, who, "created", wanted.reason())));
        // A repeat that went to another replica at the same time may have been first.
        return write(lever, now) ? lever : repeated(find(id), digest);
    }

    /// Replaces what can be replaced of a lever.
    ///
    /// @throws ProblemException 400, 404, 409, 412, 428; 503 while Kafka is away
    TrendingLever.State change(UUID id, IfMatch match, LeverChange wanted, Caller who) {
        Instant now = now();
        TrendingLever.State lever = find(id);
        match.check(lever.version(), () -> stale(lever, match));
        if (lever.ended()) {
            throw ProblemType.CONFLICT.with("This lever was taken back. Make a new one.");
        }
        if (lever.changes().size() >= MOST_CHANGES) {
            throw ProblemType.CONFLICT.with("This lever was changed too often. Take it back and make a new one.");
        }
        if (lever.action() != Action.PIN && wanted.place() != null) {
            throw invalid("/place", "only a pinned article has a place");
        }
        checkUntil(wanted.until(), now);
        return next(new TrendingLever.State(id, lever.version() + 1, lever.action(), lever.article(), lever.section(),
                wanted.list(),
                lever.action() == Action.PIN && wanted.place() == null ? Integer.valueOf(1) : wanted.place(),
                wanted.until(), false, lever.request(),
                with(lever, change(now, who, "changed", wanted.reason()))), now, match);
    }

    /// Takes a lever back. It stays to be read, with its history.
    ///
    /// @throws ProblemException 404, 412, 428; 503 while Kafka is away
    void end(UUID id, IfMatch match, String reason, Caller who) {
        Instant now = now();
        TrendingLever.State lever = find(id);
        match.check(lever.version(), () -> stale(lever, match));
        if (!lever.ended()) {
            next(new TrendingLever.State(id, lever.version() + 1, lever.action(), lever.article(), lever.section(),
                    lever.list(), lever.place(), lever.until(), true, lever.request(),
                    with(lever, change(now, who, "taken back", reason))), now, match);
        }
    }

    /// @throws ProblemException 404
    TrendingLever.State find(UUID id) {
        return present().find(id).orElseThrow(() -> ProblemType.NOT_FOUND.with("There is no lever with this id."));
    }

    /// Newest first.
    ///
    /// @param all   also those that do nothing any more
    /// @param after the last one of the page before
    List<TrendingLever.State> page(boolean all, Optional<UUID> after, int limit) {
        Instant now = clock.instant();
        Comparator<TrendingLever.State> order = Comparator.comparing(Levers::createdAt)
                .thenComparing(TrendingLever.State::id).reversed();
        List<TrendingLever.State> sorted = present().all().stream()
                .filter(lever -> all || LeverWatch.isAtWork(lever, now)
                        || after.filter(lever.id()::equals).isPresent())
                .sorted(order).toList();
        return after.map(id -> sorted.stream().dropWhile(lever -> !lever.id().equals(id)).skip(1))
                .orElseGet(sorted::stream).limit(limit).toList();
    }

    static Instant createdAt(TrendingLever.State lever) {
        return lever.changes().isEmpty() ? Instant.EPOCH : lever.changes().getFirst().at();
    }

    private TrendingLever.State next(TrendingLever.State lever, Instant now, IfMatch match) {
        if (!write(lever, now)) {
            TrendingLever.State winner = find(lever.id());
            match.check(winner.version(), () -> stale(winner, match));
            throw ProblemType.CONFLICT.with("Somebody else changed it at the same time. Read it again.");
        }
        return lever;
    }

    private boolean write(TrendingLever.State lever, Instant now) {
        try {
            return log.write(new TrendingLever(UUID.randomUUID(), now, lever));
        } catch (TopicWriter.NotConfirmed e) {
            throw away();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw away();
        }
    }

    private LeverLog present() {
        if (!log.caughtUp()) {
            throw ProblemType.UNAVAILABLE.with("The levers are still being read after a start.")
                    .header("Retry-After", "1");
        }
        return log;
    }

    private void requirePublic(UUID article) {
        try {
            if (articles.find(article).flatMap(event -> event.publicCard()).isEmpty()) {
                throw ProblemType.UNRESOLVED_REFERENCE.with("There is no public article with this id.").at("/article",
                        "is not public");
            }
        } catch (KafkaException e) {
            throw away();
        }
    }

    private void checkUntil(Instant until, Instant now) {
        if (!until.isAfter(now)) {
            throw invalid("/until", "must be in the future");
        }
        if (until.isAfter(now.plus(config.longest()))) {
            throw invalid("/until", "must be within " + config.longest().toDays() + " days");
        }
    }

    private static void check(LeverWrite wanted) {
        boolean aboutSection = wanted.section() != null;
        if (aboutSection && wanted.action() != Action.EXCLUDE) {
            throw invalid("/section", "only exclude is about a section");
        }
        if (aboutSection == (wanted.article() != null)) {
            throw invalid("/article", wanted.action() == Action.EXCLUDE
                    ? "either article or section must be given"
                    : "must be given");
        }
        if (wanted.place() != null && wanted.action() != Action.PIN) {
            throw invalid("/place", "only a pinned article has a place");
        }
    }

    private static TrendingLever.State repeated(TrendingLever.State lever, String digest) {
        if (!digest.equals(lever.request())) {
            throw ProblemType.IDEMPOTENCY_KEY_REUSED.with("This Idempotency-Key came with another request before.");
        }
        return lever;
    }

    private static StaleVersion stale(TrendingLever.State lever, IfMatch match) {
        Change last = lever.changes().getLast();
        boolean known = match.version().filter(version -> version < lever.version()).isPresent();
        return new StaleVersion(lever.version(), known ? List.of("list", "place", "until", "ended") : List.of(),
                last.name(), last.at());
    }

    private static Change change(Instant now, Caller who, String what, String reason) {
        return new Change(now, who.id(), who.name(), what, reason);
    }

    private static List<Change> with(TrendingLever.State lever, Change change) {
        var changes = new ArrayList<>(lever.changes());
        changes.add(change);
        return changes;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /// UUIDv7 (RFC 9562, 5.7).
    private static UUID newId(Instant now) {
        var random = ThreadLocalRandom.current();
        return new UUID(now.toEpochMilli() << 16 | 0x7000 | random.nextInt(0x1000),
                random.nextLong() >>> 2 | 0x8000_0000_0000_0000L);
    }

    /// The same for the same key of the same caller, on every replica.
    private static UUID idOf(String key, Caller who) {
        if (key.isBlank() || key.length() > MAX_KEY) {
            throw ProblemType.INVALID_PARAMETER.with("The Idempotency-Key must have 1 to " + MAX_KEY + " characters.")
                    .parameter("Idempotency-Key", "must have 1 to " + MAX_KEY + " characters");
        }
        return UUID.nameUUIDFromBytes((who.id() + '\n' + key).getBytes(StandardCharsets.UTF_8));
    }

    private static String digest(LeverWrite wanted) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256")
                    .digest(wanted.toString().getBytes(StandardCharsets.UTF_8)), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static ProblemException invalid(String pointer, String rule) {
        return ProblemType.INVALID_INPUT.with("The lever is not one that can be.").at(pointer, rule);
    }

    private static ProblemException away() {
        return ProblemType.UNAVAILABLE.with("Kafka cannot be reached. Read the lever before you try again.")
                .header("Retry-After", "5");
    }
}
