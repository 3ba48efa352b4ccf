package org.meridiem.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.meridiem.cluster.LocalCluster;
import org.meridiem.cluster.Part;

/// content-service dies without warning while articles are being published: whatever was published has its event, once it is back.
@ExtendWith(RunningCluster.class)
class ContentServiceKilledIT {

    private static final int ARTICLES = 20;
    private static final int PUBLISHES_EACH = 10;
    private static final int WRITERS = 4;
    private static final int KILLS = Integer.getInteger("meridiem.torture.rounds", 1) * 3;

    @Test
    void everyPublishedVersionHasItsEventInOrder(LocalCluster cluster, Newsroom newsroom) throws Exception {
        newsroom.hasTaxonomy();
        Queue<Newsroom.Article> articles = new ConcurrentLinkedQueue<>();
        for (int i = 0; i < ARTICLES; i++) {
            articles.add(newsroom.approved("Killed while publishing " + i));
        }
        List<String> ids = articles.stream().map(Newsroom.Article::id).toList();
        var published = new AtomicInteger();
        long seed = System.nanoTime();
        System.out.println("seed of the moments of death: " + seed);

        try (var writers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<? extends Future<?>> work = LongStream.range(0, WRITERS)
                    .mapToObj(writer -> writers.submit(() -> publish(newsroom, articles, published))).toList();
            kill(cluster, new Random(seed), published);
            for (Future<?> writer : work) {
                writer.get();
            }
        }

        Map<String, Long> expected = ids.stream()
                .collect(Collectors.toMap(id -> id, id -> newsroom.read(id).publishedVersion()));
        assertThat(expected.values()).allSatisfy(version -> assertThat(version).isGreaterThanOrEqualTo(PUBLISHES_EACH));
        Newsroom.await(Duration.ofSeconds(30)).untilAsserted(() -> {
            var events = ArticleTopic.read(cluster.endpoints().kafka());
            expected.forEach((id, version) -> {
                List<Long> versions = ArticleTopic.versions(events, id);
                assertThat(versions).as("in order, repeats allowed").isSorted();
                assertThat(versions.stream().distinct()).as("none missing")
                        .containsExactlyElementsOf(LongStream.rangeClosed(1, version).boxed().toList());
            });
        });
    }

    private static void kill(LocalCluster cluster, Random random, AtomicInteger published) {
        int total = ARTICLES * PUBLISHES_EACH;
        for (int kill = 1; kill <= KILLS; kill++) {
            int moment = total * kill / (KILLS + 1) + random.nextInt(5);
            Newsroom.await(Duration.ofMinutes(2)).until(() -> published.get() >= moment);
            cluster.server(Part.CONTENT).kill();
            cluster.server(Part.CONTENT).start();
        }
    }

    private static void publish(Newsroom newsroom, Queue<Newsroom.Article> articles, AtomicInteger published) {
        for (Newsroom.Article article = articles.poll(); article != null; article = articles.poll()) {
            for (int i = 0; i < PUBLISHES_EACH; i++) {
                publishOnce(newsroom, article.id(), i);
                published.incrementAndGet();
            }
        }
    }

    /// As an editor would: when no answer came, look and try again.
    private static void publishOnce(Newsroom newsroom, String id, int round) {
        Newsroom.await(Duration.ofMinutes(2)).ignoreExceptions().until(() -> {
            var current = newsroom.read(id);
            if (round > 0) {
                current = newsroom.edit("editor", current, Newsroom.draft("Killed while publishing, edit " + round));
            }
            newsroom.transition("publisher", current, "publish");
            return true;
        });
    }
}
