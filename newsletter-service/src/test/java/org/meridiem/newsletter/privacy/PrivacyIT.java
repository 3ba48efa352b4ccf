package org.meridiem.newsletter.privacy;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.meridiem.newsletter.Desk;
import org.meridiem.newsletter.NewsletterProfile;
import org.meridiem.newsletter.Readers;
import org.meridiem.newsletter.database.Statements;
import org.meridiem.newsletter.suppression.SuppressionReason;
import org.meridiem.newsletter.suppression.Suppressions;
import org.meridiem.testkit.MailInbox;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;

@QuarkusTest
@TestProfile(NewsletterProfile.class)
@DisplayName("A reader's rights")
class PrivacyIT {

    @Inject
    Statements statements;
    @Inject
    Suppressions suppressions;
    Readers readers;

    @BeforeEach
    void open() {
        readers = new Readers(statements);
    }

    @Test
    void aCopyHoldsAllThatIsHeldAndIsGivenOutOnce() {
        // Given
        String newsletter = Desk.newsletter();
        String reader = Desk.reader();
        Desk.subscribe(reader, newsletter);
        UUID id = readers.id(reader);
        statements.update("""
                insert into bounce (id, event_key, source, kind, subscriber_id, diagnostic, occurred_at, received_at)
                values (uuidv7(), ?, 'mailbox', 'SOFT', ?, 'mailbox full', now(), now())""",
                UUID.randomUUID().toString(),
                id);
        String link = Readers.link("/v1/privacy/export", reader);

        // When
        Response page = given().get(link);
        Response copy = given().post(link);

        // Then
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.asString()).doesNotContain(reader).doesNotContain("<script");
        copy.then().statusCode(200);
        assertThat(copy.header("Content-Disposition")).startsWith("attachment");
        assertThat(copy.header("Cache-Control")).isEqualTo("no-store");
        JsonPath data = copy.jsonPath();
        assertThat(data.getString("email")).isEqualTo(reader);
        assertThat(data.getList("subscriptions.newsletter")).containsExactly(newsletter);
        assertThat(data.getList("consents.action")).containsExactly("CONFIRMED");
        assertThat(data.getList("mails.kind", String.class)).contains("CONFIRMATION", "LINK");
        assertThat(data.getList("bounces.diagnostic")).containsExactly("mailbox full");
        given().post(link).then().statusCode(410);
        given().get(link).then().statusCode(410);
    }

    @Test
    void erasureLeavesAHashAndTheNumbersOfIssues() {
        // Given
        String newsletter = Desk.newsletter();
        String reader = Desk.reader();
        Desk.subscribe(reader, newsletter);
        UUID id = readers.id(reader);
        UUID issue = UUID.randomUUID();
        statements.update(
                """
                        insert into issue (id, newsletter_id, number, state, version, created_at, created_by, updated_at, updated_by)
                        select ?, id, 1, 'SENT', 1, now(), 't', now(), 't' from newsletter where slug = ?""",
                issue, newsletter);
        statements.update(
                """
                        insert into delivery (id, mailer, kind, issue_id, subscriber_id, state, reply, due_at, created_at, finished_at)
                        values (uuidv7(), 'bulk', 'ISSUE', ?, ?, 'SENT', ?, now(), now(), now())""",
                issue, id,
                "250 ok <" + reader + ">");
        String link = Readers.link("/v1/privacy/erase", reader);

        // When
        given().get(link).then().statusCode(200);
        assertThat(readers.active(reader)).isEqualTo(1);
        given().post(link).then().statusCode(200);
        Instant erased = Instant.now();

        // Then
        given().post(link).then().statusCode(410);
        Desk.as("editor").get("/v1/editorial/issues/" + issue).then().statusCode(200);
        assertThat(readers.count("select count(*) from delivery where issue_id = ? and state = 'SENT'", issue))
                .isEqualTo(1);
        assertThat(suppressions.reason(reader)).contains(SuppressionReason.ERASED);
        assertThat(holdersOf(reader)).isEmpty();

        // And he may come back by himself
        Desk.ask(reader, newsletter).then().statusCode(202);
        given().post(Desk.confirmation(MailInbox.shared()
                .awaitTo(reader, mail -> mail.receivedAt().isAfter(erased) && mail.subject().startsWith("Please"))))
                .then()
                .statusCode(200);
        assertThat(readers.active(reader)).isEqualTo(1);
        assertThat(suppressions.reason(reader)).isEmpty();
    }

    @Test
    void whoComplainedStaysSuppressedAfterErasure() {
        // Given
        String newsletter = Desk.newsletter();
        String reader = readers.subscribed(newsletter);
        suppressions.add(reader, SuppressionReason.COMPLAINT, null, "test");
        String link = Readers.link("/v1/privacy/erase", reader);

        // When
        given().accept("application/json").post(link).then().statusCode(204);

        // Then
        assertThat(suppressions.reason(reader)).contains(SuppressionReason.COMPLAINT);
        assertThat(holdersOf(reader)).isEmpty();
    }

    /// Every table in which the address can still be read.
    private List<String> holdersOf(String reader) {
        List<String> tables = statements.list("""
                select table_name from information_schema.tables
                where table_schema = current_schema() and table_type = 'BASE TABLE'""", row -> row.getString(1));
        return tables.stream()
                .filter(table -> readers.count(
                        "select count(*) from \"" + table + "\" t where position(? in lower(t::text)) > 0", reader) > 0)
                .toList();
    }
}
