package org.meridiem.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.meridiem.cluster.LocalCluster;
import org.meridiem.cluster.Part;
import org.meridiem.cluster.Replica;
import org.meridiem.cluster.Server;
import org.meridiem.events.ArticleEvent;

/// Three replicas of content-service on one database, one of which dies in the very second in which articles are due: each of them is
/// published once, with one event.
@ExtendWith(RunningCluster.class)
class ScheduleOnReplicasIT {

    private static final int ARTICLES = 10;
    private static final int ROUNDS = Integer.getInteger("meridiem.torture.rounds", 1);

    private final List<Running> further = new ArrayList<>();

    /// One process of content-service.
    ///
    /// @param server  the process
    /// @param address where it answers
    private record Running(Server server, URI address) {
    }

    @AfterEach
    void endReplicas() {
        further.forEach(replica -> replica.server().stop());
    }

    @Test
    void whatIsDueGoesOutOnceThoughAReplicaDiesInThatSecond(LocalCluster cluster, Newsroom newsroom)
            throws Exception {
        startReplicas(cluster);
        newsroom.hasTaxonomy();
        long seed = System.nanoTime();
        System.out.println("seed of the moments of death: " + seed);
        var random = new Random(seed);
        List<Running> replicas = new ArrayList<>(further);
        replicas.add(new Running(cluster.server(Part.CONTENT), cluster.endpoints().content()));
        List<String> ids = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            Collections.shuffle(replicas, random);
            ids.addAll(dieWhenDue(newsroom, replicas.getFirst(), replicas.getLast(), random, round));
            replicas.getFirst().server().start();
        }

        Newsroom.await(Duration.ofSeconds(20)).untilAsserted(() -> {
            Map<UUID, List<ArticleEvent>> events = ArticleTopic.read(cluster.endpoints().kafka());
            assertThat(ids).allSatisfy(id -> {
                List<ArticleEvent> seen = events.getOrDefault(UUID.fromString(id), List.of());
                assertThat(seen).as("events of %s", id).isNotEmpty()
                        .allSatisfy(event -> assertThat(event).isInstanceOf(ArticleEvent.Published.class));
                // The relay may have died between sending and noting it: the same event again, never another one.
                assertThat(seen.stream().map(event -> event.attributes().id()).distinct()).hasSize(1);
                assertThat(seen).extracting(ArticleEvent::version).containsOnly(1L);
            });
        });
    }

    /// @return ids of the articles, all of which readers see
    private static List<String> dieWhenDue(Newsroom newsroom, Running victim, Running survivor, Random random,
            int round) {
        List<Newsroom.Article> approved = new ArrayList<>();
        for (int i = 0; i < ARTICLES; i++) {
            approved.add(newsroom.approved("Due when a replica dies " + round + " " + i));
        }
        Instant due = Instant.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(8);
        List<Newsroom.Article> scheduled = approved.stream()
                .map(article -> newsroom.schedule("editor", article, due)).toList();
        assertThat(scheduled).allSatisfy(article -> assertThat(article.status()).isEqualTo("SCHEDULED"));

        long until = due.toEpochMilli() + random.nextInt(1_000) - System.currentTimeMillis();
        assertThat(until).as("scheduled before it is due").isPositive();
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(until));
        victim.server().kill();

        Newsroom.await(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(scheduled).allSatisfy(article -> {
            var answer = Newsroom.reader(survivor.address()).get("/v1/articles/" + article.slug());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.jsonPath().getInt("version")).isEqualTo(1);
            assertThat(Instant.parse(answer.jsonPath().getString("publishedAt"))).isBetween(due,
                    due.plusSeconds(10));
        }));
        assertThat(scheduled).allSatisfy(article -> {
            var steps = newsroom.as("editor", survivor.address())
                    .get("/v1/editorial/articles/" + article.id() + "/transitions").jsonPath();
            assertThat(steps.getList("items.transition")).containsExactly("publish", "schedule", "approve", "submit");
        });
        return scheduled.stream().map(Newsroom.Article::id).toList();
    }

    private void startReplicas(LocalCluster cluster) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Running>> started = Stream.of("content-service-due-2", "content-service-due-3")
                    .map(name -> threads.submit(() -> start(cluster, name))).toList();
            for (Future<Running> replica : started) {
                further.add(replica.get());
            }
        }
    }

    private static Running start(LocalCluster cluster, String name) {
        Replica replica = Replica.onFreePorts(name, List.of(), Map.of());
        Server server = cluster.replica(Part.CONTENT, replica);
        server.start();
        return new Running(server, replica.address());
    }
}
