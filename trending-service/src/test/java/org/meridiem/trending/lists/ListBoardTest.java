package org.meridiem.trending.lists;

import static org.assertj.core.api.Assertions.assertThat;
import static org.meridiem.trending.ArticleFixture.article;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.meridiem.events.TrendingList.Window;
import org.meridiem.trending.ArticleFixture;
import org.meridiem.trending.card.WrittenCard;
import org.meridiem.trending.key.ListKey;
import org.meridiem.trending.key.ListKind;
import org.meridiem.trending.wire.PublishedList;

import io.restassured.path.json.JsonPath;

class ListBoardTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final ArticleFixture HARVEST = article("harvest");
    private static final ArticleFixture STEAM = article("steam");
    private static final Optional<String> SITE = Optional.empty();

    private final List<ListKey> told = new ArrayList<>();
    private final ListBoard board = new ListBoard(Clock.fixed(NOW, ZoneOffset.UTC), new NoLevers(),
            (key, _, _) -> told.add(key));

    @Test
    void theNewestListIsGivenOutWithCards() {
        // When
        board.take(list(null, STEAM));
        board.take(list(null, HARVEST, STEAM));

        // Then
        var json = json(Window.TODAY, SITE);
        assertThat(json.getString("window")).isEqualTo("today");
        assertThat(json.getString("asOf")).isEqualTo("2026-03-01T12:00:00Z");
        assertThat(json.getString("section")).isNull();
        assertThat(json.getList("items.article.slug")).containsExactly("harvest", "steam");
        assertThat(json.getList("items.rank")).containsExactly(1, 2);
        assertThat(json.getMap("items[0]")).doesNotContainKey("previousRank").containsKey("score");
        assertThat(json.getString("items[0].article.publishedAt")).isEqualTo("2026-03-01T08:00:00Z");
    }

    @Test
    void aWithdrawnArticleIsGoneFromEveryListAndTheRanksCloseUp() {
        // Given
        board.take(list(null, HARVEST, STEAM));
        board.take(list("business", HARVEST, STEAM));
        String before = etag(SITE);

        // When
        board.take(HARVEST.version(2).unpublished());

        // Then
        for (Optional<String> section : List.of(SITE, Optional.of("business"))) {
            assertThat(json(Window.TODAY, section).getList("items.article.slug")).containsExactly("steam");
            assertThat(json(Window.TODAY, section).getInt("items[0].rank")).isEqualTo(1);
        }
        assertThat(etag(SITE)).isNotEqualTo(before);
    }

    @Test
    void anOlderListDoesNotBringAWithdrawnArticleBack() {
        // Given
        board.take(HARVEST.version(2).takenDown());

        // When
        board.take(list(null, HARVEST, STEAM));

        // Then
        assertThat(json(Window.TODAY, SITE).getList("items.article.slug")).containsExactly("steam");
    }

    @Test
    void aRepublishedArticleShowsAgain() {
        // Given
        board.take(list(null, HARVEST));
        board.take(HARVEST.version(2).unpublished());

        // When
        board.take(HARVEST.version(3).published());

        // Then
        assertThat(json(Window.TODAY, SITE).getList("items.article.version")).containsExactly(3);
    }

    @Test
    void aChangedCardShowsAtOnceAndAnOlderOneNever() {
        // Given
        board.take(list(null, HARVEST));

        // When
        board.take(HARVEST.version(3).titled("Tea prices rise").updated());
        board.take(HARVEST.version(2).titled("Tea prices stay").updated());
        board.take(list(null, HARVEST));

        // Then
        assertThat(json(Window.TODAY, SITE).getList("items.article.headline")).containsExactly("Tea prices rise");
    }

    @Test
    void aSectionIsFoundByPathOrSlug() {
        // When
        board.take(list("business/technology", HARVEST));

        // Then
        for (String section : List.of("business/technology", "technology")) {
            assertThat(json(Window.TODAY, Optional.of(section)).getList("items.article.slug")).as(section)
                    .containsExactly("harvest");
            assertThat(json(Window.TODAY, Optional.of(section)).getString("section")).isEqualTo("business/technology");
        }
    }

    @Test
    void aSectionThatNobodyReadIsAnEmptyList() {
        // Given
        board.take(list(null, HARVEST));

        // When
        var json = json(Window.TODAY, Optional.of("gardening\"\n"));

        // Then
        assertThat(json.getList("items")).isEmpty();
        assertThat(json.getString("section")).isEqualTo("gardening\"\n");
        assertThat(json.getString("asOf")).isEqualTo("2026-03-01T12:00:00Z");
    }

    @Test
    void aShorterAnswerHasATagOfItsOwnAndSameBytesHaveTheSameTag() {
        // Given
        board.take(list(null, HARVEST, STEAM));
        ListView view = board.list(ListKey.ofSite(ListKind.TODAY));

        // Then
        assertThat(JsonPath.from(text(view, 1)).getList("items")).hasSize(1);
        assertThat(view.etag(1)).isNotEqualTo(view.etag(2)).matches("\"[0-9a-f]{24}\"");
        assertThat(view.etag(50)).isEqualTo(view.etag(2));
        assertThat(view.body(50)).isEqualTo(view.body(2));
        board.take(list(null, HARVEST, STEAM));
        assertThat(etag(SITE)).isEqualTo(view.etag(50));
    }

    @Test
    void whoeverListensHearsOfEveryListThatChanged() {
        // Given
        board.take(list(null, HARVEST, STEAM));
        board.take(list("business", STEAM));
        told.clear();

        // When
        board.take(HARVEST.version(2).unpublished());

        // Then
        assertThat(told).containsExactly(ListKey.ofSite(ListKind.TODAY));
    }

    private JsonPath json(Window window, Optional<String> section) {
        return JsonPath.from(text(board.list(new ListKey(ListKind.of(window), section.orElse(null), null)), 50));
    }

    private String etag(Optional<String> section) {
        return board.list(key(section)).etag(50);
    }

    private static ListKey key(Optional<String> section) {
        return new ListKey(ListKind.TODAY, section.orElse(null), null);
    }

    private static String text(ListView view, int limit) {
        return new String(view.body(limit), StandardCharsets.UTF_8);
    }

    private static PublishedList list(@Nullable String section, ArticleFixture... articles) {
        var lines = new ArrayList<PublishedList.Line>();
        for (ArticleFixture article : articles) {
            lines.add(new PublishedList.Line(null, 10.5 / (lines.size() + 1), WrittenCard.of(article.card())));
        }
        return new PublishedList(new ListKey(ListKind.TODAY, section, null), NOW, 1, lines);
    }
}
