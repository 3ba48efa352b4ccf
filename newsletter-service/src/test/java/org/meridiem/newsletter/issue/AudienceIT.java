package org.meridiem.newsletter.issue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.meridiem.newsletter.Desk;
import org.meridiem.newsletter.NewsletterProfile;
import org.meridiem.newsletter.Readers;
import org.meridiem.newsletter.database.Statements;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

@QuarkusTest
@TestProfile(NewsletterProfile.class)
@DisplayName("Who gets an issue, and when")
class AudienceIT {

    @Inject
    Statements statements;
    Readers readers;
    String newsletter;

    @BeforeEach
    void open() {
        readers = new Readers(statements);
        newsletter = Desk.newsletter();
    }

    @Test
    void whoPausedOrIsSuppressedGetsNoneAndTheReasonIsKept() {
        // Given
        String plain = readers.subscribed(newsletter);
        String paused = readers.subscribed(newsletter);
        readers.set(paused, "paused_until = now() + interval '1 day'");
        String back = readers.subscribed(newsletter);
        readers.set(back, "paused_until = now() - interval '1 minute'");
        String suppressed = readers.subscribed(newsletter);
        statements.update("insert into suppression values (?, 'COMPLAINT', null, now(), 'test')", suppressed);

        // When
        UUID issue = frozen(Instant.now());

        // Then
        assertThat(states(issue)).containsOnly(Map.entry(plain, "PENDING"), Map.entry(back, "PENDING"),
                Map.entry(paused, "SUPPRESSED PAUSED"),
                Map.entry(suppressed, "SUPPRESSED SUPPRESSED"));
    }

    @Test
    void aNewsletterMayLookAtSectionsAndLanguages() {
        // Given
        statements.update("update newsletter set match_sections = true, match_language = true where slug = ?",
                newsletter);
        String all = readers.subscribed(newsletter);
        String world = readers.subscribed(newsletter);
        readers.set(world, "sections = array['world'], language = 'en-GB'");
        String sports = readers.subscribed(newsletter);
        readers.set(sports, "sections = array['sports']");
        String german = readers.subscribed(newsletter);
        readers.set(german, "language = 'de'");
        UUID issue = issue();
        UUID article = UUID.randomUUID();
        statements.update("""
                insert into article_card (article_id, version, state, card, first_published_at, received_at)
                values (?, 1, 'PUBLIC', '{"section": {"slug": "asia", "path": "world/asia"}}', now(), now())""",
                article);
        statements.update("insert into issue_item values (?, ?, 'STORY', 1, null)", issue, article);

        // When
        freeze(issue, Instant.now());
        statements.update("delete from issue_item where issue_id = ?", issue);
        statements.update("delete from article_card where article_id = ?", article);

        // Then
        assertThat(states(issue)).containsOnlyKeys(all, world);
    }

    @Test
    void aSegmentNarrowsItDown() {
        // Given
        String other = Desk.newsletter();
        String inside = readers.subscribed(newsletter, other);
        readers.set(inside, "sections = array['world'], language = 'fr-CA'");
        String elsewhere = readers.subscribed(newsletter);
        readers.set(elsewhere, "sections = array['world'], language = 'fr'");
        String old = readers.subscribed(newsletter, other);
        readers.set(old, "sections = array['world'], language = 'fr', created_at = '2020-01-01T00:00:00Z'");
        UUID issue = issue();
        UUID segment = UUID.randomUUID();
        statements.update("""
                insert into segment values (?, ?, ?::jsonb, 1, now(), 't', now(), 't')""", segment, "s " + segment,
                """
                        {"newsletters": ["%s"], "sections": ["world"], "languages": ["FR"], "createdSince": "2024-01-01T00:00:00Z"}"""
                        .formatted(other));
        statements.update("update issue set segment_id = ? where id = ?", segment, issue);

        // When
        freeze(issue, Instant.now());

        // Then
        assertThat(states(issue)).containsOnlyKeys(inside);
    }

    @ParameterizedTest
    @CsvSource({
            // the clock goes forward, over the hour and past it
            "2026-03-28T12:00:00Z, 2, Europe/Berlin, 2026-03-29T01:00:00Z",
            "2026-03-28T12:00:00Z, 8, Europe/Berlin, 2026-03-29T06:00:00Z",
            "2026-03-08T05:00:00Z, 2, America/New_York, 2026-03-08T07:00:00Z",
            // the clock goes back: the hour that comes twice counts once
            "2026-10-25T06:00:00Z, 8, Europe/Berlin, 2026-10-25T07:00:00Z",
            "2026-11-01T04:30:00Z, 1, America/New_York, 2026-11-01T06:00:00Z",
            "2026-04-04T20:00:00Z, 7, Australia/Sydney, 2026-04-04T21:00:00Z",
            // this hour is now; an hour that is past is tomorrow's; odd offsets; nonsense counts as UTC
            "2026-06-01T06:59:00Z, 8, Europe/Berlin, 2026-06-01T06:59:00Z",
            "2026-06-01T07:00:00Z, 8, Europe/Berlin, 2026-06-02T06:00:00Z",
            "2026-06-01T00:00:00Z, 8, Asia/Kathmandu, 2026-06-01T02:15:00Z",
            "2026-06-01T00:00:00Z, 8, Mars/Base, 2026-06-01T08:00:00Z",
            "2026-06-01T00:00:00Z, 8, , 2026-06-01T08:00:00Z"})
    void theMailLeavesAtTheHourOfTheReadersOwnClock(Instant now, int hour, String zone, Instant due) {
        String reader = readers.subscribed(newsletter);
        readers.set(reader, "time_zone = ?", zone);
        statements.update("update newsletter set local_hour = ? where slug = ?", hour, newsletter);
        UUID issue = frozen(now);
        assertThat(statements.first("select due_at from delivery where issue_id = ?",
                row -> Statements.time(row, "due_at"), issue)).contains(due);
    }

    @Test
    void readersWithoutAZoneLiveInTheNewsletters() {
        readers.subscribed(newsletter);
        statements.update("update newsletter set local_hour = 8, time_zone = 'Asia/Tokyo' where slug = ?", newsletter);
        UUID issue = frozen(Instant.parse("2026-06-01T00:00:00Z"));
        assertThat(statements.first("select due_at from delivery where issue_id = ?",
                row -> Statements.time(row, "due_at"), issue)).contains(Instant.parse("2026-06-01T23:00:00Z"));
    }

    @Test
    void atMostOneADayAndOneAWeekOfTheReadersOwnCalendar() {
        // Given
        String every = readers.subscribed(newsletter);
        String daily = readers.subscribed(newsletter);
        String weekly = readers.subscribed(newsletter);
        String kathmandu = readers.subscribed(newsletter);
        readers.set(kathmandu, "time_zone = 'Asia/Kathmandu'");
        frequency(daily, "DAILY");
        frequency(weekly, "WEEKLY");
        frequency(kathmandu, "DAILY");
        var names = Map.of(every, "every", daily, "daily", weekly, "weekly", kathmandu, "kathmandu");
        var got = new LinkedHashMap<Instant, String>();

        // When: Sunday noon, Monday morning, Monday 18:30 (Tuesday in Kathmandu), Tuesday
        for (String moment : new String[]{"2026-06-07T12:00:00Z", "2026-06-08T06:00:00Z", "2026-06-08T18:30:00Z",
                "2026-06-09T06:00:00Z"}) {
            Instant now = Instant.parse(moment);
            Map<String, String> states = states(frozen(now));
            got.put(now, names.entrySet().stream().filter(name -> states.get(name.getKey()).equals("PENDING"))
                    .map(Map.Entry::getValue).sorted().toList().toString());
            assertThat(states.values()).isSubsetOf("PENDING", "SUPPRESSED FREQUENCY");
        }

        // Then
        assertThat(got.values()).containsExactly("[daily, every, kathmandu, weekly]",
                "[daily, every, kathmandu, weekly]", "[every, kathmandu]", "[daily, every]");
    }

    @Test
    void aMailThatDidNotLeaveDoesNotCountAsTheDaysMail() {
        // Given
        String daily = readers.subscribed(newsletter);
        frequency(daily, "DAILY");
        Instant noon = Instant.now().truncatedTo(ChronoUnit.DAYS).plus(12, ChronoUnit.HOURS);
        UUID first = frozen(noon);
        statements.update("update delivery set state = 'FAILED', finished_at = now() where issue_id = ?", first);

        // When
        UUID second = frozen(noon.plusSeconds(60));

        // Then
        assertThat(states(second)).containsExactly(Map.entry(daily, "PENDING"));
    }

    @Test
    void whoIsDueTomorrowIsStillOnTimeAndFreezingTwiceChangesNothing() {
        // Given
        readers.subscribed(newsletter);
        int later = (Instant.now().atZone(ZoneOffset.UTC).getHour() + 23) % 24;
        statements.update("update newsletter set local_hour = ? where slug = ?", later, newsletter);
        String issue = Desk.build(Map.of("newsletter", newsletter, "intro", "Words")).path("id");

        // When
        Desk.send(issue);
        Desk.move(issue, "pause").then().statusCode(200);
        Desk.move(issue, "resume").then().statusCode(200);

        // Then
        UUID id = UUID.fromString(issue);
        assertThat(readers.count("""
                select count(*) from issue i join delivery d on d.issue_id = i.id
                where i.id = ? and i.send_deadline >= d.due_at + interval '6 hours'
                    and d.due_at > now() + interval '21 hours'""", id)).isEqualTo(1);
        freeze(id, Instant.now());
        assertThat(states(id)).hasSize(1);
        Desk.move(issue, "cancel").then().statusCode(200);
    }

    private void frequency(String reader, String frequency) {
        statements.update("update subscription set frequency = ? where subscriber_id = ?", frequency,
                readers.id(reader));
    }

    private UUID frozen(Instant now) {
        UUID issue = issue();
        freeze(issue, now);
        return issue;
    }

    private void freeze(UUID issue, Instant now) {
        var audience = new Audience(statements, Clock.fixed(now, ZoneId.of("Pacific/Auckland")));
        QuarkusTransaction.requiringNew().call(() -> audience.freeze(issue));
    }

    private UUID issue() {
        UUID issue = UUID.randomUUID();
        statements.update("""
                insert into issue (id, newsletter_id, state, version, created_at, created_by, updated_at, updated_by)
                select ?, id, 'DRAFT', 1, now(), 't', now(), 't' from newsletter where slug = ?""", issue, newsletter);
        return issue;
    }

    private Map<String, String> states(UUID issue) {
        var states = new LinkedHashMap<String, String>();
        statements.list("""
                select s.email, d.state || coalesce(' ' || d.reason, '') as state from delivery d
                join subscriber s on s.id = d.subscriber_id where d.issue_id = ?""",
                row -> states.put(row.getString("email"), row.getString("state")), issue);
        return states;
    }
}
