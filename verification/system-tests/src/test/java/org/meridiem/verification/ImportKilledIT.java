package org.meridiem.verification;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.meridiem.cluster.Endpoints;
import org.meridiem.cluster.LocalCluster;
import org.meridiem.cluster.Part;
import org.meridiem.cluster.Replica;
import org.meridiem.cluster.Server;
import org.meridiem.events.ArticleEvent;

import com.sun.net.httpserver.HttpServer;

import io.restassured.path.json.JsonPath;

/// Two replicas, and whichever is at an import dies without warning in the middle of it: the other goes on. No row comes twice, none is
/// missing, and the outside world is told of each article.
@ExtendWith(RunningCluster.class)
class ImportKilledIT {

    private static final int ROWS = 300;
    private static final int KILLS = Math.min(10, Integer.getInteger("meridiem.torture.rounds", 1));

    private final String mark = UUID.randomUUID().toString().substring(24);
    private final List<Running> replicas = new ArrayList<>();
    /// What the receiver of a webhook was told: the ids of its messages, by article.
    private final Map<String, Queue<String>> told = new ConcurrentHashMap<>();
    private HttpServer receiver;

    /// One process of content-service.
    private record Running(String name, Server server, URI address) {
    }

    @BeforeEach
    void twoReplicas(LocalCluster cluster) throws IOException {
        Replica replica = Replica.onFreePorts("content-service-import-2", List.of(), Map.of());
        Server second = cluster.replica(Part.CONTENT, replica);
        second.start();
        replicas.add(new Running("content-service", cluster.server(Part.CONTENT), cluster.endpoints().content()));
        replicas.add(new Running(replica.name(), second, replica.address()));
        receiver = HttpServer.create(Endpoints.loopback(0), 0);
        receiver.createContext("/", exchange -> {
            JsonPath event = JsonPath.from(exchange.getRequestBody());
            told.computeIfAbsent(event.getString("data.id"), _ -> new ConcurrentLinkedQueue<>())
                    .add(exchange.getRequestHeaders().getFirst("webhook-id"));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        receiver.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        receiver.start();
    }

    @AfterEach
    void asBefore(LocalCluster cluster) {
        receiver.stop(0);
        replicas.getLast().server().stop();
        cluster.server(Part.CONTENT).start();
    }

    @Test
    void theOtherGoesOnWhereAKilledOneWas(LocalCluster cluster, Newsroom newsroom) throws Exception {
        URI service = replicas.getFirst().address();
        newsroom.hasTaxonomy(service);
        String webhook = webhook(newsroom, service);
        List<String> ids = IntStream.range(0, ROWS).mapToObj(_ -> UUID.randomUUID().toString()).toList();
        byte[] file = file(ids);
        long seed = System.nanoTime();
        System.out.println("seed of the moments of death: " + seed);
        var random = new Random(seed);

        ImportJob job = ImportJob.start(newsroom, service, "format=ndjson&source=" + mark,
                () -> new ByteArrayInputStream(file));
        int killed = 0;
        for (int kill = 1; kill <= KILLS; kill++) {
            long moment = (long) ROWS * kill / (KILLS + 1) + random.nextInt(ROWS / (KILLS + 1) / 2);
            killed += killAfter(cluster, job, moment) ? 1 : 0;
        }
        Newsroom.await(Duration.ofMinutes(2)).until(() -> Set.of("DONE", "FAILED")
                .contains(job.view(alive()).getString("state")));
        JsonPath ended = job.view(alive());

        assertThat(killed).as("replicas that died while at it").isPositive();
        assertThat(ended.getString("state")).as(ended.prettify()).isEqualTo("DONE");
        assertThat(ended.getLong("counts.created")).as(ended.prettify()).isEqualTo(ROWS);
        assertThat(job.reported(alive())).containsExactlyElementsOf(IntStream.rangeClosed(1, ROWS).boxed().toList());
        assertThat(articles(newsroom)).containsExactlyInAnyOrderElementsOf(ids);
        eachHasOneEvent(cluster, ids);
        assertThat(ImportJob.start(newsroom, alive(), "format=ndjson&source=" + mark,
                () -> new ByteArrayInputStream(file))).satisfies(again -> {
                    Newsroom.await(Duration.ofMinutes(2))
                            .until(() -> "DONE".equals(again.view(alive()).getString("state")));
                    assertThat(again.view(alive()).getLong("counts.unchanged")).isEqualTo(ROWS);
                });
        // At least once, and always by the same id.
        Newsroom.await(Duration.ofMinutes(2)).untilAsserted(() -> assertThat(ids)
                .allSatisfy(id -> assertThat(told.getOrDefault(id, new ConcurrentLinkedQueue<>())).isNotEmpty()));
        assertThat(ids).allSatisfy(id -> assertThat(Set.copyOf(told.get(id))).hasSize(1));
        newsroom.as("admin", alive()).header("If-Match", "*").delete(webhook).then().statusCode(204);

        assertThat(exported(newsroom, random)).containsAll(ids);
    }

    /// @return whether it was at its import still
    private boolean killAfter(LocalCluster cluster, ImportJob job, long rows) throws IOException {
        Newsroom.await(Duration.ofMinutes(2)).until(() -> job.view(alive()).getLong("done") >= rows);
        Running victim = null;
        int latest = -1;
        String taken = "import goes on: id=" + job.id();
        for (Running replica : replicas) {
            // The last one that said so has it.
            String log = Files.readString(cluster.layout().logs().resolve(replica.name() + ".log"));
            for (String line : log.lines().filter(line -> line.contains(taken)).toList()) {
                int position = Integer.parseInt(line.replaceAll(".*position=(\\d+).*", "$1"));
                if (position > latest) {
                    latest = position;
                    victim = replica;
                }
            }
        }
        assertThat(victim).isNotNull();
        victim.server().kill();
        boolean open = "RUNNING".equals(job.view(alive()).getString("state"));
        // The other one goes on by itself, before this one is back.
        long done = job.view(alive()).getLong("done");
        Newsroom.await(Duration.ofMinutes(1)).until(() -> !open || job.view(alive()).getLong("done") > done);
        victim.server().start();
        return open;
    }

    private URI alive() {
        return replicas.stream().filter(replica -> replica.server().isAlive()).findFirst().orElseThrow().address();
    }

    private List<String> articles(Newsroom newsroom) {
        List<String> ids = new ArrayList<>();
        String cursor = null;
        do {
            var request = newsroom.as("editor", alive()).queryParam("q", mark).queryParam("limit", 100);
            JsonPath page = (cursor == null ? request : request.queryParam("cursor", cursor))
                    .get("/v1/editorial/articles").jsonPath();
            ids.addAll(page.getList("items.id"));
            cursor = page.getString("nextCursor");
        } while (cursor != null);
        return ids;
    }

    private static void eachHasOneEvent(LocalCluster cluster, List<String> ids) {
        Newsroom.await(Duration.ofSeconds(60)).untilAsserted(() -> {
            Map<UUID, List<ArticleEvent>> events = ArticleTopic.read(cluster.endpoints().kafka());
            assertThat(ids).allSatisfy(id -> {
                List<ArticleEvent> seen = events.getOrDefault(UUID.fromString(id), List.of());
                // The relay may have died between sending and noting it: the same event again, never another one.
                assertThat(seen.stream().map(event -> event.attributes().id()).distinct()).hasSize(1);
                assertThat(seen).extracting(ArticleEvent::version).containsOnly(1L);
            });
        });
    }

    /// An export one of whose replicas may be its writer when it dies.
    private List<String> exported(Newsroom newsroom, Random random) {
        Running victim = replicas.get(random.nextInt(2));
        URI other = replicas.stream().filter(replica -> !replica.name().equals(victim.name())).findFirst().orElseThrow()
                .address();
        String id = newsroom.as("admin", other).body(Map.of("kinds", List.of("article"))).post("/v1/editorial/exports")
                .then().statusCode(202).extract().jsonPath().getString("id");
        String path = "/v1/editorial/exports/" + id;
        Newsroom.await(Duration.ofSeconds(30)).until(
                () -> !"PENDING".equals(newsroom.as("admin", other).get(path).jsonPath().getString("state")));
        victim.server().kill();
        Newsroom.await(Duration.ofMinutes(1)).until(
                () -> "DONE".equals(newsroom.as("admin", other).get(path).jsonPath().getString("state")));
        List<String> ids = given().baseUri(other.toString()).auth().oauth2(newsroom.token("admin"))
                .get(path + "/content").then().statusCode(200).extract().asString().lines()
                .map(line -> JsonPath.from(line).getString("id")).toList();
        assertThat(ids).doesNotHaveDuplicates();
        return ids;
    }

    private String webhook(Newsroom newsroom, URI service) {
        String url = "http://127.0.0.1:" + receiver.getAddress().getPort() + "/";
        return "/v1/editorial/webhooks/" + newsroom.as("admin", service)
                .body(Map.of("name", "Import killed", "url", url, "eventTypes", List.of("article.published")))
                .post("/v1/editorial/webhooks").then().statusCode(201).extract().jsonPath().getString("id");
    }

    private byte[] file(List<String> ids) {
        return IntStream.range(0, ids.size())
                .mapToObj(
                        i -> """
                                {"type":"article","id":"%s","status":"PUBLISHED","publishedAt":"2020-01-02T00:00:00Z","content":{"headline":"Row %d %s",\
                                "slug":"killed-%2$d-%3$s","dek":"What it means.","section":"technology","authors":["the-desk"],"body":{"markdown":"Text."}}}
                                """
                                .formatted(ids.get(i), i, mark))
                .collect(Collectors.joining()).getBytes(StandardCharsets.UTF_8);
    }
}
