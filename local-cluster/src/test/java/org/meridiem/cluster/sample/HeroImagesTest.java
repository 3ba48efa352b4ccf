package org.meridiem.cluster.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Locale;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HeroImagesTest {

    @ParameterizedTest
    @EnumSource(Motif.class)
    void aMotifIsPaintedAsALargeJpegWithManyColours(Motif motif) throws IOException {
        BufferedImage image = decoded(HeroImages.jpeg("tea", "science", motif.name().toLowerCase(Locale.ROOT)));

        assertThat(image.getWidth()).isEqualTo(1600);
        assertThat(image.getHeight()).isEqualTo(900);
        assertThat(image.getRGB(0, 0, 1600, 900, null, 0, 1600)).satisfies(
                pixels -> assertThat(java.util.Arrays.stream(pixels).distinct().limit(500).count()).isEqualTo(500));
    }

    @ParameterizedTest
    @EnumSource(Motif.class)
    void theSameSlugGivesTheSamePicture(Motif motif) {
        String name = motif.name().toLowerCase(Locale.ROOT);

        assertThat(HeroImages.jpeg("tea", "climate", name)).isEqualTo(HeroImages.jpeg("tea", "climate", name));
    }

    @Test
    void anotherSlugGivesAnotherPicture() {
        assertThat(HeroImages.jpeg("tea", "climate", "ridges"))
                .isNotEqualTo(HeroImages.jpeg("coffee", "climate", "ridges"));
    }

    @Test
    void aPictureWithoutAMotifGetsOne() throws IOException {
        assertThat(decoded(HeroImages.jpeg("tea", "no-such-section", "")).getWidth()).isEqualTo(1600);
    }

    @Test
    void anUnknownMotifIsRefusedWithTheKnownOnes() {
        assertThatIllegalArgumentException().isThrownBy(() -> HeroImages.jpeg("tea", "climate", "teapot"))
                .withMessageContaining("teapot").withMessageContaining("ridges");
    }

    @Test
    void anAvatarIsASquarePngAndAlwaysTheSame() throws IOException {
        BufferedImage avatar = decoded(Avatars.png("Ines Calloway"));

        assertThat(avatar.getWidth()).isEqualTo(512);
        assertThat(avatar.getHeight()).isEqualTo(512);
        assertThat(Avatars.png("Ines Calloway")).isEqualTo(Avatars.png("Ines Calloway"));
    }

    @Test
    void initialsAreTheFirstAndTheLastNamesLetters() {
        assertThat(Avatars.initials("Amara Fenwick-Osei")).isEqualTo("AO");
        assertThat(Avatars.initials("Ínês de Çalloway")).isEqualTo("IC");
        assertThat(Avatars.initials("Plato")).isEqualTo("P");
        assertThat(Avatars.initials("Лев")).isEmpty();
    }

    @Test
    void aNameThatCannotBeDrawnStillGetsAnAvatar() throws IOException {
        assertThat(decoded(Avatars.png("Лев")).getWidth()).isEqualTo(512);
    }

    private static BufferedImage decoded(byte[] bytes) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(bytes));
    }
}
