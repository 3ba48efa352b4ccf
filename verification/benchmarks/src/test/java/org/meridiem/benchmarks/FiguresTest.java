package org.meridiem.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FiguresTest {

    @Test
    void theMedianOfEachFigureCounts() {
        Measurement median = Measurement.median(List.of(measured(100, 0), measured(900, 2), measured(200, 1)));

        assertThat(median.perSecond()).isEqualTo(200);
        assertThat(median.bad()).isEqualTo(3);
        assertThat(Measurement.median(List.of(measured(100, 0), measured(200, 0))).perSecond()).isEqualTo(150);
    }

    @Test
    void theGeneratorsResultIsRead() {
        var load = LoadGenerator.Load.of("Running 5s test\nRESULT 1000 500000 2000 1 2 10 20 30\n");

        assertThat(load.perSecond()).isEqualTo(2_000);
        assertThat(load.p999()).isEqualTo(30);
        assertThat(load.failures() + load.refusals()).isEqualTo(3);
    }

    @Test
    void aCopiedRowHasItsOwnTextsAndTheDigestOfItsDocument() {
        var values = new ArrayList<Object>(Arrays.asList("tea\tone", "{\"at\":\"2026-03-01T00:00:00Z\",\"slug\":\"a\"}"
                .getBytes(StandardCharsets.UTF_8), "old", null, "2026-03-01"));
        var row = new Row(List.of("headline", "document", "etag", "note", "published_at"), values);
        Map<String, String> changes = new LinkedHashMap<>();
        changes.put("one", "two");
        changes.put("two", "three");
        changes.put("\"a\"", "\"b\"");
        changes.put(Row.TIME, "2025-01-01T00:00:00Z");

        String[] line = row.copied(changes).stripTrailing().split("\t");

        assertThat(line[0]).isEqualTo("tea\\ttwo");
        assertThat(line[1]).startsWith("\\\\x").hasSize(
                3 + 2 * "{\"at\":\"2025-01-01T00:00:00Z\",\"slug\":\"b\"}".length());
        assertThat(line[2]).hasSize(20).isNotEqualTo("old");
        assertThat(line[3]).isEqualTo("\\N");
        assertThat(line[4]).isEqualTo("2025-01-01T00:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--corpus 10", "--corpus 50000,5000", "--rounds 0", "--rounds", "--nonsense 1",
            "--seconds x"})
    void anOptionThatMakesNoSenseIsRefused(String arguments) {
        assertThatIllegalArgumentException().isThrownBy(() -> DeliveryOptions.of(List.of(arguments.split(" "))))
                .withMessageContaining("--corpus");
    }

    @Test
    void severalSizesCanBeMeasured() {
        assertThat(DeliveryOptions.of(List.of("--corpus", "5000,50000", "--rounds", "2")).corpora())
                .containsExactly(5_000, 50_000);
    }

    private static Measurement measured(double perSecond, long bad) {
        return new Measurement(perSecond, 1, 2, 3, 4, 5, 6, 7, 8, bad);
    }
}
