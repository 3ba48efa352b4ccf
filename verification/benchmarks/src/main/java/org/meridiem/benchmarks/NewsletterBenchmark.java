package org.meridiem.benchmarks;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.meridiem.cluster.ClusterException;
import org.meridiem.cluster.ClusterOptions;
import org.meridiem.cluster.Layout;
import org.meridiem.cluster.LocalCluster;
import org.meridiem.cluster.Part;
import org.meridiem.cluster.Ports;
import org.meridiem.cluster.Replica;
import org.meridiem.cluster.Server;
import org.meridiem.cluster.process.ChildProcess;
import org.meridiem.cluster.process.Command;
import org.meridiem.cluster.process.Jvm;

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
    private static final Duration PATIENCE = Duration.ofMinutes(10);
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
        ChildProcess sink = java(cluster, "sink-" + name, Sink.class, Integer.toString(latency), sample.toString());
        int port = Integer.parseInt(said(sink, READY));
        var settings = new ArrayList<>(Production.JVM);
        settings.addAll(signing());
        Replica replica = Replica.onFreePorts("newsletter-service-" + name, settings,
                Map.of("MERIDIEM_MAIL_PORT", Integer.toString(port), "MERIDIEM_DELIVERY_BULK_CONNECTIONS",
                        Integer.toString(connections), "MERIDIEM_MAIL_MAILS_PER_CONNECTION", "1000000"));
        Server server = cluster.replica(Part.NEWSLETTER, replica);
        server.start();
        var service = new Contestant("newsletter-service", replica.address(), server.pid().orElseThrow());
        try (Connection database = DriverManager.getConnection(cluster.endpoints().jdbc("newsletter"), "newsletter",
                "local")) {
            var run = new Run(cluster, replica, service, database);
            send(run, readers(run, Math.min(WARM_UP, subscribers)), options.warmUp());
            Sending sent = send(run, readers(run, subscribers), options.seconds());
            server.stop();
            forget(database);
            int mails = Math.max(1, sent.mails());
            ChildProcess floor = java(cluster, "floor-" + name, FloorSender.class, Integer.toString(port),
                    sample.toString(), Integer.toString(FLOOR_SECONDS), Integer.toString(connections),
                    options.signed());
            String signing = said(floor, SIGNING);
            return new NewsletterFigures(subscribers, connections, latency, sent.mails(), mails / sent.seconds(),
                    Double.parseDouble(said(floor, FLOOR)), Double.parseDouble(signing), sent.cpuMicros() / mails,
                    sent.databaseMicros() / mails,
                    sent.memory().stream().mapToDouble(NewsletterFigures.Memory::megabytes).max().orElse(0),
                    sent.freezeSeconds(), Math.toIntExact(Files.size(sample)), marked(sent.memory()), sent.notSent());
        } finally {
            server.stop();
            sink.kill();
        }
    }

    /// A service at work.
    private record Run(LocalCluster cluster, Replica replica, Contestant service, Connection database) {

        Duration databaseCpu() {
            return Contestant.cpuOfChildren(cluster.server(Part.POSTGRES).pid().orElseThrow());
        }
    }

    private record Sending(int mails, double seconds, double freezeSeconds, double cpuMicros, double databaseMicros,
            List<NewsletterFigures.Memory> memory, long notSent) {
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
        subscribe(run.database(), newsletter, count);
        newsletters.put(count, newsletter);
        return newsletter;
    }

    private Sending send(Run run, String newsletter, int seconds) throws SQLException {
        Connection database = run.database();
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
            while (!ended(database, issue) && System.nanoTime() - begun < Duration.ofSeconds(seconds).toNanos()) {
                if (System.nanoTime() - look > LOOK.toNanos()) {
                    look = System.nanoTime();
                    memory.add(new NewsletterFigures.Memory(Math.round(sent(client, run) - before),
                            run.service().megabytes()));
                }
                pause();
            }
            memory.add(new NewsletterFigures.Memory(Math.round(sent(client, run) - before), run.service().megabytes()));
        }
        double used = micros(run.service().cpu().minus(cpu));
        double databaseUsed = micros(run.databaseCpu().minus(databaseCpu));
        if (!ended(database, issue)) {
            try (var editor = new Editor(run.cluster().endpoints(), run.service().address())) {
                editor.post("/v1/editorial/issues/" + issue + "/transitions", Map.of("transition", "cancel"));
            }
        }
        try (PreparedStatement select = database.prepareStatement("""
                select count(*) filter (where state = 'SENT'),
                    extract(epoch from max(finished_at) filter (where state = 'SENT')
                        - min(finished_at) filter (where state = 'SENT')),
                    count(*) filter (where state <> 'SENT' and reason is distinct from 'CANCELLED')
                from delivery where issue_id = ?""")) {
            awaitQuiet(database, issue);
            select.setObject(1, UUID.fromString(issue));
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return new Sending(row.getInt(1), row.getDouble(2), freeze, used, databaseUsed, memory,
                        row.getLong(3));
            }
        }
    }

    private static double sent(HttpClient client, Run run) {
        return ServiceMetrics.of(client, run.replica().management()).sum("meridiem_newsletter_deliveries_total");
    }

    /// The first sample after each round number, and the last one.
    private static List<NewsletterFigures.Memory> marked(List<NewsletterFigures.Memory> memory) {
        return Stream.concat(
                MARKS.stream().flatMap(mark -> memory.stream().filter(one -> one.mails() >= mark).limit(1)),
                Stream.of(memory.getLast())).distinct().toList();
    }

    /// The next case begins with tables as empty as this one's.
    private static void forget(Connection database) throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.execute("truncate delivery cascade");
        }
    }

    private static boolean ended(Connection database, String issue) throws SQLException {
        return none(database, "select from issue where id = ? and state <> 'SENT'", issue);
    }

    /// What was leaving when an issue is called off leaves.
    private static void awaitQuiet(Connection database, String issue) throws SQLException {
        long patience = System.nanoTime() + PATIENCE.toNanos();
        while (!none(database, """
                select from delivery where issue_id = ? and state in ('PENDING', 'CLAIMED', 'DISPATCHING') limit 1""",
                issue)) {
            if (System.nanoTime() > patience) {
                throw new ClusterException("Mails do not come to an end.");
            }
            pause();
        }
    }

    private static boolean none(Connection database, String query, String issue) throws SQLException {
        try (PreparedStatement select = database.prepareStatement(query)) {
            select.setObject(1, UUID.fromString(issue));
            try (ResultSet row = select.executeQuery()) {
                return !row.next();
            }
        }
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

    private static void subscribe(Connection database, String newsletter, int recipients) throws SQLException {
        try (PreparedStatement people = database.prepareStatement("""
                insert into subscriber (id, email, email_key, created_at, updated_at)
                select uuidv7(), a, a, now(), now()
                from generate_series(1, ?) n, lateral (select 'reader' || n || '@' || ? || '.test' as a) address""");
                PreparedStatement subscriptions = database.prepareStatement("""
                        insert into subscription (id, subscriber_id, newsletter_id, state, confirmed_at)
                        select uuidv7(), s.id, n.id, 'CONFIRMED', now() from subscriber s, newsletter n
                        where n.slug = ? and s.email_key like '%@' || n.slug || '.test'""");
                Statement analyse = database.createStatement()) {
            people.setInt(1, recipients);
            people.setString(2, newsletter);
            people.executeUpdate();
            subscriptions.setString(1, newsletter);
            subscriptions.executeUpdate();
            analyse.execute("analyze subscriber, subscription");
        }
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

    private ChildProcess java(LocalCluster cluster, String name, Class<?> main, String... arguments)
            throws IOException {
        Path module = root.resolve("verification/benchmarks/target");
        String classPath = String.join(File.pathSeparator, module.resolve("classes").toString(), module.resolve("lib")
                + "/*", root.resolve("local-cluster/target/classes").toString());
        var line = new ArrayList<>(List.of("-cp", classPath, main.getName()));
        line.addAll(List.of(arguments));
        return cluster.processes().start(new Command(name, Jvm.with(List.of("-Xmx256m", "-XX:+UseSerialGC"), line),
                Map.of(), directory, Command.Signal.TERM));
    }

    private static String said(ChildProcess process, Pattern what) throws IOException {
        long patience = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < patience) {
            Matcher found = what.matcher(Files.readString(process.log()));
            if (found.find()) {
                return found.group(1);
            }
            if (!process.isAlive()) {
                throw new ClusterException("A process ended too early: " + process.lastLines(10));
            }
            pause();
        }
        throw new ClusterException("A process does not answer: " + process.lastLines(10));
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

    private static void pause() {
        try {
            Thread.sleep(500);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClusterException("Interrupted");
        }
    }
}
