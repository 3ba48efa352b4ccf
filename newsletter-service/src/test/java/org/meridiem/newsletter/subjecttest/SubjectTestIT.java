package org.meridiem.newsletter.subjecttest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import javax.sql.DataSource;

import jakarta.inject.Inject;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.meridiem.newsletter.Desk;
import org.meridiem.newsletter.NewsletterProfile;
import org.meridiem.newsletter.delivery.Audiences;
import org.meridiem.testkit.MailInbox;
import org.meridiem.testkit.Patience;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

@QuarkusTest
@TestProfile(NewsletterProfile.class)
@DisplayName("Several subjects of one issue")
class SubjectTestIT {

    private static final List<String> SUBJECTS = List.of("First words", "Second words", "Third words");
    private static final int READERS = 30;

    @Inject
    DataSource database;
    @Inject
    SubjectTests tests;

    @Test
    void areTriedOnAPartAndTheRestGetsTheOneThatAnEditorChooses() {
        // Given
        String newsletter = Desk.newsletter();
        var audiences = new Audiences(database);
        List<String> readers = audiences.subscribe(newsletter,
                IntStream.range(0, READERS).mapToObj(i -> "reader" + i).toList());
        String issue = issue(newsletter);
        String path = path(issue);
        Desk.as("editor")
                .header("If-Match", "*")
                .body(Map.of("subjects", SUBJECTS, "sharePercent", 50))
                .put(path)
                .then()
                .statusCode(200)
                .body("decideBy", equalTo("hand"), "waitMinutes", equalTo(60));

        // When
        Desk.send(issue);
        UUID id = UUID.fromString(issue);
        int taking = audiences.update("update delivery set reply = null where issue_id = ? and variant is not null",
                id);
        Patience.await().until(() -> sent(audiences, id), sent -> sent == taking);
        Desk.as("editor").header("If-Match", "*").body(Map.of("winner", 2)).post(path + "/decision").then()
                .statusCode(200).body("winner", equalTo(2), "decidedBy", equalTo("editor"));
        Desk.awaitSent(issue);

        // Then
        List<String> got = readers.stream().map(reader -> MailInbox.shared().awaitTo(reader).subject()).toList();
        assertThat(taking).isBetween(4, READERS - 4);
        assertThat(got).hasSize(READERS).isSubsetOf(SUBJECTS).contains("First words", "Second words");
        assertThat(got.stream().filter("Third words"::equals).count()).isGreaterThanOrEqualTo(READERS - taking);
        Desk.as("editor")
                .get("/v1/editorial/issues/" + issue + "/stats")
                .then()
                .body("subjects.subject", equalTo(SUBJECTS), "subjects.sent.sum()", equalTo(taking),
                        "subjects.winner", equalTo(List.of(false, false, true)));
        Desk.as("editor").header("If-Match", "*").body(Map.of("winner", 0)).post(path + "/decision").then()
                .statusCode(409);
    }

    @Test
    void areDecidedByWhatReadersDoWhenTheTimeHasCome() {
        // Given
        String newsletter = Desk.newsletter();
        Desk.as("editor").header("If-Match", "*").body(Map.of("opens", true, "clicks", false))
                .put("/v1/editorial/newsletters/" + newsletter + "/tracking").then().statusCode(200);
        var audiences = new Audiences(database);
        audiences.subscribe(newsletter, IntStream.range(0, READERS).mapToObj(i -> "reader" + i).toList());
        String issue = issue(newsletter);
        UUID id = UUID.fromString(issue);
        Desk.as("editor").header("If-Match", "*")
                .body(Map.of("subjects", SUBJECTS, "sharePercent", 60, "decideBy", "opens", "waitMinutes", 30))
                .put(path(issue)).then().statusCode(200);
        Desk.send(issue);
        int taking = audiences.update("update delivery set reply = null where issue_id = ? and variant is not null",
                id);
        Patience.await().until(() -> sent(audiences, id), sent -> sent == taking);
        audiences.update("insert into issue_engagement (issue_id, variant, opens) values (?, 1, 1000000)", id);

        // When
        tests.decide();
        Desk.as("editor").get(path(issue)).then().body("winner", equalTo(null));
        audiences.update("update subject_test set decide_at = now() where issue_id = ?", id);
        tests.decide();

        // Then
        Desk.awaitSent(issue);
        Desk.as("editor").get(path(issue)).then().body("winner", equalTo(1), "decidedBy", equalTo(null));
    }

    @Test
    void areRefusedWhenTheyCannotWork() {
        String newsletter = Desk.newsletter();
        String issue = issue(newsletter);
        String path = path(issue);
        var good = Map.of("subjects", SUBJECTS);
        Desk.as("editor").get(path).then().statusCode(404);
        Desk.as("editor").body(good).put(path).then().statusCode(428);
        for (Map<String, ?> bad : List.of(Map.of("subjects", List.of("one")), Map.of("subjects", List.of("a", "a ")),
                Map.of("subjects", List.of("a", "b\r\nBcc: x@x.test")), Map.of("subjects", List.of("a", " ")),
                Map.of("subjects", SUBJECTS, "sharePercent", 0))) {
            Desk.as("editor").header("If-Match", "*").body(bad).put(path).then().statusCode(400);
        }
        for (Map<String, ?> bad : List.of(Map.of("subjects", SUBJECTS, "decideBy", "clicks"),
                Map.of("subjects", SUBJECTS, "waitMinutes", 1440))) {
            Desk.as("editor").header("If-Match", "*").body(bad).put(path).then().statusCode(422);
        }
        Desk.as("editor").header("If-Match", "*").body(good).put(path).then().statusCode(200);
        Desk.as("editor").header("If-Match", "*").body(Map.of("winner", 1)).post(path + "/decision").then()
                .statusCode(409);
        Desk.as("editor").header("If-Match", "\"9\"").delete(path).then().statusCode(412);
        Desk.as("editor").header("If-Match", "\"1\"").delete(path).then().statusCode(204);
        Desk.move(issue, "approve").then().statusCode(200);
        Desk.as("editor").header("If-Match", "*").body(good).put(path).then().statusCode(409);
    }

    private static long sent(Audiences audiences, UUID issue) {
        return audiences.states(issue).values().stream().filter(state -> state.startsWith("SENT")).count();
    }

    private static String issue(String newsletter) {
        return Desk.build(Map.of("newsletter", newsletter, "subject", "Words", "intro", "Only words.")).path("id");
    }

    private static String path(String issue) {
        return "/v1/editorial/issues/" + issue + "/subject-test";
    }
}
