package org.meridiem.newsletter.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import javax.sql.DataSource;

import jakarta.inject.Inject;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.meridiem.newsletter.Desk;
import org.meridiem.newsletter.mail.MailConfig;
import org.meridiem.newsletter.mail.MailPress;
import org.meridiem.testkit.Patience;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;

@QuarkusTest
@TestProfile(FaultyMailProfile.class)
@DisplayName("Whatever the mail server or a process does")
class DeliveryFaultsIT {

    @Inject
    DataSource database;
    @Inject
    Claims claims;
    @Inject
    Ledger ledger;
    @Inject
    Composers composers;
    @Inject
    MailPress press;
    @Inject
    DeliveryMeters meters;
    @Inject
    DeliveryConfig config;
    @Inject
    MailConfig mail;
    @Inject
    Clock clock;

    @Test
    void eachRecipientEndsInTheRightState() {
        // Given
        String newsletter = Desk.newsletter();
        var audiences = new Audiences(database);
        Map<String, String> expected = Map.ofEntries(Map.entry("anna", "SENT"), Map.entry("bert", "SENT"),
                Map.entry("rcpt-550", "FAILED REJECTED"), Map.entry("rcpt-451", "FAILED GAVE_UP"),
                Map.entry("once-451", "SENT"), Map.entry("rcpt-421", "FAILED GAVE_UP"),
                Map.entry("dot-550", "FAILED REJECTED"), Map.entry("dot-451", "FAILED GAVE_UP"),
                Map.entry("dot-421", "FAILED GAVE_UP"), Map.entry("dot-close", "UNCERTAIN CONNECTION_LOST"),
                Map.entry("dot-hang", "UNCERTAIN CONNECTION_LOST"), Map.entry("rcpt-close", "FAILED GAVE_UP"),
                Map.entry("data-hang", "FAILED GAVE_UP"));
        List<String> addresses = audiences.subscribe(newsletter, List.copyOf(expected.keySet()));
        String issue = intro(newsletter);

        // When
        Desk.send(issue);
        Response sent = Desk.awaitSent(issue);

        // Then
        assertThat(audiences.states(UUID.fromString(issue)))
                .isEqualTo(expected.entrySet()
                        .stream()
                        .collect(Collectors.toMap(entry -> entry.getKey() + '@' + newsletter + ".test",
                                Map.Entry::getValue)));
        assertThat(Audiences.received(addresses))
                .isEqualTo(addresses.stream()
                        .map(address -> address.matches("(anna|bert|once-451|dot-close|dot-hang)@.*") ? 1 : 0)
                        .toList());
        assertThat(sent.<Map<String, Integer>>path("deliveries")).containsEntry("sent", 3)
                .containsEntry("uncertain", 2)
                .containsEntry("failed", 8);
    }

    @Test
    void twoSendersSendNothingTwice() throws Exception {
        // Given
        String newsletter = Desk.newsletter();
        List<String> addresses = new Audiences(database).subscribe(newsletter,
                IntStream.range(0, 300).mapToObj(i -> "reader" + i).toList());
        String issue = intro(newsletter);
        Mailer mailer = new Mailer("second", Stream.BULK, mail, 4, 0, Optional.empty());
        Courier.Route route = new Courier.Route(mailer, _ -> mail.from(), "x.test");

        // When
        try (Deadlines deadlines = new Deadlines().start();
                StreamWorker _ = new StreamWorker(
                        new StreamWorker.Workshop(claims, ledger, deadlines,
                                new RetrySchedule(config.retryAfter(), RandomGenerator.getDefault()), meters),
                        route, Printer.letters(composers, press, route), config, clock).start()) {
            Desk.send(issue);
            Desk.awaitSent(issue);
        }

        // Then
        assertThat(Audiences.received(addresses)).hasSize(300).containsOnly(1);
    }

    @Test
    void aDeadProcessLeavesNothingTwiceAndNothingUnsaid() {
        // Given
        String newsletter = Desk.newsletter();
        var audiences = new Audiences(database);
        List<String> addresses = audiences.subscribe(newsletter, List.of("claimed", "dispatching", "pending"));
        UUID issue = audiences.pausedIssue(newsletter);
        hold(audiences, issue, addresses.get(0), "CLAIMED");
        hold(audiences, issue, addresses.get(1), "DISPATCHING");

        // When
        Desk.move(issue.toString(), "resume").then().statusCode(200);
        Desk.awaitSent(issue.toString());

        // Then
        assertThat(audiences.states(issue)).containsEntry(addresses.get(0), "SENT")
                .containsEntry(addresses.get(1), "UNCERTAIN PROCESS_LOST")
                .containsEntry(addresses.get(2), "SENT");
        assertThat(Audiences.received(addresses)).isEqualTo(List.of(1, 0, 1));
    }

    @Test
    void whoLeftMeanwhileGetsNothing() {
        // Given
        String newsletter = Desk.newsletter();
        var audiences = new Audiences(database);
        List<String> addresses = audiences.subscribe(newsletter,
                List.of("stays", "leaves", "erased", "suppressed", "paused"));
        UUID issue = audiences.pausedIssue(newsletter);
        audiences.update("""
                update subscription set state = 'ENDED', ended_at = now()
                where subscriber_id = (select id from subscriber where email_key = ?)""", addresses.get(1));
        audiences.update("delete from subscriber where email_key = ?", addresses.get(2));
        audiences.update(
                "insert into suppression (email_key, reason, created_at, created_by) values (?, 'MANUAL', now(), 't')",
                addresses.get(3));
        audiences.update("update subscriber set paused_until = now() + interval '1 day' where email_key = ?",
                addresses.get(4));

        // When
        Desk.move(issue.toString(), "resume").then().statusCode(200);
        Response sent = Desk.awaitSent(issue.toString());

        // Then
        assertThat(sent.<Integer>path("deliveries.suppressed")).isEqualTo(4);
        assertThat(audiences.states(issue)).containsEntry(addresses.get(1), "SUPPRESSED UNSUBSCRIBED")
                .containsEntry(addresses.get(3), "SUPPRESSED SUPPRESSED")
                .containsEntry(addresses.get(4), "SUPPRESSED PAUSED");
        assertThat(Audiences.received(addresses)).isEqualTo(List.of(1, 0, 0, 0, 0));
    }

    @Test
    void whatBecameOfAMailIsWrittenDownThoughSomebodyChangesItsRow() throws Exception {
        // Given
        String newsletter = Desk.newsletter();
        var audiences = new Audiences(database);
        audiences.subscribe(newsletter, List.of("changed", "left-alone"));
        UUID issue = audiences.pausedIssue(newsletter);
        UUID lease = UUID.randomUUID();
        audiences.update("""
                update delivery set state = 'DISPATCHING', lease_id = ?, lease_until = now() + interval '5 minutes'
                where issue_id = ?""", lease, issue);
        List<Result> results = claimed(issue, lease).stream()
                .map(delivery -> Result.end(delivery, "SENT", "", "250"))
                .toList();
        UUID changed = results.getFirst().delivery().id();

        // When
        Thread settling = QuarkusTransaction.requiringNew().call(() -> {
            audiences.update("update delivery set reply = 'changed' where id = ?", changed);
            Thread waiting = Thread.ofVirtual().start(() -> ledger.settle(results));
            Patience.await().until(this::somebodyWaits);
            return waiting;
        });
        settling.join();

        // Then
        assertThat(audiences.states(issue).values()).containsExactly("SENT", "SENT");
    }

    @Test
    void consentIsAskedOnceMoreBeforeTheMailLeaves() {
        // Given
        String newsletter = Desk.newsletter();
        var audiences = new Audiences(database);
        String address = audiences.subscribe(newsletter, List.of("leaves")).getFirst();
        UUID issue = audiences.pausedIssue(newsletter);
        UUID lease = UUID.randomUUID();
        audiences.update("""
                update delivery set state = 'CLAIMED', lease_id = ?, lease_until = now() + interval '1 minute'
                where issue_id = ?""", lease, issue);
        Claimed claimed = claimed(issue, lease).getFirst();
        audiences.update("update issue set state = 'SENDING' where id = ?", issue);

        // When
        Set<UUID> wanted = ledger.dispatch(List.of(claimed));
        audiences.update("update subscription set state = 'ENDED', ended_at = now() where id = ?",
                claimed.subscription());
        Set<UUID> unwanted = ledger.dispatch(List.of(claimed));

        // Then
        assertThat(wanted).containsExactly(claimed.id());
        assertThat(unwanted).isEmpty();
        assertThat(Audiences.received(List.of(address))).isEqualTo(List.of(0));
    }

    @Test
    void pauseAndCancelHoldBackWhatHasNotLeft() {
        // Given
        String newsletter = Desk.newsletter();
        var audiences = new Audiences(database);
        List<String> addresses = audiences.subscribe(newsletter, List.of("one", "two"));
        UUID issue = audiences.pausedIssue(newsletter);

        // When
        Desk.move(issue.toString(), "cancel").then().statusCode(200);

        // Then
        assertThat(audiences.states(issue)).hasSize(2).containsValue("SUPPRESSED CANCELLED");
        assertThat(Audiences.received(addresses)).isEqualTo(List.of(0, 0));
        Desk.move(issue.toString(), "resume").then().statusCode(409);
    }

    @Test
    void whatIsTooLateStaysHome() {
        // Given
        String newsletter = Desk.newsletter();
        var audiences = new Audiences(database);
        List<String> addresses = audiences.subscribe(newsletter, List.of("late"));
        UUID issue = audiences.pausedIssue(newsletter);

        // When
        audiences.update("""
                update issue set state = 'SENDING', send_deadline = now() - interval '1 second' where id = ?""", issue);
        Desk.awaitSent(issue.toString());

        // Then
        assertThat(audiences.states(issue)).containsValue("FAILED TOO_LATE");
        assertThat(Audiences.received(addresses)).isEqualTo(List.of(0));
    }

    @Test
    void whatIsUncertainGoesAgainOnlyWhenAnEditorSaysSo() {
        // Given
        String newsletter = Desk.newsletter();
        var audiences = new Audiences(database);
        List<String> addresses = audiences.subscribe(newsletter, List.of("anna", "dot-close"));
        String issue = intro(newsletter);
        String path = "/v1/editorial/issues/" + issue;
        Desk.as("editor").header("If-Match", "*").post(path + "/resend-uncertain").then().statusCode(409);
        Desk.send(issue);
        Desk.awaitSent(issue);
        assertThat(Audiences.received(addresses)).isEqualTo(List.of(1, 1));

        // When
        Desk.as("editor").post(path + "/resend-uncertain").then().statusCode(428);
        Desk.as("editor").header("If-Match", "*").post(path + "/resend-uncertain").then().statusCode(200);
        Desk.awaitSent(issue);

        // Then
        assertThat(Audiences.received(addresses)).isEqualTo(List.of(1, 2));
        Desk.as("editor")
                .get(path + "/stats")
                .then()
                .statusCode(200)
                .body("recipients", equalTo(2), "sent", equalTo(1), "uncertain", equalTo(1), "resends.mails",
                        equalTo(List.of(1)), "opened", nullValue(), "reasons.reason",
                        equalTo(List.of("CONNECTION_LOST")));
        Desk.as("editor")
                .get(path + "/progress")
                .then()
                .statusCode(200)
                .body("status", equalTo("sent"), "recipients", equalTo(2), "done", equalTo(2));
        assertThat(Desk.as("editor").accept("text/event-stream").get(path + "/progress/events").asString())
                .startsWith("data:").contains("\"done\":2");
    }

    @Test
    void aPauseHolds() {
        // Given
        String newsletter = Desk.newsletter();
        var audiences = new Audiences(database);
        List<String> addresses = audiences.subscribe(newsletter, List.of("one", "two", "dot-hang", "three"));
        UUID issue = audiences.pausedIssue(newsletter);
        Desk.move(issue.toString(), "resume").then().statusCode(200);

        // When
        Desk.move(issue.toString(), "pause").then().statusCode(200);
        Patience.await()
                .until(() -> audiences.states(issue).values(),
                        states -> states.stream().noneMatch(state -> state.matches("(CLAIMED|DISPATCHING).*")));
        List<Integer> received = Audiences.received(addresses);

        // Then
        Desk.move(issue.toString(), "resume").then().statusCode(200);
        Desk.awaitSent(issue.toString());
        assertThat(received).allMatch(count -> count <= 1);
        assertThat(Audiences.received(addresses)).containsOnly(1);
    }

    @Test
    void aDomainGetsItsMailsAtItsOwnSpeed() {
        // Given
        String newsletter = Desk.newsletter();
        var audiences = new Audiences(database);
        audiences.subscribe(newsletter, IntStream.range(0, 20).mapToObj(i -> "reader" + i).toList());
        UUID issue = audiences.pausedIssue(newsletter);
        UUID lease = UUID.randomUUID();
        audiences.update("""
                update delivery set state = 'CLAIMED', lease_id = ?, lease_until = now() + interval '1 minute'
                where issue_id = ?""", lease, issue);
        var limits = new DomainLimits(Map.of(newsletter + ".test", 4.0));

        // When
        List<Claimed> kept = keep(limits, claimed(issue, lease));
        List<Claimed> none = keep(limits, kept.subList(0, 1));

        // Then
        assertThat(kept).hasSize(4);
        assertThat(none).isEmpty();
        assertThat(audiences.states(issue).values().stream().filter("PENDING DOMAIN_SPEED"::equals)).hasSize(17);
        assertThat(audiences.update(
                "update delivery set reply = 'later' where issue_id = ? and due_at > now() + interval '3 s'",
                issue)).isBetween(3, 8);
    }

    @Test
    void allReplicasShareOneSpeed() throws Exception {
        // Given
        var bucket = new SharedBucket("test " + UUID.randomUUID(), 0.001, 10);

        // When
        int taken = IntStream.range(0, 8).parallel().map(_ -> takeThree(bucket)).sum();

        // Then
        assertThat(taken).isEqualTo(10);
    }

    private int takeThree(SharedBucket bucket) {
        return QuarkusTransaction.requiringNew().call(() -> {
            try (var connection = database.getConnection()) {
                int tokens = Math.min(3, bucket.available(connection));
                bucket.take(connection, tokens);
                return tokens;
            }
        });
    }

    private static String intro(String newsletter) {
        return Desk.build(Map.of("newsletter", newsletter, "subject", "Words", "intro", "Only words.")).path("id");
    }

    private static void hold(Audiences audiences, UUID issue, String address, String state) {
        audiences.update("""
                update delivery set state = ?, lease_id = gen_random_uuid(), lease_until = now() - interval '1 second'
                where issue_id = ? and subscriber_id = (select id from subscriber where email_key = ?)""", state, issue,
                address);
    }

    private boolean somebodyWaits() throws SQLException {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(
                        "select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'");
                var row = select.executeQuery()) {
            return row.next();
        }
    }

    private List<Claimed> keep(DomainLimits limits, List<Claimed> claimed) {
        return QuarkusTransaction.requiringNew().call(() -> {
            try (var connection = database.getConnection()) {
                return limits.keep(connection, claimed);
            }
        });
    }

    private List<Claimed> claimed(UUID issue, UUID lease) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("""
                        select d.id, d.subscription_id, d.subscriber_id, d.created_at, s.email
                        from delivery d join subscriber s on s.id = d.subscriber_id where d.issue_id = ?""")) {
            select.setObject(1, issue);
            var claimed = new ArrayList<Claimed>();
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    claimed.add(new Claimed(row.getObject(1, UUID.class), lease, Kind.ISSUE, issue, 0,
                            row.getObject(3, UUID.class), row.getObject(2, UUID.class), null, row.getString(5), null, 0,
                            row.getTimestamp(4).toInstant()));
                }
            }
            return claimed;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
