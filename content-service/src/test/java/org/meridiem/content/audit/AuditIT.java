package org.meridiem.content.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.meridiem.content.newsroom.Newsroom.as;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.inject.Inject;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.meridiem.content.ContentServers;
import org.meridiem.kit.security.Caller;
import org.meridiem.testkit.ProblemAssert;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;

@QuarkusTest
@ContentServers
class AuditIT {

    private static final String AUDIT = "/v1/editorial/audit";

    @Inject
    AuditLog log;
    @Inject
    DataSource database;

    /// Nobody else does anything as this one.
    private final Caller actor = new Caller("auditor-" + UUID.randomUUID(), "=Ada, \"A\"", Set.of());

    @Test
    void entriesAreReadNewestFirstAndFiltered() {
        UUID tag = UUID.randomUUID();
        UUID article = UUID.randomUUID();
        Instant before = Instant.now().minusSeconds(1);
        write("create", "tag", tag, 1L);
        write("save", "tag", tag, 2L);
        write("publish", "article", article, null);
        String mine = "actor=" + actor.id();

        Response all = read(mine);
        all.then().statusCode(200).header("Cache-Control", "private, no-store")
                .body("items.action", contains("publish", "save", "create"))
                .body("items[0].keySet()",
                        equalTo(Set.of("id", "at", "actor", "action", "kind", "target", "details")))
                .body("items[1].version", equalTo(2)).body("items[1].target", equalTo(tag.toString()))
                .body("items[1].details.changed", contains("name", "slug"))
                .body("items[1].actor", equalTo(Map.of("id", actor.id(), "name", actor.name())))
                .body("items[0].at", matchesPattern("\\d{4}-\\d\\d-\\d\\dT.*Z"));
        read(mine + "&kind=tag").then().body("items.action", contains("save", "create"));
        read(mine + "&action=save").then().body("items.version", contains(2));
        read("target=" + article).then().body("items.action", contains("publish"));
        read(mine + "&kind=tag&action=publish").then().body("items.size()", equalTo(0));
        String middle = all.path("items[1].at");
        read(mine + "&to=" + middle).then().body("items.action", contains("create"));
        read(mine + "&from=" + middle).then().body("items.action", contains("publish", "save"));
        read(mine + "&from=" + before + "&to=" + Instant.now().plusSeconds(1)).then().body("items.size()", equalTo(3));
    }

    @Test
    void pagesMeetEveryEntryOnceWhileOthersAreWritten() {
        for (int i = 0; i < 7; i++) {
            write("save", "tag", UUID.randomUUID(), (long) i);
        }
        List<Integer> met = new ArrayList<>();
        String cursor = null;
        do {
            JsonPath page = read("actor=" + actor.id() + "&limit=2" + (cursor == null ? "" : "&cursor=" + cursor))
                    .jsonPath();
            met.addAll(page.getList("items.version"));
            cursor = page.getString("nextCursor");
            write("save", "tag", UUID.randomUUID(), 100L);
        } while (cursor != null);

        assertThat(met).containsExactly(6, 5, 4, 3, 2, 1, 0);
        ProblemAssert.assertThat(read("actor=" + actor.id() + "&kind=tag&cursor="
                + read("actor=" + actor.id() + "&limit=1").<String>path("nextCursor"))).hasStatus(400)
                .hasErrorAt("cursor");
    }

    @Test
    void badFiltersAreRefused() {
        for (String bad : List.of("actor=", "actor=%00", "kind=a%20b", "action='--", "target=x", "from=yesterday",
                "to=%2B999999-01-01T00:00:00Z", "limit=0", "limit=101", "cursor=x", "version=1", "q=x",
                "kind=tag&kind=article")) {
            ProblemAssert.assertThat(read(bad)).as(bad).hasStatus(400)
                    .hasErrorAt(bad.substring(0, bad.indexOf('=')));
        }
        ProblemAssert.assertThat(as("admin").get(AUDIT + "/export?format=xml")).hasStatus(400).hasErrorAt("format");
        ProblemAssert.assertThat(as("admin").get(AUDIT + "/export?limit=5")).hasStatus(400).hasErrorAt("limit");
        ProblemAssert.assertThat(as("admin").delete(AUDIT)).hasStatus(405);
        ProblemAssert.assertThat(as("editor").get(AUDIT)).hasStatus(403);
    }

    @Test
    void anExportHoldsEveryEntryAndIsSafeInASpreadsheet() throws Exception {
        fill(2_500, Instant.now());

        Response lines = as("admin").accept("*/*").queryParam("actor", actor.id()).get(AUDIT + "/export");
        lines.then().statusCode(200).contentType("application/x-ndjson")
                .header("Content-Disposition", "attachment; filename=\"audit.ndjson\"");
        List<String> objects = lines.asString().lines().toList();
        assertThat(objects).hasSize(2_500).doesNotHaveDuplicates();
        assertThat(JsonPath.from(objects.getFirst()).getInt("version")).isEqualTo(2_500);
        assertThat(JsonPath.from(objects.getLast()).getInt("version")).isEqualTo(1);

        Response csv = as("admin").accept("*/*").queryParam("actor", actor.id()).queryParam("format", "csv")
                .get(AUDIT + "/export");
        csv.then().statusCode(200).contentType("text/csv");
        List<String> rows = csv.asString().lines().toList();
        assertThat(rows).hasSize(2_501);
        assertThat(rows.getFirst()).isEqualTo("id,at,actor,actorName,action,kind,target,version,details");
        assertThat(rows.get(1)).contains("," + actor.id() + ",\"'=Ada, \"\"A\"\"\",save,tag,").endsWith(",2500,{}");
    }

    @Test
    void nothingIsChangedOrTakenOut() {
        UUID target = UUID.randomUUID();
        write("save", "tag", target, 1L);
        for (String sql : List.of("update audit_entry set actor = 'nobody' where target_id = '" + target + "'",
                "delete from audit_entry where target_id = '" + target + "'", "truncate audit_entry")) {
            assertThatExceptionOfType(SQLException.class).as(sql).isThrownBy(() -> execute(sql));
        }
        read("target=" + target).then().body("items.actor.id", contains(actor.id()));
    }

    @Test
    void anActThatIsTakenBackLeavesNoEntry() {
        UUID target = UUID.randomUUID();
        QuarkusTransaction.begin();
        log.record(actor, "save", "tag", target, 1L, Map.of());
        QuarkusTransaction.rollback();

        read("target=" + target).then().body("items.size()", equalTo(0));
    }

    @Test
    void retentionTakesWholeDaysThatAreOldEnoughAndNothingElse() throws Exception {
        Instant today = Instant.parse("1971-06-15T12:00:00Z");
        fill(2, today.minus(30, ChronoUnit.DAYS).truncatedTo(ChronoUnit.DAYS).minusSeconds(1));
        fill(3, today.minus(30, ChronoUnit.DAYS).truncatedTo(ChronoUnit.DAYS));
        Clock clock = Clock.fixed(today, java.time.ZoneOffset.UTC);

        assertThat(new AuditRetention(database, Optional::empty, clock).work()).isZero();
        assertThat(new AuditRetention(database, () -> Optional.of(Duration.ofDays(30)), clock).work()).isEqualTo(2);

        read("actor=" + actor.id()).then().body("items.size()", equalTo(3));
    }

    private void write(String action, String kind, UUID target, @Nullable Long version) {
        QuarkusTransaction.requiringNew().run(() -> log.record(actor, action, kind, target, version,
                action.equals("save") ? Map.of("changed", List.of("name", "slug")) : Map.of()));
    }

    private void fill(int count, Instant at) throws SQLException {
        try (Connection connection = database.getConnection(); var insert = connection.prepareStatement("""
                insert into audit_entry (at, actor, actor_name, action, kind, target_id, version, details)
                select ?, ?, ?, 'save', 'tag', gen_random_uuid(), n, '{}' from generate_series(1, ?) n""")) {
            insert.setTimestamp(1, Timestamp.from(at));
            insert.setString(2, actor.id());
            insert.setString(3, actor.name());
            insert.setInt(4, count);
            insert.executeUpdate();
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Response read(String query) {
        return as("admin").urlEncodingEnabled(false).get(AUDIT + "?" + query);
    }
}
