package org.meridiem.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.meridiem.cluster.LocalCluster;
import org.meridiem.cluster.Part;
import org.meridiem.cluster.Replica;
import org.meridiem.cluster.Server;
import org.meridiem.cluster.mail.SmtpSink;

/// Two replicas of newsletter-service send an issue and die without warning again and again: nobody gets it twice, and for whoever did not get it there is a state that says why.
@ExtendWith(RunningCluster.class)
class NewsletterKilledIT {

    private static final boolean TORTURE = Integer.getInteger("meridiem.torture.rounds", 1) > 1;
    private static final int SUBSCRIBERS = TORTURE ? 10_000 : 600;
    private static final int KILLS = TORTURE ? 20 : 2;
    /// Slow enough that there is something to interrupt.
    private static final Duration LATENCY = Duration.ofMillis(TORTURE ? 15 : 25);
    /// While one replica starts again, so that the other does not come to the issue's end meanwhile. Shorter than the patience with the mail server.
    private static final Duration LATENCY_AFTER_A_KILL = Duration.ofMillis(500);
    private static final Map<String, String> IN_A_HURRY = Map.of(
            "MERIDIEM_MAIL_TIMEOUT", "2s", "MERIDIEM_DELIVERY_LEASE", "6s", "MERIDIEM_DELIVERY_DISPATCH_LEASE", "4s",
            "MERIDIEM_DELIVERY_RECOVERY", "500ms", "MERIDIEM_DELIVERY_POLL", "200ms");

    @Test
    void nobodyGetsAnIssueTwiceAndNobodyIsForgotten(LocalCluster cluster, Newsroom newsroom) throws Exception {
        // Given
        String newsletter = "killed-" + UUID.randomUUID().toString().substring(0, 8);
        long seed = System.nanoTime();
        System.out.println("seed of the moments of death: " + seed);
        cluster.server(Part.NEWSLETTER).stop();
        try (var sink = new SmtpSink(LATENCY)) {
            Map<String, String> settings = new HashMap<>(IN_A_HURRY);
            settings.put("MERIDIEM_MAIL_PORT", Integer.toString(sink.port()));
            List<Replica> replicas = List.of(Replica.onFreePorts("newsletter-service-a", List.of(), settings),
                    Replica.onFreePorts("newsletter-service-b", List.of(), settings));
            List<Server> servers = replicas.stream().map(one -> cluster.replica(Part.NEWSLETTER, one)).toList();
            servers.forEach(Server::start);
            Replica desk = replicas.getFirst();
            try {
                newsroom.as("editor", desk.address())
                        .body(Map.of("slug", newsletter, "name", "Killed", "description", "Sent by mortals."))
                        .post("/v1/editorial/newsletters")
                        .then()
                        .statusCode(201);
                subscribe(cluster, newsletter);
                String issue = newsroom.as("editor", desk.address())
                        .body(Map.of("newsletter", newsletter, "subject", "Words", "intro", "Only words."))
                        .post("/v1/editorial/issues")
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id");
                move(newsroom, desk, issue, "approve");
                move(newsroom, desk, issue, "send");

                // When
                int met = kill(servers, new Random(seed), sink, cluster, issue);
                awaitSent(newsroom, desk, issue);

                // Then
                Map<String, String> states = states(cluster, issue);
                assertThat(states).hasSize(SUBSCRIBERS);
                assertThat(states.values()).allMatch(state -> state.equals("SENT") || state.startsWith("UNCERTAIN "));
                states.forEach((address, state) -> assertThat(sink.mails(address)).as(address + ' ' + state)
                        .isBetween(state.equals("SENT") ? 1 : 0, 1));
                long uncertain = states.values().stream().filter(state -> state.startsWith("UNCERTAIN")).count();
                System.out.printf("%d mails, %d kills, %d of them while the issue was sent, %d uncertain%n",
                        sink.count(), KILLS, met, uncertain);
                assertThat(met).as("kills that met a running issue").isGreaterThanOrEqualTo(KILLS * 3 / 4);

                // When
                newsroom.as("editor", desk.address())
                        .header("If-Match", "*")
                        .post("/v1/editorial/issues/" + issue + "/resend-uncertain")
                        .then()
                        .statusCode(200);
                awaitSent(newsroom, desk, issue);

                // Then
                assertThat(states(cluster, issue).values()).containsOnly("SENT");
                states.forEach((address, before) -> assertThat(sink.mails(address)).as(address + ' ' + before)
                        .isBetween(1, before.equals("SENT") ? 1 : 2));
            } finally {
                servers.forEach(Server::stop);
            }
        } finally {
            cluster.server(Part.NEWSLETTER).start();
        }
    }

    /// @return how many of the kills met an issue that was not through
    private static int kill(List<Server> servers, Random random, SmtpSink sink, LocalCluster cluster, String issue)
            throws SQLException {
        int met = 0;
        for (int kill = 1; kill <= KILLS; kill++) {
            int step = SUBSCRIBERS / (KILLS + 2);
            int moment = Math.min(SUBSCRIBERS - step,
                    Math.max(step * kill + random.nextInt(step / 2), sink.count() + random.nextInt(step / 4)));
            Newsroom.await(Duration.ofMinutes(2)).pollInterval(Duration.ofMillis(1))
                    .until(() -> sink.count() >= moment);
            Server victim = servers.get(random.nextInt(servers.size()));
            met += isRunning(cluster, issue) ? 1 : 0;
            victim.kill();
            sink.answerAfter(LATENCY_AFTER_A_KILL);
            victim.start();
            sink.answerAfter(LATENCY);
        }
        return met;
    }

    private static boolean isRunning(LocalCluster cluster, String issue) throws SQLException {
        try (Connection connection = connect(cluster);
                PreparedStatement select = connection.prepareStatement("""
                        select from delivery
                        where issue_id = ? and state in ('PENDING', 'CLAIMED', 'DISPATCHING') limit 1""")) {
            select.setObject(1, UUID.fromString(issue));
            try (ResultSet row = select.executeQuery()) {
                return row.next();
            }
        }
    }

    private static void move(Newsroom newsroom, Replica desk, String issue, String step) {
        newsroom.as("editor", desk.address())
                .header("If-Match", "*")
                .body(Map.of("transition", step))
                .post("/v1/editorial/issues/" + issue + "/transitions")
                .then()
                .statusCode(200);
    }

    private static void awaitSent(Newsroom newsroom, Replica desk, String issue) {
        Newsroom.await(Duration.ofMinutes(3))
                .ignoreExceptions()
                .until(() -> newsroom.as("editor", desk.address())
                        .get("/v1/editorial/issues/" + issue)
                        .<String>path("status"), "sent"::equals);
    }

    private static void subscribe(LocalCluster cluster, String newsletter) throws SQLException {
        try (Connection connection = connect(cluster);
                PreparedStatement people = connection.prepareStatement(
                        """
                                insert into subscriber (id, email, email_key, created_at, updated_at)
                                select uuidv7(), a, a, now(), now()
                                from generate_series(1, ?) n, lateral (select 'reader' || n || '@' || ? || '.test' as a) address""");
                PreparedStatement subscriptions = connection.prepareStatement("""
                        insert into subscription (id, subscriber_id, newsletter_id, state, confirmed_at)
                        select uuidv7(), s.id, n.id, 'CONFIRMED', now() from subscriber s, newsletter n
                        where n.slug = ? and s.email_key like '%@' || n.slug || '.test'""")) {
            people.setInt(1, SUBSCRIBERS);
            people.setString(2, newsletter);
            people.executeUpdate();
            subscriptions.setString(1, newsletter);
            subscriptions.executeUpdate();
        }
    }

    private static Map<String, String> states(LocalCluster cluster, String issue) throws SQLException {
        try (Connection connection = connect(cluster);
                PreparedStatement select = connection.prepareStatement(
                        """
                                select s.email, d.state || case when d.state = 'SENT' then '' else coalesce(' ' || d.reason, '') end
                                from delivery d join subscriber s on s.id = d.subscriber_id
                                where d.issue_id = ? and d.kind = 'ISSUE'""")) {
            select.setObject(1, UUID.fromString(issue));
            try (ResultSet row = select.executeQuery()) {
                Map<String, String> states = new HashMap<>();
                while (row.next()) {
                    states.put(row.getString(1), row.getString(2));
                }
                return states;
            }
        }
    }

    private static Connection connect(LocalCluster cluster) throws SQLException {
        return DriverManager.getConnection(cluster.endpoints().jdbc("newsletter"), "newsletter", "local");
    }
}
