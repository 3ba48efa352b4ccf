package org.meridiem.benchmarks;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
/// The service runs packaged and with the limits of production; every case has a process and an issue of its own, and a small issue before it to warm up.
final class NewsletterBenchmark {

    private static final int WARM_UP = 10_000;
    private static final int LETTER = 8_000;
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Pattern READY = Pattern.compile("ready (\\d+)");
    private static final Pattern SIGNING = Pattern.compile("signing ([0-9.E]+) ");
    private static final Pattern FLOOR = Pattern.compile("floor ([0-9.E]+)\\R");

    private final Path root;
    private final NewsletterOptions options;
    private final Consumer<String> progress;
    private final Path directory;

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
                Set.of(Part.POSTGRES, Part.KAFKA, Part.KEYCLOAK), false);
        var figures = new ArrayList<NewsletterFigures>();
        try (LocalCluster running = LocalCluster.start(cluster, progress)) {
            for (int subscribers : options.subscribers()) {
                for (int latency : options.latencies()) {
                    for (int connections : options.connections()) {
                        figures.add(measure(running, subscribers, connections, latency));
                        progress.accept(NewsletterFigures.HEAD);
                        progress.accept(figures.getLast().toString());
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
        long postgres = cluster.server(Part.POSTGRES).pid().orElseThrow();
        try (var editor = new Editor(cluster.endpoints(), service.address());
                Connection database = DriverManager.getConnection(cluster.endpoints().jdbc("newsletter"), "newsletter",
                        "local")) {
            send(editor, database, Math.min(WARM_UP, subscribers), service, postgres);
            Sending sent = send(editor, database, subscribers, service, postgres);
            server.stop();
            int mails = Math.max(1, sent.mails());
            ChildProcess floor = java(cluster, "floor-" + name, FloorSender.class, Integer.toString(port),
                    sample.toString(), Integer.toString(mails), Integer.toString(connections), options.signed());
            String signing = said(floor, SIGNING);
            return new NewsletterFigures(subscribers, connections, latency, sent.mails(), mails / sent.seconds(),
                    Double.parseDouble(said(floor, FLOOR)), Double.parseDouble(signing), sent.cpuMicros() / mails,
                    sent.databaseMicros() / mails, sent.megabytes(), sent.freezeSeconds(),
                    Math.toIntExact(Files.size(sample)), sent.notSent());
        } finally {
            server.stop();
            sink.kill();
        }
    }

    private record Sending(int mails, double seconds, double freezeSeconds, double megabytes, double cpuMicros,
            double databaseMicros, long notSent) {
    }

    private Sending send(Editor editor, Connection database, int recipients, Contestant service, long postgres)
            throws SQLException {
        String newsletter = "bench-" + UUID.randomUUID().toString().substring(0, 8);
        editor.post("/v1/editorial/newsletters",
                Map.of("slug", newsletter, "name", "Bench", "description", "To be measured."));
        subscribe(database, newsletter, recipients);
        String issue = editor.post("/v1/editorial/issues", Map.of("newsletter", newsletter, "subject",
                "What the week brought", "intro", words())).path("id").asText();
        editor.post("/v1/editorial/issues/" + issue + "/transitions", Map.of("transition", "approve"));
        long begun = System.nanoTime();
        editor.post("/v1/editorial/issues/" + issue + "/transitions", Map.of("transition", "send"));
        double freeze = (System.nanoTime() - begun) / 1e9;
        Duration cpu = service.cpu();
        Duration databaseCpu = Contestant.cpuOfChildren(postgres);
        double megabytes = 0;
        long end = System.nanoTime() + Duration.ofSeconds(options.seconds()).toNanos();
        while (!ended(database, issue) && System.nanoTime() < end) {
            megabytes = Math.max(megabytes, service.megabytes());
            pause();
        }
        double used = micros(service.cpu().minus(cpu));
        double databaseUsed = micros(Contestant.cpuOfChildren(postgres).minus(databaseCpu));
        if (!ended(database, issue)) {
            editor.post("/v1/editorial/issues/" + issue + "/transitions", Map.of("transition", "cancel"));
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
                return new Sending(row.getInt(1), row.getDouble(2), freeze, megabytes, used, databaseUsed,
                        row.getLong(3));
            }
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
