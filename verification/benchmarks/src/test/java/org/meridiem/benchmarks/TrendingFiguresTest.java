package org.meridiem.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

class TrendingFiguresTest {

    @Test
    void aHundredthAndAHalfOfTheArticlesDrawsTwoFifthsOfTheReaders() {
        Set<String> best = new HashSet<>();
        for (int i = 0; i < 115; i++) {
            best.add(Beacons.id(i).toString());
        }

        List<String> drawn = new Beacons().drawn(7_687);

        assertThat(drawn.stream().filter(best::contains).count() / (double) drawn.size()).isBetween(0.37, 0.41);
    }

    @Test
    void countersAreSummedOverTheirTagsAndNoOthers() {
        var metrics = new ServiceMetrics(Map.of("drops_total{reason=\"bot\"}", 2.0, "drops_total{reason=\"full\"}", 3.0,
                "drops_total_more", 10.0, "drops_total{reason=\"none\"}", 0.0));

        assertThat(metrics.sum("drops_total")).isEqualTo(5);
        assertThat(metrics.byTag("drops_total")).containsOnlyKeys("{reason=\"bot\"}", "{reason=\"full\"}");
    }

    @Test
    void optionsAreReadAndWrongOnesRefusedWithTheUsage() {
        var options = TrendingOptions.of(List.of("--articles", "1000,100000", "--sustain", "300", "--rate", "5000",
                "--parts", "steady"));

        assertThat(options.corpora()).containsExactly(1_000, 100_000);
        assertThat(options.sustain()).isEqualTo(Duration.ofMinutes(5));
        assertThat(options.measures(TrendingOptions.STEADY)).isTrue();
        assertThat(options.measures(TrendingOptions.ALONE)).isFalse();
        assertThat(TrendingOptions.of(List.of()).measures(TrendingOptions.ALONE)).isTrue();
        for (List<String> wrong : List.of(List.of("--rate"), List.of("--rate", "0"), List.of("--loud", "1"),
                List.of("--articles", "2,1"), List.of("--parts", "some"))) {
            assertThatIllegalArgumentException().isThrownBy(() -> TrendingOptions.of(wrong))
                    .withMessageContaining(TrendingOptions.USAGE);
        }
    }
}
