package org.meridiem.content.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Rectangle;
import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PresetTest {

    @ParameterizedTest
    @CsvSource({"W320, 2560, 1440, 320, 180", "W640, 500, 400, 500, 400", "W1920, 3000, 1, 1920, 1",
            "SQUARE, 2000, 1000, 480, 480",
            "SQUARE, 300, 200, 200, 200", "SOCIAL, 2560, 1440, 1200, 630", "SOCIAL, 600, 600, 600, 315",
            "SQUARE, 1, 1, 1, 1"})
    void aRenditionKeepsProportionsAndIsNeverEnlarged(Preset preset, int width, int height, int renditionWidth,
            int renditionHeight) {
        assertThat(preset.size(width, height)).isEqualTo(new Frame.Size(renditionWidth, renditionHeight));
    }

    @ParameterizedTest
    @CsvSource({"0.5, 0.5, 500, 0", "0, 0, 0, 0", "1, 1, 1000, 0", "0.3, 0.9, 100, 0"})
    void aCropKeepsTheFocalPointInTheMiddleAsFarAsTheEdgesAllow(double x, double y, int left, int top) {
        assertThat(Preset.SQUARE.region(2000, 1000, new FocalPoint(x, y)))
                .isEqualTo(new Rectangle(left, top, 1000, 1000));
    }

    @ParameterizedTest
    @EnumSource
    void noRegionLeavesThePicture(Preset preset) {
        for (int width : new int[]{1, 2, 7, 479, 1201, 5000}) {
            for (int height : new int[]{1, 3, 631, 4999}) {
                Rectangle region = preset.region(width, height, new FocalPoint(0.99, 0.01));
                assertThat(new Rectangle(0, 0, width, height).contains(region))
                        .as("%s of %d × %d", preset, width, height).isTrue();
                assertThat(preset.size(width, height).width()).isPositive();
                assertThat(preset.size(width, height).height()).isPositive();
            }
        }
    }

    @Test
    void onlyRenditionsThatDifferAreListed() {
        assertThat(Arrays.stream(Preset.values()).filter(preset -> preset.worthwhile(500)).map(Preset::label))
                .containsExactly("w320", "w640", "square", "social");
        assertThat(Arrays.stream(Preset.values()).filter(preset -> preset.worthwhile(320)).map(Preset::label))
                .containsExactly("w320", "square", "social");
        assertThat(Arrays.stream(Preset.values()).filter(preset -> preset.worthwhile(2560)).count()).isEqualTo(7);
    }
}
