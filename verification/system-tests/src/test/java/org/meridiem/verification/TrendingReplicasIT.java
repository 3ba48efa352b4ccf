package org.meridiem.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.meridiem.cluster.LocalCluster;
import org.meridiem.cluster.Part;
import org.meridiem.cluster.Replica;
import org.meridiem.cluster.Server;

import io.restassured.path.json.JsonPath;

/// Several replicas of trending-service under load: one dies, all are restarted one after the other, articles go.
@ExtendWith(RunningCluster.class)
class TrendingReplicasIT {

    private static final int ROUNDS = Integer.getInteger("meridiem.torture.rounds", 1);
    private static final int REPLICAS = ROUNDS > 1 ? 3 : 2;
    private static final String LONG = "takes minutes: ./meridiem torture";
    private static final int ARTICLES = 12;
    private static final int PER_SECOND = 300;
    private static final Duration CURRENT_AGAIN = Duration.ofSeconds(15);
    /// State and read positions are written every second; actions of that second may count twice, or not, when a process dies in between.
    private static final int WITHIN_A_COMMIT = 2 * PER_SECOND;
    /// The list of the week comes every five seconds: what stands still for longer has been counted to the end.
    private static final Duration STILL = Duration.ofSeconds(7);

    private final List<Running> replicas = new ArrayList<>();
    private final AtomicBoolean watching = new AtomicBoolean(true);
    /// What this test published and has not withdrawn yet. A list has room for fifty.
    private final List<String> standing = new ArrayList<>();

    /// One process of trending-service.
    private record Running(Server server, Replica replica) {
        URI address() {
            return replica.address();
        }
    }

    @BeforeEach
    void startReplicas(LocalCluster cluster) {
        cluster.server(Part.TRENDING).stop();
        for (int i = 1; i <= REPLICAS; i++) {
            Replica replica = Replica.onFreePorts("trending-service-" + i + "-" + System.nanoTime(), List.of(),
                    Map.of("MERIDIEM_STREAM_LISTENERS_OF_NETWORK", "1000"));
            Server server = cluster.replica(Part.TRENDING, replica);
            server.start();
            replicas.add(new Running(server, replica));
        }
    }

    @AfterEach
    void endReplicas(LocalCluster cluster, Newsroom newsroom) {
        watching.set(false);
        replicas.forEach(running -> running.server().stop());
        cluster.server(Part.TRENDING).start();
        withdraw(newsroom, List.of(newsroom.endpoints().trending()));
    }

    @Test
    @EnabledIfSystemProperty(named = "meridiem.torture.rounds", matches = "[2-9]|\\d{2,}", disabledReason = LONG)
    void aReplicaThatDiesTakesNeitherListsNorCountsWithIt(Newsroom newsroom) throws Exception {
        newsroom.hasTaxonomy();
        for (int round = 0; round < ROUNDS; round++) {
            List<String> articles = published(newsroom, "Read while a replica dies " + round);
            List<String> fresh = published(newsroom, "Read first after a replica died " + round);
            Running victim = replicas.get(round % REPLICAS);
            Running survivor = replicas.get((round + 1) % REPLICAS);
            var refusals = new LongAdder();
            Thread watch = watch(survivor.address(), refusals);
            try (var readers = new Readers(replicas.stream().map(Running::address).toList())) {
                readers.open(articles, PER_SECOND, 16);
                Newsroom.await(Duration.ofSeconds(60))
                        .until(() -> counted(survivor.address(), articles) > 3 * PER_SECOND);

                victim.server().kill();
                long died = System.nanoTime();
                for (int i = 0; i < fresh.size(); i++) {
                    readers.view(fresh.get(i), i);
                }
                awaitCurrent(survivor.address(), fresh, died);
                readers.stop();
                double least = readers.acknowledged() - fresh.size() - WITHIN_A_COMMIT;
                double most = (double) readers.acknowledged() + readers.doubtful() + WITHIN_A_COMMIT;
                double counted = staysBetween(least, most, survivor.address(), articles);
                System.out.printf("sent %d, in doubt %d, counted %.1f%n", readers.acknowledged() - fresh.size(),
                        readers.doubtful(), counted);
            } finally {
                watching.set(false);
                watch.join();
            }
            assertThat(refusals.sum()).as("answers of the survivor that were no list").isZero();
            victim.server().start();
            withdraw(newsroom, replicas.stream().map(Running::address).toList());
        }
    }

    @Test
    @EnabledIfSystemProperty(named = "meridiem.torture.rounds", matches = "[2-9]|\\d{2,}", disabledReason = LONG)
    void aRollingRestartLosesNothing(Newsroom newsroom) throws Exception {
        newsroom.hasTaxonomy();
        List<String> articles = published(newsroom, "Read during a rolling restart");
        try (var readers = new Readers(replicas.stream().map(Running::address).toList())) {
            readers.open(articles, PER_SECOND, 16);
            for (Running running : replicas) {
                running.server().stop();
                running.server().start();
            }
            readers.stop();

            long sent = readers.acknowledged();
            URI anyone = replicas.getFirst().address();
            // What was read first has lost some thousandths of its weight by now.
            double counted = staysBetween(sent - 0.002 * sent, sent + readers.doubtful() + 0.5, anyone, articles);
            System.out.printf("sent %d, in doubt %d, counted %.1f%n", sent, readers.doubtful(), counted);
        }
    }

    @Test
    void anUnpublishedArticleIsGoneFromEveryListOfEveryReplicaWithinASecond(Newsroom newsroom) throws Exception {
        newsroom.hasTaxonomy();
        List<Newsroom.Article> articles = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            articles.add(newsroom.published("Soon to be gone " + i));
        }
        List<String> ids = articles.stream().map(Newsroom.Article::id).toList();
        Map<URI, String> heard = new ConcurrentHashMap<>();
        List<Duration> delays = new ArrayList<>();
        try (var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
                var readers = new Readers(replicas.stream().map(Running::address).toList())) {
            for (int i = 0; i < 5 * ids.size(); i++) {
                readers.view(ids.get(i % ids.size()), i);
            }
            for (Running running : replicas) {
                Newsroom.await(Duration.ofSeconds(20))
                        .until(() -> shown(running.address(), "now").containsAll(ids));
                listen(client, running.address(), heard);
                Newsroom.await(Duration.ofSeconds(20))
                        .until(() -> heard.getOrDefault(running.address(), "").contains(ids.getFirst()));
            }
            for (Newsroom.Article article : articles) {
                newsroom.transition("publisher", newsroom.read(article.id()), "unpublish");
                long begun = System.nanoTime();
                for (Running running : replicas) {
                    Newsroom.await(Duration.ofSeconds(10)).pollInterval(Duration.ofMillis(10))
                            .until(() -> isGone(running.address(), article.id(), heard));
                }
                delays.add(Duration.ofNanos(System.nanoTime() - begun));
            }
            client.shutdownNow();
        }
        Duration longest = delays.stream().max(Duration::compareTo).orElseThrow();
        System.out.printf("unpublished articles are gone from %d replicas, lists and streams, after at most %d ms%n",
                REPLICAS, longest.toMillis());
        assertThat(longest).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    @EnabledIfSystemProperty(named = "meridiem.torture.rounds", matches = "[2-9]|\\d{2,}", disabledReason = LONG)
    void allStateCanBeMadeAnewFromTheTopics(LocalCluster cluster, Newsroom newsroom) throws Exception {
        newsroom.hasTaxonomy();
        List<String> articles = published(newsroom, "Counted twice over");
        long sent;
        try (var readers = new Readers(replicas.stream().map(Running::address).toList())) {
            for (int i = 0; i < 10 * ARTICLES; i++) {
                readers.view(articles.get(i % ARTICLES), i);
            }
            sent = readers.acknowledged();
            staysBetween(sent - 0.5, sent + readers.doubtful() + 0.5, replicas.getFirst().address(), articles);
        }
        replicas.forEach(running -> running.server().stop());

        Replica anew = Replica.onFreePorts("trending-service-anew-" + System.nanoTime(), List.of(),
                Map.of("MERIDIEM_RANKING_APPLICATION_ID", "meridiem-trending-anew"));
        Server server = cluster.replica(Part.TRENDING, anew);
        Instant begun = Instant.now();
        server.start();
        try {
            Newsroom.await(Duration.ofSeconds(30)).untilAsserted(() -> {
                assertThat(Instant.parse(list(anew.address(), "week").getString("asOf"))).isAfter(begun);
                assertThat(counted(anew.address(), articles)).isBetween(sent - 1.0, sent + 1.0);
            });
        } finally {
            server.stop();
        }
    }

    /// Waits until views that came after a replica died are in the lists, whoever had their partitions.
    private static void awaitCurrent(URI replica, List<String> articles, long died) {
        Newsroom.await(Duration.ofSeconds(60)).until(() -> counted(replica, articles) > articles.size() - 0.5);
        Duration took = Duration.ofNanos(System.nanoTime() - died);
        System.out.printf("lists are current again %d ms after a replica died%n", took.toMillis());
        assertThat(took).isLessThan(CURRENT_AGAIN);
    }

    /// Waits until no more is counted. Time only takes from a score, so what does not rise has nothing more to come.
    private static double staysBetween(double least, double most, URI replica, List<String> articles) {
        var last = new AtomicReference<>(0.0);
        Newsroom.await(Duration.ofSeconds(60)).during(STILL).untilAsserted(() -> {
            double counted = counted(replica, articles);
            assertThat(counted).as("counted, once it stands still").isLessThanOrEqualTo(last.getAndSet(counted))
                    .isBetween(least, most);
        });
        return last.get();
    }

    private static boolean isGone(URI replica, String article, Map<URI, String> heard) {
        return !heard.get(replica).contains(article) && List.of("now", "today", "week").stream()
                .noneMatch(window -> shown(replica, window).contains(article));
    }

    private void listen(HttpClient client, URI replica, Map<URI, String> heard) throws Exception {
        var request = HttpRequest.newBuilder(replica.resolve("/v1/trending/stream?window=now&limit=50")).build();
        var answer = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
        assertThat(answer.statusCode()).isEqualTo(200);
        Thread.ofVirtual().start(() -> {
            try (var lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    if (line.startsWith("data: ")) {
                        heard.put(replica, line);
                    }
                }
            } catch (IOException e) {
                assertThat(watching).isNotNull();
            }
        });
    }

    private List<String> published(Newsroom newsroom, String headline) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < ARTICLES; i++) {
            ids.add(newsroom.published(headline + " " + i).id());
        }
        standing.addAll(ids);
        return ids;
    }

    /// Takes down what was published and waits until no list shows it: the next round needs the places.
    private void withdraw(Newsroom newsroom, List<URI> replicas) {
        for (String id : standing) {
            newsroom.transition("publisher", newsroom.read(id), "unpublish");
        }
        for (URI replica : standing.isEmpty() ? List.<URI>of() : replicas) {
            Newsroom.await(Duration.ofSeconds(60)).until(() -> Collections.disjoint(shown(replica, "week"), standing));
        }
        standing.clear();
    }

    /// Asks for the list as readers do, all the time.
    private Thread watch(URI replica, LongAdder refusals) {
        watching.set(true);
        return Thread.ofVirtual().start(() -> {
            while (watching.get()) {
                if (Newsroom.reader(replica).get("/v1/trending?limit=50").statusCode() != 200) {
                    refusals.increment();
                }
                LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            }
        });
    }

    private static Set<String> shown(URI replica, String window) {
        return new TreeSet<>(list(replica, window).getList("items.article.id", String.class));
    }

    /// The views that the list knows of: over two days a minute takes nothing from a score that shows.
    private static double counted(URI replica, List<String> articles) {
        JsonPath list = list(replica, "week");
        List<Map<String, Object>> items = list.getList("items");
        return items.stream().filter(item -> articles.contains(id(item)))
                .mapToDouble(item -> ((Number) item.get("score")).doubleValue()).sum();
    }

    private static String id(Map<String, Object> item) {
        return ((Map<?, ?>) item.get("article")).get("id").toString();
    }

    private static JsonPath list(URI replica, String window) {
        return Newsroom.reader(replica).get("/v1/trending?limit=50&window=" + window).then().statusCode(200).extract()
                .jsonPath();
    }
}
