package org.meridiem.content.caching;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.meridiem.events.CachePurge;
import org.meridiem.testkit.Patience;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.buffer.Buffer;

class AnswerCacheTest {

    private static final Instant THEN = Instant.parse("2026-03-02T06:30:00Z");

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final AnswerCache cache = cache(Map.of());

    @Test
    void anEditOfOneArticleLeavesTheOthersAlone() {
        Answer a = keep("/a", "article-a", "section-x");
        Answer b = keep("/b", "article-b", "section-x");
        Answer list = keep("/list", "articles-section-x");

        purge("article-a", "articles", "articles-section-x");

        assertThat(a.isOutdated()).isTrue();
        assertThat(list.isOutdated()).isTrue();
        assertThat(b.isOutdated()).isFalse();
        assertThat(cache.find("/b")).isSameAs(b);
    }

    @Test
    void aLoadThatAPurgeOvertookIsNotKept() {
        Load load = cache.begin("/a");
        purge("article-a");

        assertThat(cache.put(load, answer("old", THEN, "article-a"))).isFalse();
        assertThat(cache.find("/a")).isNull();
    }

    @Test
    void aPurgeOfSomethingElseDoesNotDisturbALoad() {
        Load load = cache.begin("/a");
        purge("article-b");

        assertThat(cache.put(load, answer("new", THEN, "article-a"))).isTrue();
    }

    @Test
    void aLoadThatIsOlderThanAllThatIsRememberedIsNotKept() {
        Load load = cache.begin("/a");
        IntStream.range(0, 3_000).forEach(i -> purge("article-" + i));

        assertThat(cache.put(load, answer("who knows", THEN, "article-a"))).isFalse();
    }

    @Test
    void aLoadThatBeganBeforeEverythingWasForgottenIsNotKept() {
        Load load = cache.begin("/a");
        cache.clear();

        assertThat(cache.put(load, answer("who knows", THEN, "article-a"))).isFalse();
    }

    @Test
    void anOlderVersionNeverTakesTheNewersPlace() {
        Load slow = cache.begin("/a");
        Load quick = cache.begin("/a");
        Answer newer = answer("newer", THEN.plusSeconds(1), "article-a");

        assertThat(cache.put(quick, newer)).isTrue();
        assertThat(cache.put(slow, answer("older", THEN, "article-a"))).isFalse();
        assertThat(cache.find("/a")).isSameAs(newer);
    }

    @Test
    void whatIsOutOfDateIsReplacedWhateverItsTime() {
        keep("/a", "article-a");
        purge("article-a");
        Answer next = answer("next", THEN.minusSeconds(60), "article-a");

        assertThat(cache.put(cache.begin("/a"), next)).isTrue();
        assertThat(cache.find("/a")).isSameAs(next);
    }

    @Test
    void changesThatAreHeardOfTogetherKeepTheirOwnTimes() {
        cache.purgeHeard(List.of(
                new CachePurge(UUID.randomUUID(), THEN, List.of("article-a", "section-x"), false),
                new CachePurge(UUID.randomUUID(), THEN.plusSeconds(9), List.of("article-b", "section-x"), false)));

        assertThat(cache.lastPurge(List.of("article-a"))).contains(THEN);
        assertThat(cache.lastPurge(List.of("section-x"))).contains(THEN.plusSeconds(9));
        assertThat(cache.lastPurge(List.of("article-a", "article-b"))).contains(THEN.plusSeconds(9));
        assertThat(cache.lastPurge(List.of("article-c"))).isEmpty();
    }

    @Test
    void whatWasWithdrawnIsGoneForGood() {
        keep("/a", "article-a");
        keep("/b", "article-b");

        cache.purge(List.of(new CachePurge(UUID.randomUUID(), THEN, List.of("article-a"), true)));

        assertThat(cache.find("/a")).isNull();
        assertThat(cache.find("/b")).isNotNull();
    }

    @Test
    void whatThisProcessPurgedIsNotPurgedAgainWhenItIsHeardOf() {
        var own = new CachePurge(UUID.randomUUID(), THEN, List.of("article-a"), false);
        Answer before = keep("/a", "article-a");
        cache.purgeOwn(own);
        Answer after = keep("/a", "article-a");

        cache.purgeHeard(List.of(own));

        assertThat(before.isOutdated()).isTrue();
        assertThat(cache.find("/a")).isSameAs(after).matches(answer -> !answer.isOutdated());
    }

    @Test
    void whatAnotherProcessPurgedIsPurgedHoweverOftenItIsHeardOf() {
        var others = new CachePurge(UUID.randomUUID(), THEN, List.of("article-a"), false);
        for (int i = 0; i < 2; i++) {
            Answer kept = keep("/a", "article-a");

            cache.purgeHeard(List.of(others));

            assertThat(kept.isOutdated()).isTrue();
        }
    }

    @Test
    void manyWaitForOneLoad() throws Exception {
        var statements = new AtomicInteger();
        var start = new CountDownLatch(1);
        try (var readers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer>> asked = IntStream.range(0, 1_000).mapToObj(i -> readers.submit(() -> {
                start.await();
                Load mine = cache.begin("/a");
                Load load = cache.load("/a", mine);
                if (load == mine && cache.find("/a") == null) {
                    statements.incrementAndGet();
                    cache.put(mine, answer("one", THEN, "article-a"));
                } else if (load == mine) {
                    cache.end(mine);
                    return cache.find("/a");
                }
                Answer joined = load.outcome().get();
                return joined == null ? cache.find("/a") : joined;
            })).toList();
            start.countDown();
            for (Future<Answer> answer : asked) {
                assertThat(answer.get()).isNotNull();
            }
        }

        assertThat(statements).hasValue(1);
    }

    @Test
    void nobodyJoinsALoadThatBeganBeforeAPurge() {
        Load old = cache.begin("/a");
        assertThat(cache.load("/a", old)).isSameAs(old);
        assertThat(cache.load("/a", cache.begin("/a"))).isSameAs(old);

        purge("article-b");
        Load next = cache.begin("/a");

        assertThat(cache.load("/a", next)).isSameAs(next);
        cache.end(old);
        assertThat(cache.load("/a", cache.begin("/a"))).as("the end of the old one does not end the new one")
                .isSameAs(next);
    }

    @Test
    void aLoadWithoutAnswerLetsTheOthersGo() {
        Load load = cache.begin("/a");
        cache.load("/a", load);

        cache.end(load);

        assertThat(load.outcome()).isCompletedWithValue(null);
        Load next = cache.begin("/a");
        assertThat(cache.load("/a", next)).isSameAs(next);
    }

    @Test
    void guessedAddressesDriveNoPageOut() {
        keep("/a", "article-a");

        IntStream.range(0, 50_000).forEach(i -> cache.putAbsence(cache.begin("/" + i), absence("slug-" + i)));

        assertThat(cache.find("/a")).isNotNull();
    }

    @Test
    void anAbsenceEndsWhenSomethingIsPublishedThere() {
        cache.putAbsence(cache.begin("/a"), absence("slug-a"));
        cache.putAbsence(cache.begin("/b"), absence("slug-b"));

        purge("article-1", "slug-a");

        assertThat(cache.findAbsence("/a")).isNull();
        assertThat(cache.findAbsence("/b")).isNotNull();
    }

    @Test
    void anAbsenceThatWasSeenBeforeSomethingWasPublishedThereIsNotKept() {
        Load load = cache.begin("/a");
        purge("article-1", "slug-a");

        cache.putAbsence(load, absence("slug-a"));

        assertThat(cache.findAbsence("/a")).isNull();
    }

    @Test
    void bytesAreBounded() {
        AnswerCache small = cache(Map.of("meridiem.caching.size", "100K", "meridiem.caching.largest-answer", "50K"));

        for (int i = 0; i < 500; i++) {
            small.put(small.begin("/" + i), answer("x".repeat(4_000), THEN, "article-" + i));
        }
        boolean kept = small.put(small.begin("/huge"), answer("x".repeat(60_000), THEN, "article-huge"));

        assertThat(kept).isFalse();
        // The cache does its sums behind its callers.
        Patience.await().untilAsserted(() -> assertThat(
                IntStream.range(0, 500).filter(i -> small.find("/" + i) != null).count()).isBetween(1L, 20L));
    }

    @Test
    void codingsThatAreMadeLaterAreWeighedToo() {
        Answer answer = answer("x".repeat(20_000), THEN, "article-a");
        cache.put(cache.begin("/a"), answer);
        double before = meters.get("meridiem.cache.bytes").gauge().value();
        assertThat(answer.hasGrown()).isFalse();

        int gzip = answer.make(Coding.GZIP).body().length;
        assertThat(answer.hasGrown()).isTrue();
        cache.reweigh("/a", answer);

        // The cache does its sums behind its callers. Beside the bytes of a coding its heads are kept.
        Patience.await().untilAsserted(() -> assertThat(meters.get("meridiem.cache.bytes").gauge().value())
                .isBetween(before + gzip, before + gzip + 1_000));
    }

    /// Writers make versions and purge; loaders read what is there, some slowly; readers watch one key.
    @Test
    void noReaderEverSeesAnOlderVersionAfterANewerOne() throws Exception {
        var committed = new AtomicLong();
        var writing = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> readers = IntStream.range(0, 8).mapToObj(i -> threads.submit(() -> {
                long last = 0;
                while (writing.getCount() > 0) {
                    long seen = read(committed);
                    if (seen < last) {
                        return false;
                    }
                    last = seen;
                }
                return true;
            })).toList();
            for (int version = 1; version <= 5_000; version++) {
                committed.set(version);
                Thread.onSpinWait();
                purge("article-a");
            }
            writing.countDown();
            for (Future<Boolean> reader : readers) {
                assertThat(reader.get()).isTrue();
            }
        }
        assertThat(read(committed)).isEqualTo(5_000);
    }

    private long read(AtomicLong committed) throws Exception {
        Answer kept = cache.find("/a");
        if (kept != null && !kept.isOutdated()) {
            return version(kept);
        }
        Load mine = cache.begin("/a");
        Load load = cache.load("/a", mine);
        if (load != mine) {
            Answer joined = load.outcome().get();
            return joined == null ? read(committed) : version(joined);
        }
        long version = committed.get();
        Thread.onSpinWait();
        Answer found = answer(Long.toString(version), THEN.plusSeconds(version), "article-a");
        cache.put(mine, found);
        return version;
    }

    private static long version(Answer answer) {
        return Long.parseLong(new String(answer.make(Coding.IDENTITY).body(), StandardCharsets.UTF_8));
    }

    private Answer keep(String key, String... tags) {
        Answer answer = answer(key, THEN, tags);
        cache.put(cache.begin(key), answer);
        return answer;
    }

    private void purge(String... tags) {
        cache.purge(List.of(new CachePurge(UUID.randomUUID(), THEN, List.of(tags), false)));
    }

    private static Absence absence(String tag) {
        return new Absence(404, Map.of(), Buffer.buffer(), List.of(tag));
    }

    private static Answer answer(String body, @Nullable Instant lastModified, String... tags) {
        return new Answer("application/json", body, Map.of(Coding.IDENTITY, body.getBytes(StandardCharsets.UTF_8)),
                lastModified, List.of(tags), null);
    }

    private AnswerCache cache(Map<String, String> settings) {
        CachingConfig config = new SmallRyeConfigBuilder().withMapping(CachingConfig.class)
                .withConverter(io.quarkus.runtime.configuration.MemorySize.class, 100,
                        new io.quarkus.runtime.configuration.MemorySizeConverter())
                .withConverter(java.time.Duration.class, 100,
                        new io.quarkus.runtime.configuration.DurationConverter())
                .withDefaultValues(settings).build().getConfigMapping(CachingConfig.class);
        return new AnswerCache(config, new CacheMeters(meters));
    }
}
