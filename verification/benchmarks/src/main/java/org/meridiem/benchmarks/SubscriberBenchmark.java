package org.meridiem.benchmarks;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import org.meridiem.cluster.ClusterException;
import org.meridiem.cluster.ClusterOptions;
import org.meridiem.cluster.Layout;
import org.meridiem.cluster.LocalCluster;
import org.meridiem.cluster.Part;
import org.meridiem.cluster.Ports;
import org.meridiem.cluster.Replica;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

/// How long a long list of subscribers takes as a file: into the service, through its work, once more, and out again; and how much memory the service needs for it.
///
/// The service runs packaged and with the limits of production. Of a hundred rows one is not understood and one is there twice.
final class SubscriberBenchmark {

    private static final String SUBSCRIBERS = "/v1/editorial/subscribers";
    private static final int WARM_UP = 20_000;
    private static final int HUNDRED = 100;
    private static final int BAD = 7;
    private static final int TWICE = 13;
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final Path root;
    private final int rows;
    private final Consumer<String> progress;
    private final Path directory;
    private final List<SubscriberPhase> phases = new ArrayList<>();

    SubscriberBenchmark(Path root, int rows, Consumer<String> progress) {
        this.root = root;
        this.rows = rows;
        this.progress = progress;
        this.directory = root.resolve(".local/bench");
    }

    void run() {
        Path data = directory.resolve("cluster");
        Layout.delete(data);
        var cluster = new ClusterOptions(Layout.of(root, data), Ports.free(),
                Set.of(Part.POSTGRES, Part.KAFKA, Part.KEYCLOAK), false);
        try (LocalCluster running = LocalCluster.start(cluster, progress)) {
            Replica replica = Replica.onFreePorts("newsletter-service-lists", Production.jvm(running, Part.NEWSLETTER),
                    Map.of());
            try (Program service = Program.service(running, Part.NEWSLETTER, replica);
                    var editor = new Editor(running.endpoints(), service.address())) {
                var watch = new SubscriberPhase.Watch(service.contestant("newsletter-service"),
                        running.server(Part.POSTGRES).pid().orElseThrow());
                measure(editor, watch, "warm", WARM_UP);
                phases.clear();
                measure(editor, watch, "list", rows);
            }
            progress.accept("");
            progress.accept("A list of %,d subscribers".formatted(rows));
            progress.accept(SubscriberPhase.HEAD);
            phases.forEach(phase -> progress.accept(phase.toString()));
            progress.accept("Figures: " + root.relativize(write()));
        } catch (IOException e) {
            throw new ClusterException("The measurement cannot go on: " + e.getMessage(), e);
        }
    }

    private void measure(Editor editor, SubscriberPhase.Watch watch, String newsletter, int count) throws IOException {
        editor.post("/v1/editorial/newsletters",
                Map.of("slug", newsletter, "name", "Bench", "description", "To be measured."));
        Path file = file(newsletter, count);
        int bad = count / HUNDRED;
        int twice = count / HUNDRED;
        imported(editor, watch, file, newsletter, "", count, Map.of("failed", bad, "unchanged", twice, "subscribed",
                count - bad - twice));
        imported(editor, watch, file, newsletter, " again", count, Map.of("failed", bad, "unchanged", count - bad));
        Path exported = directory.resolve("exported.csv");
        phase(watch, "out", count - bad - twice, () -> {
            editor.download(SUBSCRIBERS + "/export?newsletter=" + newsletter, exported);
            return 0.0;
        });
        try (var lines = Files.lines(exported)) {
            expect("lines of the export", count - bad - twice, Math.toIntExact(lines.count() - 1));
        }
    }

    private void imported(Editor editor, SubscriberPhase.Watch watch, Path file, String newsletter, String time,
            int count, Map<String, Integer> expected) throws IOException {
        String[] path = {""};
        phase(watch, "in" + time, count, () -> {
            path[0] = SUBSCRIBERS + "/imports/" + editor
                    .upload(SUBSCRIBERS + "/imports?newsletter=" + newsletter, "text/csv", file).path("id").asText();
            return 0.0;
        });
        JsonNode[] view = new JsonNode[1];
        phase(watch, "worked off" + time, count, () -> {
            double slowest = 0;
            do {
                Contestant.pause(PAUSE);
                long begun = System.nanoTime();
                view[0] = editor.read(path[0]);
                slowest = Math.max(slowest, (System.nanoTime() - begun) / 1e6);
            } while (!view[0].path("status").asText().equals("done"));
            return slowest;
        });
        expected.forEach((outcome, number) -> expect(outcome, number, view[0].path("counts").path(outcome).asInt()));
        int[] found = {0};
        phase(watch, "report of failed" + time, expected.get("failed"), () -> {
            double slowest = 0;
            String cursor = "";
            do {
                long begun = System.nanoTime();
                JsonNode page = editor.read(path[0] + "/rows?outcome=failed&limit=100" + cursor);
                slowest = Math.max(slowest, (System.nanoTime() - begun) / 1e6);
                found[0] += page.path("items").size();
                cursor = page.hasNonNull("nextCursor") ? "&cursor=" + page.path("nextCursor").asText() : "";
            } while (!cursor.isEmpty());
            return slowest;
        });
        expect("rows of the report", expected.get("failed"), found[0]);
    }

    /// What is measured.
    private interface Work {

        /// @return milliseconds of the slowest answer, 0 where that says nothing
        double run() throws IOException;
    }

    private void phase(SubscriberPhase.Watch watch, String name, int count, Work work) throws IOException {
        watch.begin();
        double slowest = work.run();
        phases.add(watch.end(name, count, slowest));
        progress.accept(phases.getLast().toString());
    }

    private static void expect(String what, int expected, int found) {
        if (expected != found) {
            throw new ClusterException("%s: %d instead of %d".formatted(what, found, expected));
        }
    }

    private Path file(String newsletter, int count) throws IOException {
        Path file = directory.resolve(newsletter + ".csv");
        try (Writer out = Files.newBufferedWriter(file)) {
            out.write("email,language,time_zone,sections,confirmed_at,proof\n");
            for (int row = 0; row < count; row++) {
                String address = switch (row % HUNDRED) {
                    case BAD -> "nobody";
                    case TWICE -> address(row - 1, newsletter);
                    default -> address(row, newsletter);
                };
                out.write(address + ",en,Europe/Berlin,politics sport,2024-05-06T07:08:09Z,form of the old site\n");
            }
        }
        return file;
    }

    private static String address(int row, String newsletter) {
        return "reader" + row + '@' + newsletter + ".test";
    }

    private Path write() throws IOException {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("benchmark", "subscribers");
        document.put("machine", Machine.now());
        document.put("rows", rows);
        document.put("results", phases);
        Path file = directory.resolve("subscribers.json");
        Files.write(file, JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build()
                .writeValueAsBytes(document));
        return file;
    }
}
