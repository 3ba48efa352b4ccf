package org.meridiem.content.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Rectangle;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FreeFrameTest {

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {"500, -, CONTAIN, 500, 250", "-, 100, CONTAIN, 200, 100",
            "300, 300, CONTAIN, 300, 150", "300, 300, COVER, 300, 300", "2000, -, CONTAIN, 1000, 500",
            "2000, 2000, COVER, 500, 500", "1, 1000, CONTAIN, 1, 1", "16, 10000, COVER, 1, 500",
            "640, -, COVER, 640, 320"})
    void aPictureFitsAndIsNeverEnlarged(@Nullable Integer width, @Nullable Integer height, Fit fit, int expectedWidth,
            int expectedHeight) {
        assertThat(new FreeFrame(width, height, fit).size(1000, 500))
                .isEqualTo(new Frame.Size(expectedWidth, expectedHeight));
    }

    @Test
    void aCutFollowsTheFocalPoint() {
        assertThat(new FreeFrame(100, 100, Fit.COVER).region(1000, 500, new FocalPoint(1.0, 0.5)))
                .isEqualTo(new Rectangle(500, 0, 500, 500));
    }

    @Test
    void onlyABrowserThatNamesWebpTakesIt() {
        assertThat(FormatChoice.takesWebp(List.of("image/avif,image/webp,image/*,*/*;q=0.8"))).isTrue();
        assertThat(FormatChoice.takesWebp(List.of("image/*;q=0.8", "image/webp;q=0.5"))).isTrue();
        assertThat(FormatChoice.takesWebp(List.of("*/*"))).isFalse();
        assertThat(FormatChoice.takesWebp(List.of("image/webp;q=0, */*"))).isFalse();
        assertThat(FormatChoice.takesWebp(null)).isFalse();
    }
}
