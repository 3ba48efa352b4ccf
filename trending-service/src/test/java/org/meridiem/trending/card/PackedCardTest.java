package org.meridiem.trending.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.meridiem.events.ArticleCard;
import org.meridiem.trending.ArticleFixture;

class PackedCardTest {

    private static final ArticleCard CARD = ArticleFixture.article("harvest").card();

    @Test
    void unpackingGivesTheSameCard() {
        assertThat(PackedCard.ofBytes(PackedCard.of(CARD).bytes()).unpack()).isEqualTo(WrittenCard.of(CARD));
    }

    @Test
    void aPackedCardTakesLessThanHalfOfItsJson() {
        assertThat(PackedCard.of(CARD).bytes()).hasSizeLessThan(CardJson.write(CARD).length / 2);
    }

    @Test
    void bytesOfAnotherFormatAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> PackedCard.ofBytes(new byte[]{9, 1}));
        assertThatIllegalArgumentException().isThrownBy(() -> PackedCard.ofBytes(new byte[0]));
    }

    @Test
    void damagedBytesAreNoticed() {
        // Given
        byte[] bytes = PackedCard.of(CARD).bytes();

        // When
        var half = PackedCard.ofBytes(Arrays.copyOf(bytes, bytes.length / 2));

        // Then
        assertThatIllegalStateException().isThrownBy(half::unpack);
    }
}
