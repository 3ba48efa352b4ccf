package org.meridiem.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

/// The figures as a table and as JSON.
final class Report {

    private final DeliveryOptions options;
    private final Map<Integer, Map<String, Measurement>> bySize = new LinkedHashMap<>();
    private final Map<String, Double> atRest = new LinkedHashMap<>();

    Report(DeliveryOptions options) {
        this.options = options;
    }

    void add(int size, Map<String, Measurement> measured) {
        bySize.put(size, measured);
    }

    /// Resident memory of a contestant some time after the last request.
    void rest(Contestant contestant, Consumer<String> to) {
        double megabytes = contestant.megabytes();
        atRest.put(contestant.name(), megabytes);
        to.accept("%s, at rest after all of it: %.0f MB resident".formatted(contestant.name(), megabytes));
    }

    /// The table of one size.
    void print(int size, Consumer<String> to) {
        Map<String, Measurement> measured = bySize.getOrDefault(size, Map.of());
        to.accept("");
        to.accept("%,d articles; %d connections, Accept-Encoding %s, medians of %d rounds of %d s".formatted(size,
                options.connections(), options.encoding(), options.rounds(), options.seconds().toSeconds()));
        to.accept("%-36s %9s %8s %8s %8s %9s %8s %7s %6s %8s %7s".formatted("case", "req/s", "p50 ms", "p99 ms",
                "p99.9 ms", "CPU µs/rq", "PG µs/rq", "SQL/rq", "MB",
                "bytes/rq", "× floor"));
        measured.forEach((name,
                one) -> to.accept("%-36s %,9.0f %8.2f %8.2f %8.2f %9.1f %8.1f %7.2f %6.0f %8.0f %7s".formatted(name,
                        one.perSecond(), one.p50(), one.p99(),
                        one.p999(), one.cpuMicros(), one.databaseMicros(), one.statements(), one.megabytes(),
                        one.bytes(),
                        ratio(measured, name, one)) + (one.bad() == 0 ? "" : "  " + one.bad() + " BAD")));
        if (measured.keySet().stream().noneMatch(name -> name.contains("search"))) {
            to.accept("search was skipped: this service has no /v1/search");
        }
    }

    /// Against the floor that returns the same bytes, where requests come as fast as they are answered.
    private static String ratio(Map<String, Measurement> measured, String name, Measurement one) {
        Measurement floor = floor(measured, name);
        return floor == null ? "" : String.format(Locale.ROOT, "%.2f", one.perSecond() / floor.perSecond());
    }

    private static @Nullable Measurement floor(Map<String, Measurement> measured, String name) {
        if (name.endsWith("/s")) {
            return null;
        }
        return measured.get(name.contains("article by slug") || name.contains("conditional")
                ? "floor: article bytes"
                : name.contains("newest 20") ? "floor: list bytes" : "");
    }

    /// What the sizes cost beside the smallest; nothing when there is but one.
    void printGrowth(Consumer<String> to) {
        if (bySize.size() < 2) {
            return;
        }
        Map<String, Measurement> smallest = bySize.values().iterator().next();
        to.accept("");
        to.accept(
                "Cost against the size of the corpus: CPU time of service and database, of each divided by that of the smallest");
        bySize.forEach((size, measured) -> measured.forEach((name, one) -> {
            Measurement first = smallest.get(name);
            if (first != null && !first.equals(one)) {
                to.accept("%,9d articles  %-36s %.2f".formatted(size, name, one.allMicros() / first.allMicros()));
            }
        }));
    }

    /// @return the file
    Path write(Path directory) throws IOException {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("benchmark", "delivery");
        document.put("at", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        document.put("machine", Machine.now());
        document.put("options", Map.of("rounds", options.rounds(), "seconds", options.seconds().toSeconds(),
                "connections", options.connections(), "encoding", options.encoding()));
        document.put("results", bySize);
        document.put("residentAtRest", atRest);
        Path file = directory.resolve("delivery.json");
        Files.write(file, JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build()
                .writeValueAsBytes(document));
        return file;
    }
}
