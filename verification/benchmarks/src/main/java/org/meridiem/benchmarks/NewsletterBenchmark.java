package org.meridiem.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.meridiem.cluster.ClusterException;
import org.meridiem.cluster.ClusterOptions;
import org.meridiem.cluster.Layout;
import org.meridiem.cluster.LocalCluster;
import org.meridiem.cluster.Part;
import org.meridiem.cluster.Ports;
import org.meridiem.cluster.Replica;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

/// How many mails of an issue leave per second, each one its recipient's own and signed, beside the [FloorSender] that sends the same bytes to the same [Sink].
///
/// The service runs packaged and with the limits of production, the database writes through to the disk; every case has a process and an issue of its own, and another one before it to warm up.
/// Readers are written into the database, not subscribed by requests.
final class NewsletterBenchmark {

    /// More than leave in the time.
    private static final int WARM_UP = 60_000;
    private static final int FLOOR_SECONDS = 6;
    private static final Duration LOOK = Duration.ofSeconds(5);
    private static final List<Long> MARKS = List.of(1_000L, 10_000L, 100_000L, 250_000L, 500_000L, 1_000_000L);
    private static final int LETTER = 8_000;
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Pattern READY = Pattern.compile("ready (\\d+)");
    private static final Pattern SIGNING = Pattern.compile("signing ([0-9.E]+) ");
    private static final Pattern FLOOR = Pattern.compile("floor ([0-9.E]+)\\R");

    private final Path root;
    private final NewsletterOptions options;
    private final Consumer<String> progress;
    private final Path directory;
    private final Map<Integer, String> newsletters = new HashMap<>();

    NewsletterBenchmark(Path root, NewsletterOptions options, Consumer<String> progress) {
        this.root = root;
        this.options = options;
        this.progress = progress;
        this.directory = root.resolve(".local/bench");
    }

    void run() {
        Path data = directory.resolve("cluster");
        Layout.delete(data);
        var cluster = new ClusterOptions(Layout.of(root, data), Ports.free(),
                Set.of(Part.POSTGRES, Part.KAFKA, Part.KEYCLOAK), true);
        var figures = new ArrayList<NewsletterFigures>();
        try (LocalCluster running = LocalCluster.start(cluster, progress)) {
            for (int subscribers : options.subscribers()) {
                for (int latency : options.latencies()) {
                    for (int connections : options.connections()) {
                        figures.add(measure(running, subscribers, connections, latency));
                        progress.accept(NewsletterFigures.HEAD);
                        progress.accept(figures.getLast().toString());
                        progress.accept(figures.getLast().resident());
                    }
                }
            }
            progress.accept("");
            progress.accept("Issue to subscribers, DKIM " + options.signed());
            progress.accept(NewsletterFigures.HEAD);
            figures.forEach(one -> progress.accept(one.toString()));
            progress.accept("Figures: " + root.relativize(write(figures)));
        } catch (SQLException | IOException e) {
            throw new ClusterException("The measurement cannot go on: " + e.getMessage(), e);
        }
    }

    private NewsletterFigures measure(LocalCluster cluster, int subscribers, int connections, int latency)
            throws SQLException, IOException {
        String name = subscribers + "-" + connections + "-" + latency;
        Path sample = directory.resolve("mail-" + name + ".eml");
        Files.deleteIfExists(sample);
        var settings = new ArrayList<>(Production.jvm(cluster, Part.NEWSLETTER));
        settings.addAll(signing());
        try (Program sink = small(cluster, "sink-" + name, Sink.class, latency, sample);
                IssueRecords records = IssueRecords.of(cluster.endpoints().jdbc("newsletter"))) {
            String port = sink.said(READY);
            Sending sent;
            try (Program service = Program.service(cluster, Part.NEWSLETTER, Replica.onFreePorts(
                    "newsletter-service-" + name, settings,
                    Map.of("MERIDIEM_MAIL_PORT", port, "MERIDIEM_DELIVERY_BULK_CONNECTIONS",
                            Integer.toString(connections), "MERIDIEM_MAIL_MAILS_PER_CONNECTION", "1000000")))) {
                var run = new Run(cluster, service, service.contestant("newsletter-service"), records);
                send(run, readers(run, Math.min(WARM_UP, subscribers)), options.warmUp());
                sent = send(run, readers(run, subscribers), options.seconds());
            }
            records.forgetDeliveries();
            int mails = Math.max(1, sent.outcome().mails());
            Program floor = small(cluster, "floor-" + name, FloorSender.class, port, sample, FLOOR_SECONDS, connections,
                    options.signed());
            String signing = floor.said(SIGNING);
            return new NewsletterFigures(subscribers, connections, latency, sent.outcome().mails(),
                    mails / sent.outcome().seconds(), Double.parseDouble(floor.said(FLOOR)),
                    Double.parseDouble(signing), sent.cpuMicros() / mails, sent.databaseMicros() / mails,
                    sent.memory().stream().mapToDouble(NewsletterFigures.Memory::megabytes).max().orElse(0),
                    sent.freezeSeconds(), Math.toIntExact(Files.size(sample)), marked(sent.memory()),
                    sent.outcome().notSent());
        }
    }

    private static Program small(LocalCluster cluster, String name, Class<?> main, Object... arguments)
            throws IOException {
        return Program.own(cluster,
                Replica.onFreePorts(name, List.of("-Xmx256m", "-XX:+UseSerialGC"), Map.of()), main, arguments);
    }

    /// A service at work.
    private record Run(LocalCluster cluster, Program program, Contestant service, IssueRecords records) {

        Duration databaseCpu() {
            return Contestant.cpuOfChildren(cluster.server(Part.POSTGRES).pid().orElseThrow());
        }
    }

    private record Sending(IssueRecords.Outcome outcome, double freezeSeconds, double cpuMicros, double databaseMicros,
            List<NewsletterFigures.Memory> memory) {
    }

    /// The newsletter with so many readers.
    private String readers(Run run, int count) throws SQLException {
        String known = newsletters.get(count);
        if (known != null) {
            return known;
        }
        String newsletter = "bench-" + UUID.randomUUID().toString().substring(0, 8);
        try (var editor = new Editor(run.cluster().endpoints(), run.service().address())) {
            editor.post("/v1/editorial/newsletters",
                    Map.of("slug", newsletter, "name", "Bench", "description", "To be measured."));
        }
        run.records().subscribe(newsletter, count);
        newsletters.put(count, newsletter);
        return newsletter;
    }

    private Sending send(Run run, String newsletter, int seconds) throws SQLException {
        String issue;
        double freeze;
        try (var editor = new Editor(run.cluster().endpoints(), run.service().address())) {
            issue = editor.post("/v1/editorial/issues", Map.of("newsletter", newsletter, "subject",
                    "What the week brought", "intro", words())).path("id").asText();
            editor.post("/v1/editorial/issues/" + issue + "/transitions", Map.of("transition", "approve"));
            long begun = System.nanoTime();
            editor.post("/v1/editorial/issues/" + issue + "/transitions", Map.of("transition", "send"));
            freeze = (System.nanoTime() - begun) / 1e9;
        }
        Duration cpu = run.service().cpu();
        Duration databaseCpu = run.databaseCpu();
        var memory = new ArrayList<NewsletterFigures.Memory>();
        try (HttpClient client = HttpClient.newHttpClient()) {
            double before = sent(client, run);
            long begun = System.nanoTime();
            long look = begun;
            while (!run.records().ended(issue) && System.nanoTime() - begun < Duration.ofSeconds(seconds).toNanos()) {
                if (System.nanoTime() - look > LOOK.toNanos()) {
                    look = System.nanoTime();
                    memory.add(new NewsletterFigures.Memory(Math.round(sent(client, run) - before),
                            run.service().megabytes()));
                }
                Contestant.pause(PAUSE);
            }
            memory.add(new NewsletterFigures.Memory(Math.round(sent(client, run) - before), run.service().megabytes()));
        }
        double used = micros(run.service().cpu().minus(cpu));
        double databaseUsed = micros(run.databaseCpu().minus(databaseCpu));
        if (!run.records().ended(issue)) {
            try (var editor = new Editor(run.cluster().endpoints(), run.service().address())) {
                editor.post("/v1/editorial/issues/" + issue + "/transitions", Map.of("transition", "cancel"));
            }
        }
        return new Sending(run.records().outcome(issue), freeze, used, databaseUsed, memory);
    }

    private static double sent(HttpClient client, Run run) {
        return ServiceMetrics.of(client, run.program().management()).sum("meridiem_newsletter_deliveries_total");
    }

    /// The first sample after each round number, and the last one.
    private static List<NewsletterFigures.Memory> marked(List<NewsletterFigures.Memory> memory) {
        return Stream.concat(
                MARKS.stream().flatMap(mark -> memory.stream().filter(one -> one.mails() >= mark).limit(1)),
                Stream.of(memory.getLast())).distinct().toList();
    }

    private static double micros(Duration time) {
        return time.toNanos() / 1_000.0;
    }

    private static String words() {
        var random = new Random(20_261_125);
        var words = new StringBuilder();
        while (words.length() < LETTER) {
            words.append(Prose.paragraph(random)).append("\n\n");
        }
        return words.toString();
    }

    private List<String> signing() {
        try {
            return SigningKeys.of(options.signed()).map(key -> {
                String pem = "-----BEGIN PRIVATE KEY-----" + Base64.getEncoder().encodeToString(key.getEncoded())
                        + "-----END PRIVATE KEY-----";
                return List.of("-Dmeridiem.dkim.sign-with=bench", "-Dmeridiem.dkim.keys.bench.pem=" + pem);
            }).orElse(List.of());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has RSA and Ed25519", e);
        }
    }

    private Path write(List<NewsletterFigures> figures) throws IOException {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("benchmark", "newsletter");
        document.put("at", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        document.put("machine", Map.of("processors", Runtime.getRuntime().availableProcessors(), "loadAverage",
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(), "java",
                System.getProperty("java.runtime.version")));
        document.put("options", options);
        document.put("results", figures);
        Path file = directory.resolve("newsletter.json");
        Files.write(file, JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build()
                .writeValueAsBytes(document));
        return file;
    }
}
