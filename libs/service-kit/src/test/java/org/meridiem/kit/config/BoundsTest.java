package org.meridiem.kit.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.WithDefault;

class BoundsTest {

    @ConfigMapping(prefix = "meridiem.sample")
    interface SampleConfig {

        @WithDefault("1")
        @AtLeast(1)
        @AtMost(100)
        int listSize();

        @WithDefault("free")
        String text();

        WeightConfig weight();

        interface WeightConfig {

            @WithDefault("0.5")
            @AboveZero
            double fromTrending();

            default double twice() {
                return 2 * fromTrending();
            }
        }
    }

    @Test
    void settingsWithinTheirBoundsAreTaken() {
        SampleConfig config = read(Map.of("meridiem.sample.list-size", "100"));

        assertThat(config.listSize()).isEqualTo(100);
        assertThat(config.weight().twice()).isEqualTo(1);
    }

    @Test
    void allSettingsOutsideOfTheirBoundsAreNamedAtOnce() {
        assertThatThrownBy(() -> read(Map.of("meridiem.sample.list-size", "0", "meridiem.sample.weight.from-trending",
                "0"))).isInstanceOf(ConfigValidationException.class)
                .hasMessageContaining("meridiem.sample.list-size must be at least 1, and is 0")
                .hasMessageContaining("meridiem.sample.weight.from-trending must be greater than 0, and is 0.0");
    }

    @Test
    void anUpperBoundIsABound() {
        assertThatThrownBy(() -> read(Map.of("meridiem.sample.list-size", "101")))
                .isInstanceOf(ConfigValidationException.class)
                .hasMessageContaining("meridiem.sample.list-size must be at most 100, and is 101");
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "-1"})
    void whatIsNoNumberIsNotAboveZero(String value) {
        Map<String, String> settings = Map.of("meridiem.sample.weight.from-trending", value);

        assertThatThrownBy(() -> read(settings)).isInstanceOf(ConfigValidationException.class);
    }

    private static SampleConfig read(Map<String, String> settings) {
        return new SmallRyeConfigBuilder().addDiscoveredCustomizers().withMapping(SampleConfig.class)
                .withSources(new PropertiesConfigSource(settings, "test", 100)).build()
                .getConfigMapping(SampleConfig.class);
    }
}
