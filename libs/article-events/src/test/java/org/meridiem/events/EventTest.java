package org.meridiem.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the records of the contract promise to whoever makes them.
class EventTest {

    @Test
    void onlyAPublishedOrUpdatedArticleHasAPublicCard() {
        assertThat(EventFixture.published().publicCard()).contains(EventFixture.fullCard(1));
        assertThat(EventFixture.updated().publicCard()).contains(EventFixture.bareCard(2));
        assertThat(EventFixture.unpublished().publicCard()).isEmpty();
        assertThat(EventFixture.takenDown().publicCard()).isEmpty();
        assertThat(EventFixture.deleted().publicCard()).isEmpty();
    }

    @Test
    void whatIsTakenDownLeavesNoTextInTheLog() {
        byte[] value = EventCodec.ARTICLES.encode(EventFixture.takenDown()).value();

        ArticleCard card = EventFixture.fullCard(2);
        assertThat(new String(value, StandardCharsets.UTF_8))
                .doesNotContain(card.headline(), card.dek(), card.keyTakeaways().getFirst(), "A barge passes")
                .contains(card.id().toString());
    }

    @Test
    void anArticleEventRefusesAttributesOfAnotherTypeOrArticle() {
        CloudEvent updated = EventFixture.updated().attributes();
        var otherArticle = new CloudEvent(updated.id(), ArticleEvent.Published.TYPE, updated.source(), updated.time(),
                EventFixture.OTHER_ARTICLE.toString(), Optional.empty());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ArticleEvent.Published(updated, EventFixture.bareCard(2)))
                .withMessageContaining(ArticleEvent.Published.TYPE);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ArticleEvent.Published(otherArticle, EventFixture.fullCard(1)))
                .withMessageContaining("subject");
    }

    @Test
    void listsAreCopied() {
        var takeaways = new ArrayList<>(List.of("one"));
        ArticleCard bare = EventFixture.bareCard(1);
        var card = new ArticleCard(bare.id(), bare.slug(), bare.url(), bare.kind(), bare.language(), bare.headline(),
                null, bare.dek(), takeaways, bare.section(), bare.tags(), bare.authors(), null, 1, null,
                bare.publishedAt(),
                bare.firstPublishedAt(), bare.updatedAt(), 1);

        takeaways.add("two");

        assertThat(card.keyTakeaways()).containsExactly("one");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/relative", "mailto:desk@news.example", "javascript:alert(1)", "https:/path",
            "ftp://news.example/a", "https://news.example/märkte"})
    void aLinkIsAnAbsoluteWebAddressInAscii(String url) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ArticleCard.Image(EventFixture.ARTICLE, URI.create(url), "", 1, 1))
                .withMessage("url is not an absolute web address");
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.17", "2001:db8::1", "reader@news.example", "ABCDEF", ""})
    void aPseudonymIsNeverAnAddressOrAName(String visitor) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Engagement(EventFixture.ISSUE,
                Engagement.Action.VIEW, EventFixture.ARTICLE, Instant.EPOCH, visitor, "a77e", null, null));
    }

    @Test
    void aScoreIsAFiniteNumber() {
        for (double score : new double[]{Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new TrendingList.Item(1, null, score, EventFixture.bareCard(1)));
        }
    }

    @Test
    void aMissingMemberIsNamed() {
        assertThatNullPointerException()
                .isThrownBy(() -> new ArticleCard.TagRef("rivers", null))
                .withMessage("name is missing");
    }

    @Test
    void theWholeSitesListHasItsOwnKeyAndNoSection() throws MalformedEventException {
        EncodedEvent encoded = EventCodec.TRENDING_LISTS.encode(EventFixture.trendingList(null));

        assertThat(encoded.key()).isEqualTo("now/*");
        assertThat(new String(encoded.value(), StandardCharsets.UTF_8)).startsWith("{\"window\":\"now\",\"asOf\":");
        assertThat(EventCodec.TRENDING_LISTS.decode(encoded.attributes().headers(), encoded.value()))
                .isEqualTo(EventFixture.trendingList(null));
        assertThatIllegalArgumentException().isThrownBy(() -> EventFixture.trendingList("*"));
    }

    @Test
    void aListPublishedTwiceIsTheSameEvent() {
        UUID first = EventCodec.TRENDING_LISTS.encode(EventFixture.trendingList(null)).attributes().id();
        UUID again = EventCodec.TRENDING_LISTS.encode(EventFixture.trendingList(null)).attributes().id();
        UUID other = EventCodec.TRENDING_LISTS.encode(EventFixture.trendingList("local")).attributes().id();

        assertThat(again).isEqualTo(first).isNotEqualTo(other);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\uD83D", "a\uDEA2", "\uDEA2\uD83D", "a\0b"})
    void aTextIsUnicodeThatADatabaseCanKeep(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new ArticleCard.TagRef("rivers", text));
    }
}
