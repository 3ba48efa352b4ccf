package org.meridiem.trending.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.meridiem.events.TrendingList;
import org.meridiem.trending.ArticleFixture;
import org.meridiem.trending.key.ListKind;
import org.meridiem.trending.ranking.KnownArticle.Public;

class ContendersTest {

    private static final int CAPACITY = 5;
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final String SITE = TrendingList.WHOLE_SITE;

    private final Map<UUID, Public> articles = new HashMap<>();
    private final Map<UUID, Contenders.Logs> logs = new LinkedHashMap<>();
    private final Contenders contenders = new Contenders(CAPACITY);

    @RepeatedTest(10)
    void whoIsAmongTheBestIsAlwaysHeardOf(RepetitionInfo repetition) {
        // Given
        var random = new Random(repetition.getCurrentRepetition());
        for (int i = 0; i < 60; i++) {
            add("article-" + i, i % 3 == 0 ? "de" : "en");
        }
        List<UUID> all = List.copyOf(articles.keySet());
        Map<String, SectionRanking> rankings = new HashMap<>();

        for (int step = 0; step < 3_000; step++) {
            // When
            UUID id = all.get(random.nextInt(all.size()));
            Instant at = NOW.plusSeconds(step);
            logs.compute(id, (_, before) -> grown(before, at, random.nextInt(4) == 0));
            if (isHeardOf(id)) {
                tell(rankings, id, at);
            }
            if (random.nextInt(50) == 0) {
                survey().forEach(risen -> tell(rankings, risen, at));
            }
        }

        // Then
        for (ListKind kind : SectionRanking.ORDERED) {
            for (String language : List.of("de", "en", "*")) {
                assertThat(rankings.get(language).best(kind, CAPACITY)).as("%s of %s", kind, language)
                        .extracting(Standing.Ranked::article).containsExactlyElementsOf(best(kind, language));
            }
        }
    }

    @Test
    void whoCannotBeInAnyListIsNotHeardOf() {
        // Given
        fillTheEnglishLists();

        // When
        UUID hardly = add("hardly", "en");
        view(hardly, 1);

        // Then
        assertThat(isHeardOf(hardly)).isFalse();
        view(hardly, 2);
        assertThat(isHeardOf(hardly)).isTrue();
    }

    @Test
    void anArticleIsHeardOfForTheListsOfItsLanguageAlone() {
        // Given
        fillTheEnglishLists();

        // When
        UUID german = add("hardly", "de");
        view(german, 1);

        // Then
        assertThat(isHeardOf(german)).isTrue();
    }

    @Test
    void whoComesInForOneThatIsWithdrawnIsNamed() {
        // Given
        UUID first = add("first", "en");
        view(first, 9);
        for (int i = 1; i < CAPACITY; i++) {
            view(add("read-" + i, "en"), 5);
        }
        UUID next = add("next", "en");
        view(next, 2);
        UUID last = add("last", "en");
        view(last, 1);
        assertThat(survey()).isEmpty();

        // When
        logs.remove(first);

        // Then
        assertThat(survey()).containsExactly(next);
        assertThat(isHeardOf(next)).isTrue();
        assertThat(isHeardOf(last)).isFalse();
    }

    private void fillTheEnglishLists() {
        for (int i = 0; i < 2 * CAPACITY; i++) {
            view(add("read-" + i, "en"), 2);
        }
        survey();
    }

    private UUID add(String slug, String language) {
        ArticleFixture fixture = ArticleFixture.article(slug).inLanguage(language);
        articles.put(fixture.id(), Public.of(fixture.card()));
        return fixture.id();
    }

    private void view(UUID id, double weight) {
        logs.compute(id, (_, before) -> new Contenders.Logs(
                (before == null ? DecayedScores.NONE : before.scores()).plus(weight, NOW),
                Double.NEGATIVE_INFINITY));
    }

    private static Contenders.Logs grown(Contenders.Logs before, Instant at, boolean comment) {
        Contenders.Logs known = before == null
                ? new Contenders.Logs(DecayedScores.NONE, Double.NEGATIVE_INFINITY)
                : before;
        return new Contenders.Logs(known.scores().plus(1, at),
                comment ? DecayedScores.plus(known.comments(), TrendingList.Window.WEEK, 1, at) : known.comments());
    }

    private boolean isHeardOf(UUID id) {
        return contenders.include(SITE, articles.get(id).language(), logs.get(id));
    }

    private Set<UUID> survey() {
        return new HashSet<>(contenders.survey(
                taker -> logs.forEach((id, of) -> taker.take(id, articles.get(id), of))));
    }

    private void tell(Map<String, SectionRanking> rankings, UUID id, Instant at) {
        Public article = articles.get(id);
        var standing = new Standing.Ranked(id, 1, article.language(), logs.get(id).scores(), logs.get(id).comments(),
                0, article.card());
        for (String language : List.of("*", article.language())) {
            rankings.computeIfAbsent(language, _ -> new SectionRanking(CAPACITY, 0)).put(standing, at);
        }
    }

    private List<UUID> best(ListKind kind, String language) {
        return logs.entrySet().stream()
                .filter(entry -> language.equals("*") || articles.get(entry.getKey()).language().equals(language))
                .filter(entry -> entry.getValue().of(kind) > Double.NEGATIVE_INFINITY)
                .sorted(Comparator
                        .comparingDouble((Map.Entry<UUID, Contenders.Logs> entry) -> entry.getValue().of(kind))
                        .thenComparing(Map.Entry::getKey).reversed())
                .limit(CAPACITY).map(Map.Entry::getKey).toList();
    }
}
