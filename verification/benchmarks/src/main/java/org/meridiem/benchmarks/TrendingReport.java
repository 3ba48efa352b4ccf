package org.meridiem.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

/// The figures, as a table as soon as they are there, and as JSON.
///
/// @param alone   of a collector that does not rank
/// @param results of a collector whose process ranks, by the number of articles
record TrendingReport(TrendingOptions options, Map<String, Object> alone, Map<Integer, Map<String, Object>> results) {

    /// What a collector that does not rank did, as the floor does not.
    static void printAlone(TrendingOptions options, Map<String, Object> figures, Consumer<String> to) {
        to.accept("");
        to.accept("A collector that does not rank, as the floor does not; %d connections, medians of %d rounds of %d s"
                .formatted(options.connections(), options.rounds(), options.seconds().toSeconds()));
        print(figures, to);
    }

    /// What collector and ranking in one process did.
    static void print(TrendingOptions options, int articles, Map<String, Object> figures, Consumer<String> to) {
        to.accept("");
        to.accept("""
                Collector and ranking in one process, %,d articles; %d connections, medians of %d rounds of %d s; \
                then %,d views/s for %d s with %,d listeners""".formatted(articles, options.connections(),
                options.rounds(), options.seconds().toSeconds(), options.rate(), options.sustain().toSeconds(),
                options.listeners()));
        print(figures, to);
    }

    /// @return the file
    Path write(Path directory) throws IOException {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("benchmark", "trending");
        document.put("at", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        document.put("machine", Machine.now());
        document.put("options", options.toString());
        document.put("collector alone", alone);
        document.put("results", results);
        Path file = directory.resolve("trending.json");
        return Files.write(file, JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build()
                .writeValueAsBytes(document));
    }

    private static void print(Map<String, Object> figures, Consumer<String> to) {
        figures.forEach((name, value) -> to.accept("%-44s %s".formatted(name, value instanceof Number number
                ? "%,14.2f".formatted(number.doubleValue())
                : value)));
    }
}
