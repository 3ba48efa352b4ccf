package org.meridiem.trending.lists;

import static org.assertj.core.api.Assertions.assertThat;
import static org.meridiem.trending.ArticleFixture.article;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.meridiem.events.AlsoRead;
import org.meridiem.events.ArticleFigures;
import org.meridiem.events.ArticleFigures.Readers;
import org.meridiem.trending.ArticleFixture;

import io.restassured.path.json.JsonPath;

class ReadershipTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final ArticleFixture HARVEST = article("harvest");
    private static final ArticleFixture STEAM = article("steam");
    private static final ArticleFixture PORT = article("port");

    private final Readership readership = new Readership();

    @Test
    void whatIsReadBesidesShowsWithItsNewestCards() {
        // Given
        take(HARVEST, STEAM, PORT);
        readership.take(new AlsoRead(HARVEST.id(), NOW, List.of(PORT.id(), STEAM.id())));
        String before = readership.alsoRead(HARVEST.id()).orElseThrow().etag(5);
        assertThat(headlines()).containsExactly(PORT.headline(), STEAM.headline());

        // When
        readership.take(STEAM.version(3).titled("Steam is back").updated());
        readership.take(STEAM.version(2).titled("Steam is gone").updated());

        // Then
        assertThat(headlines()).containsExactly(PORT.headline(), "Steam is back");
        assertThat(readership.alsoRead(HARVEST.id()).orElseThrow().etag(5)).isNotEqualTo(before);
        assertThat(readership.alsoRead(HARVEST.id()).orElseThrow().etag(1)).isNotEqualTo(before);
    }

    @Test
    void aWithdrawnArticleIsGoneAtOnceAndHasNothingBesides() {
        // Given
        take(HARVEST, STEAM);
        readership.take(new AlsoRead(HARVEST.id(), NOW, List.of(STEAM.id())));
        readership.take(new AlsoRead(STEAM.id(), NOW, List.of(HARVEST.id())));
        assertThat(headlines()).hasSize(1);

        // When
        readership.take(STEAM.version(2).takenDown());

        // Then
        assertThat(headlines()).isEmpty();
        assertThat(readership.alsoRead(STEAM.id())).isEmpty();
        assertThat(readership.figures(STEAM.id())).isEmpty();
        assertThat(readership.alsoRead(PORT.id())).as("never published").isEmpty();
    }

    @Test
    void figuresAreZeroUntilSomebodyComesAndAfterTheyAreTakenBack() {
        // Given
        take(HARVEST);
        assertThat(figures().getInt("views")).isZero();

        // When
        readership.take(new ArticleFigures(HARVEST.id(), NOW, 12, 3, 1, new Readers(NOW, 7),
                new Readers(Instant.parse("2026-03-01T00:00:00Z"), 9)));

        // Then
        assertThat(figures().getInt("views")).isEqualTo(12);
        assertThat(figures().getInt("day.readers")).isEqualTo(9);
        assertThat(figures().getString("hour.since")).isEqualTo("2026-03-01T12:00:00Z");
        readership.forget(ArticleFigures.key(HARVEST.id()));
        assertThat(figures().getInt("views")).isZero();
    }

    private void take(ArticleFixture... articles) {
        for (ArticleFixture article : articles) {
            readership.take(article.published());
        }
    }

    private List<String> headlines() {
        byte[] json = readership.alsoRead(HARVEST.id()).orElseThrow().body(5);
        return JsonPath.from(new String(json, StandardCharsets.UTF_8)).getList("items.headline");
    }

    private JsonPath figures() {
        return JsonPath.from(new String(readership.figures(HARVEST.id()).orElseThrow(), StandardCharsets.UTF_8));
    }
}
