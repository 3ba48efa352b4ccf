package org.meridiem.newsletter.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.meridiem.events.ArticleCard;
import org.meridiem.newsletter.digest.DigestContent.Quota;

@DisplayName("The news of a digest")
class DigestChoiceTest {

    private static final List<ArticleCard> NEWS = articles("world/europe", "world", "culture", "world", "worldwide");

    @Test
    void areAllSectionsWithoutQuotas() {
        assertThat(DigestChoice.withinQuotas(NEWS, List.of(), Set.of())).hasSize(5);
    }

    @Test
    void areSoManyOfASectionAndWhatIsBelowIt() {
        assertThat(DigestChoice.withinQuotas(NEWS, List.of(new Quota("world", 2)), Set.of()))
                .containsExactly(id(0), id(1));
    }

    @Test
    void countForTheNearestSection() {
        assertThat(DigestChoice.withinQuotas(NEWS, List.of(new Quota("world", 1), new Quota("world/europe", 1)),
                Set.of())).containsExactly(id(0), id(1));
    }

    @Test
    void thatStandElsewhereUseUpNoQuota() {
        assertThat(DigestChoice.withinQuotas(NEWS, List.of(new Quota("world", 1)), Set.of(id(0), id(1))))
                .containsExactly(id(3));
    }

    private static List<ArticleCard> articles(String... sections) {
        return IntStream.range(0, sections.length).mapToObj(number -> card(id(number), sections[number])).toList();
    }

    private static UUID id(int number) {
        return new UUID(0, number);
    }

    private static ArticleCard card(UUID id, String section) {
        Instant published = Instant.parse("2026-11-25T12:00:00Z");
        return new ArticleCard(id, "article-" + id, URI.create("http://news.meridiem.test/articles/" + id), "article",
                "en", "Headline", null, "Dek", List.of(),
                new ArticleCard.SectionRef(section.substring(section.lastIndexOf('/') + 1), "Section", section),
                List.of(), List.of(new ArticleCard.AuthorRef("ada-field", "Ada Field")), null, 3, null, published,
                published, published, 1);
    }
}
