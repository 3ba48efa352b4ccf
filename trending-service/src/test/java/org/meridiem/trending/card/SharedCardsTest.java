package org.meridiem.trending.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.meridiem.trending.ArticleFixture;

class SharedCardsTest {

    @Test
    void equalCardsAreOneWhileSomebodyHoldsIt() {
        // Given: more cards than the smallest table has places
        List<PackedCard> held = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            held.add(PackedCard.of(ArticleFixture.article("article-" + i).card()));
        }

        // Then
        for (PackedCard card : held) {
            assertThat(PackedCard.ofBytes(card.bytes().clone())).isSameAs(card);
        }
    }

    @Test
    void cardsThatNobodyHoldsAreForgotten() {
        // Given
        var shared = new SharedCards();
        PackedCard held = shared.one(PackedCard.of(ArticleFixture.article("held").card()));
        List<WeakReference<PackedCard>> others = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            others.add(new WeakReference<>(shared.one(PackedCard.of(ArticleFixture.article("other-" + i).card()))));
        }

        // When
        System.gc();

        // Then
        assertThat(others).allMatch(other -> other.get() == null);
        assertThat(shared.one(PackedCard.ofBytes(held.bytes().clone()))).isSameAs(held);
    }
}
