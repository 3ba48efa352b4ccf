package org.meridiem.content.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.meridiem.content.newsroom.Newsroom.as;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.meridiem.content.ContentServers;
import org.meridiem.content.editing.Ids;
import org.meridiem.content.newsroom.ArticleEvents;
import org.meridiem.content.newsroom.Newsroom;
import org.meridiem.content.transfer.source.Format;
import org.meridiem.content.transfer.source.ImportOptions;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;

@QuarkusTest
@ContentServers
class ResumedImportIT {

    private static final int ROWS = 45;
    private static final int DIES_AT = 30;

    /// What ends a process, as far as the code that runs in it can tell.
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1;
    }

    @Inject
    ImportJobs jobs;
    @Inject
    ImportParts parts;
    @Inject
    Spool spool;
    @Inject
    Statements statements;
    @Inject
    DataSource database;
    @Inject
    ObjectMapper json;

    private final String mark = UUID.randomUUID().toString().substring(24);

    @BeforeEach
    void catalogue() {
        Newsroom.catalogue();
    }

    @Test
    void whoeverComesAfterAKilledWorkerGoesOnWithTheNextRow() throws Exception {
        List<String> ids = new ArrayList<>();
        StringBuilder file = new StringBuilder();
        for (int i = 0; i < ROWS; i++) {
            ids.add(UUID.randomUUID().toString());
            file.append(Exported.article(ids.get(i), "row-" + i + "-" + mark, "PUBLISHED")).append('\n');
        }
        UUID id = pendingWithoutFile();
        UUID killed = UUID.randomUUID();
        ImportJob job = jobs.claim(killed, id::equals).orElseThrow();
        keep(file.toString(), id);

        assertThatThrownBy(() -> run(job, killed, DIES_AT)).isInstanceOf(Killed.class);
        int done = Transfers.get(id.toString()).getInt("done");
        assertThat(done).as("rows that were written with others").isBetween(1, DIES_AT - 1);
        // Its lease ends.
        statements.execute("update transfer_import set lease_until = now() - interval '1 second' where id = ?", id);

        JsonPath ended = Transfers.ended(id.toString());
        assertThat(ended.getString("state")).isEqualTo("DONE");
        assertThat(ended.getLong("counts.created")).isEqualTo(ROWS);
        assertThat(Transfers.rows(id.toString())).extracting(row -> row.get("row")).containsExactlyElementsOf(
                java.util.stream.IntStream.rangeClosed(1, ROWS).boxed().toList());
        assertThat(as("editor").queryParam("q", mark).queryParam("limit", 100).get("/v1/editorial/articles").jsonPath()
                .getList("items.id"))
                .containsExactlyInAnyOrderElementsOf(ids);
        try (var events = new ArticleEvents()) {
            assertThat(events.await(ids.get(done - 1), 1)).hasSize(1);
            assertThat(events.await(ids.get(done), 1)).hasSize(1);
        }
        assertThat(Files.exists(spool.importFile(id))).isFalse();
        // The one that was thought dead was only slow.
        keep(file.toString(), id);
        assertThatThrownBy(() -> run(job, killed, ROWS)).isInstanceOf(ImportJobs.Lost.class);
        assertThat(Transfers.get(id.toString()).getLong("done")).isEqualTo(ROWS);
        spool.delete(spool.importFile(id));
    }

    @Test
    void anImportThatIsCalledOffStopsBeforeItsNextRow() throws Exception {
        UUID id = pendingWithoutFile();
        UUID worker = UUID.randomUUID();
        ImportJob job = jobs.claim(worker, id::equals).orElseThrow();
        keep(Exported.article(UUID.randomUUID().toString(), "never-" + mark, "DRAFT"), id);
        as("admin").post("/v1/editorial/imports/" + id + "/cancel").then().statusCode(200);

        assertThatThrownBy(() -> run(job, worker, ROWS)).isInstanceOf(ImportJobs.Lost.class);

        assertThat(jobs.isCancelled(id)).isTrue();
        assertThat(as("editor").queryParam("q", mark).get("/v1/editorial/articles").jsonPath().getList("items"))
                .isEmpty();
        statements.execute("update transfer_import set lease_until = now() - interval '1 second' where id = ?", id);
        assertThat(Transfers.ended(id.toString()).getString("state")).isEqualTo("CANCELLED");
    }

    private void run(ImportJob job, UUID worker, int rows) throws IOException {
        int[] seen = {0};
        var shelf = new StagedShelf(job.id(), database, json, () -> jobs.renew(job.id(), worker));
        new ImportRun(job, worker, parts, shelf, () -> {
            if (seen[0]++ == rows) {
                throw new Killed();
            }
            return false;
        }).work(Format.NDJSON.reader(spool.importFile(job.id()), job.options(), json));
    }

    /// No other worker takes a job whose file it cannot see.
    private UUID pendingWithoutFile() {
        UUID id = Ids.next();
        var options = new ImportOptions(null, null, null, URI.create("https://old.example.org/"), null, false, false);
        QuarkusTransaction.requiringNew()
                .run(() -> jobs.add(new ImportJob(id, Format.NDJSON, mark, options, "file", 1, "0", false,
                        JobState.PENDING, false, null, 0, new ImportCounts(0, 0, 0, 0, 0), null, Instant.now(), "test",
                        "test", null, null)));
        return id;
    }

    private void keep(String file, UUID id) {
        spool.keep(spool.receive(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)), -1), id);
    }
}
