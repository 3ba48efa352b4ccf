package org.meridiem.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.meridiem.cluster.LocalCluster;
import org.meridiem.cluster.Part;
import org.meridiem.cluster.Replica;
import org.meridiem.cluster.Server;
import org.meridiem.cluster.mail.SmtpSink;

import io.restassured.path.json.JsonPath;

/// A list of subscribers is brought in while replicas of newsletter-service die without warning: in the middle of the file, and in the middle of its work. No row is lost, none is done twice.
@ExtendWith(RunningCluster.class)
class SubscriberImportKilledIT {

    private static final int ROWS = 20_000;
    /// One in so many is asked by mail.
    private static final int ASKED = 40;
    private static final int KILLS = Math.clamp(Integer.getInteger("meridiem.torture.rounds", 1), 2, 8);
    private static final String IMPORTS = "/v1/editorial/subscribers/imports";

    private final String newsletter = "imported-" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void noRowIsLostAndNoneIsDoneTwice(LocalCluster cluster, Newsroom newsroom) throws Exception {
        long seed = System.nanoTime();
        System.out.println("seed of the moments of death: " + seed);
        var random = new Random(seed);
        cluster.server(Part.NEWSLETTER).stop();
        try (var sink = new SmtpSink(Duration.ZERO)) {
            Map<String, String> settings = Map.of("MERIDIEM_MAIL_PORT", Integer.toString(sink.port()),
                    "MERIDIEM_SUBSCRIBER_IMPORT_POLL", "100ms");
            List<Replica> replicas = List.of(Replica.onFreePorts("newsletter-service-import-a", List.of(), settings),
                    Replica.onFreePorts("newsletter-service-import-b", List.of(), settings));
            List<Server> servers = replicas.stream().map(one -> cluster.replica(Part.NEWSLETTER, one)).toList();
            servers.forEach(Server::start);
            try {
                newsroom.as("editor", replicas.getFirst().address())
                        .body(Map.of("slug", newsletter, "name", "Imported", "description", "From elsewhere."))
                        .post("/v1/editorial/newsletters").then().statusCode(201);
                byte[] file = file();

                // One dies while the file comes in: nothing of it is done.
                assertThat(send(newsroom, replicas.getFirst().address(), new Deadly(file, servers.getFirst())))
                        .isNotEqualTo(202);
                assertThat(counts(cluster)).containsExactly(0, 0, 0);
                servers.getFirst().start();

                HttpResponse<String> taken = answer(newsroom, replicas.getFirst().address(),
                        new ByteArrayInputStream(file));
                assertThat(taken.statusCode()).as(taken.body()).isEqualTo(202);
                String path = IMPORTS + '/' + JsonPath.from(taken.body()).getString("id");
                int inTheMiddle = 0;
                for (int kill = 1; kill <= KILLS; kill++) {
                    int victim = random.nextInt(2);
                    URI other = replicas.get(1 - victim).address();
                    int moment = ROWS * kill / (KILLS + 2) + random.nextInt(ROWS / (KILLS + 2) / 2);
                    Newsroom.await(Duration.ofMinutes(2)).pollInterval(Duration.ofMillis(10))
                            .until(() -> view(newsroom, other, path).getInt("done") >= moment);
                    servers.get(victim).kill();
                    inTheMiddle += "pending".equals(view(newsroom, other, path).getString("status")) ? 1 : 0;
                    servers.get(victim).start();
                }
                URI service = replicas.getFirst().address();
                Newsroom.await(Duration.ofMinutes(3))
                        .until(() -> "done".equals(view(newsroom, service, path).getString("status")));

                JsonPath done = view(newsroom, service, path);
                assertThat(inTheMiddle).as("replicas that died in the middle").isPositive();
                assertThat(done.getInt("counts.subscribed")).as(done.prettify()).isEqualTo(ROWS - ROWS / ASKED);
                assertThat(done.getInt("counts.asked")).as(done.prettify()).isEqualTo(ROWS / ASKED);
                assertThat(counts(cluster)).containsExactly(ROWS - ROWS / ASKED, ROWS - ROWS / ASKED, ROWS / ASKED);
                IntStream.range(0, ROWS).forEach(row -> assertThat(sink.mails(address(row))).isBetween(0,
                        row % ASKED == 0 ? 1 : 0));
                assertThat(exported(newsroom, service)).hasSize(ROWS - ROWS / ASKED).doesNotHaveDuplicates();
            } finally {
                servers.forEach(Server::stop);
            }
        } finally {
            cluster.server(Part.NEWSLETTER).start();
        }
    }

    /// A file in whose middle the server dies that reads it.
    private static final class Deadly extends FilterInputStream {

        private final Server victim;
        private final int middle;
        private int sent;

        Deadly(byte[] file, Server victim) {
            super(new ByteArrayInputStream(file));
            this.victim = victim;
            this.middle = file.length / 2;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (sent > middle && victim.isAlive()) {
                victim.kill();
            }
            int read = super.read(bytes, offset, Math.min(length, 16 * 1024));
            sent += Math.max(0, read);
            return read;
        }
    }

    /// @return 0 when no answer came
    private int send(Newsroom newsroom, URI service, InputStream file) throws InterruptedException {
        try {
            return answer(newsroom, service, file).statusCode();
        } catch (IOException e) {
            return 0;
        }
    }

    private HttpResponse<String> answer(Newsroom newsroom, URI service, InputStream file)
            throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            return client.send(HttpRequest.newBuilder(service.resolve(IMPORTS + "?newsletter=" + newsletter))
                    .header("Authorization", "Bearer " + newsroom.token("admin")).header("Content-Type", "text/csv")
                    .POST(HttpRequest.BodyPublishers.ofInputStream(() -> file)).build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    private static JsonPath view(Newsroom newsroom, URI service, String path) {
        return newsroom.as("admin", service).get(path).then().statusCode(200).extract().jsonPath();
    }

    private List<String> exported(Newsroom newsroom, URI service) {
        return newsroom.as("admin", service).queryParam("newsletter", newsletter)
                .get("/v1/editorial/subscribers/export").then().statusCode(200).extract().asString().lines().skip(1)
                .toList();
    }

    private String address(int row) {
        return "reader" + row + '@' + newsletter + ".test";
    }

    private byte[] file() {
        return IntStream.range(0, ROWS)
                .mapToObj(row -> address(row)
                        + (row % ASKED == 0 ? ",,\n" : ",2024-05-06T07:08:09Z,form of the old site\n"))
                .collect(Collectors.joining("", "email,confirmed_at,proof\n", "")).getBytes(StandardCharsets.UTF_8);
    }

    /// Subscriptions, acts of consent and requests.
    private List<Integer> counts(LocalCluster cluster) throws SQLException {
        try (Connection connection = DriverManager.getConnection(cluster.endpoints().jdbc("newsletter"), "newsletter",
                "local");
                PreparedStatement select = connection.prepareStatement(
                        """
                                select (select count(*) from subscription s join newsletter n on n.id = s.newsletter_id where n.slug = ?),
                                    (select count(*) from consent c join newsletter n on n.id = c.newsletter_id where n.slug = ?),
                                    (select count(*) from opt_in where email_key like '%@' || ? || '.test')""")) {
            for (int i = 1; i <= 3; i++) {
                select.setString(i, newsletter);
            }
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return List.of(row.getInt(1), row.getInt(2), row.getInt(3));
            }
        }
    }
}
