package org.meridiem.content.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.meridiem.content.body.Block;
import org.meridiem.kit.security.Caller;

class ArticleTest {

    private static final Caller ANA = new Caller("ana", "Ana", Set.of());
    private static final Caller EDA = new Caller("eda", "Eda", Set.of());
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void everyChangeMakesAVersionAndEverySaveARevision() {
        Article article = draft();

        Revision second = article.save(content("Two"), null, EDA, NOON.plusSeconds(60));
        article.move(step(Transition.SUBMIT, article), ANA, NOON.plusSeconds(120));

        assertThat(article.version()).isEqualTo(3);
        assertThat(article.headRevision()).isEqualTo(2);
        assertThat(second.number()).isEqualTo(2);
        assertThat(second.articleVersion()).isEqualTo(2);
        assertThat(second.createdBy().name()).isEqualTo("Eda");
        assertThat(second.content()).isEqualTo(content("Two"));
        assertThat(article.stamp().createdByName()).isEqualTo("Ana");
    }

    @Test
    void anEditTakesAnApprovalBack() {
        Article article = approved();
        assertThat(article.approvedRevision()).hasValue(1);

        article.save(content("Two"), null, EDA, NOON);

        assertThat(article.status()).isEqualTo(Status.IN_REVIEW);
        assertThat(article.approvedRevision()).isEmpty();
    }

    @Test
    void aScheduleKeepsTheRevisionThatItWasMadeFor() {
        Article article = approved();
        article.schedule(NOON.plusSeconds(60), null, EDA, NOON);
        article.save(content("Two"), null, EDA, NOON);

        assertThat(article.status()).isEqualTo(Status.SCHEDULED);
        assertThat(article.schedule()).hasValue(new Schedule(NOON.plusSeconds(60), 1, null));

        article.schedule(NOON.plusSeconds(90), null, EDA, NOON);

        assertThat(article.schedule()).hasValue(new Schedule(NOON.plusSeconds(90), 1, null));
    }

    @Test
    void calledOffAfterAnEditItGoesBackToReview() {
        Article untouched = approved();
        untouched.schedule(NOON.plusSeconds(60), null, EDA, NOON);
        untouched.move(step(Transition.UNSCHEDULE, untouched), EDA, NOON);
        assertThat(untouched.status()).isEqualTo(Status.APPROVED);

        Article edited = approved();
        edited.schedule(NOON.plusSeconds(60), null, EDA, NOON);
        edited.save(content("Two"), null, EDA, NOON);
        edited.move(step(Transition.UNSCHEDULE, edited), EDA, NOON);

        assertThat(edited.status()).isEqualTo(Status.IN_REVIEW);
        assertThat(edited.schedule()).isEmpty();
    }

    @Test
    void theDatesOfAPublication() {
        Article article = approved();

        article.publish(1, null, EDA, NOON);
        assertThat(article.publishedAt()).hasValue(NOON);
        assertThat(article.firstPublishedAt()).hasValue(NOON);
        assertThat(article.publicUpdatedAt()).hasValue(NOON);
        assertThat(article.publicVersion()).isEqualTo(1);

        Instant later = NOON.plus(Duration.ofHours(1));
        article.save(content("Two"), null, EDA, later);
        assertThat(article.unpublishedChanges()).isTrue();
        article.publish(2, null, EDA, later);
        assertThat(article.publishedAt()).hasValue(NOON);
        assertThat(article.publicUpdatedAt()).hasValue(later);
        assertThat(article.unpublishedChanges()).isFalse();

        article.withdraw(step(Transition.UNPUBLISH, article), EDA, later);
        assertThat(article.publishedRevision()).isEmpty();
        assertThat(article.publicVersion()).isEqualTo(3);

        Instant again = NOON.plus(Duration.ofDays(1));
        article.publish(2, null, EDA, again);
        assertThat(article.publishedAt()).hasValue(again);
        assertThat(article.firstPublishedAt()).hasValue(NOON);
    }

    @Test
    void aPublicationCanBeDatedBack() {
        Article article = approved();
        Instant then = Instant.parse("1999-12-31T23:59:59Z");

        article.publish(1, then, EDA, NOON);

        assertThat(article.publishedAt()).hasValue(then);
        assertThat(article.firstPublishedAt()).hasValue(then);
        assertThat(article.publicUpdatedAt()).hasValue(then);
    }

    @Test
    void differencesNameMembersAsTheApiDoes() {
        assertThat(content("One").differences(content("Two"))).containsExactly("headline", "body");
        assertThat(content("One").differences(content("One"))).isEmpty();
    }

    @Test
    void storedContentOutlivesMembersThatThisVersionDoesNotKnow() {
        String json = ContentJson.write(content("One"));

        ArticleContent read = ContentJson.read("{\"future\":[1]," + json.substring(1));

        assertThat(read).isEqualTo(content("One"));
    }

    private static Transition.Step step(Transition transition, Article article) {
        return transition.from(article.status()).orElseThrow();
    }

    private static Article approved() {
        Article article = draft();
        article.move(step(Transition.SUBMIT, article), ANA, NOON);
        article.move(step(Transition.APPROVE, article), EDA, NOON);
        return article;
    }

    private static Article draft() {
        return new Article(UUID.randomUUID(), content("One"), ANA, NOON);
    }

    private static ArticleContent content(String headline) {
        return new ArticleContent(headline, null, "slug", "", List.of("k"), List.of(new Block.Paragraph(headline)),
                List.of(), null,
                List.of(), List.of(), null, "article", "en", true, null, false, null, null);
    }
}
