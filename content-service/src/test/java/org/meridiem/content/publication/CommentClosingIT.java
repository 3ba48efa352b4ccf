package org.meridiem.content.publication;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.meridiem.content.ContentServers;
import org.meridiem.content.article.Article;
import org.meridiem.content.article.Articles;
import org.meridiem.content.newsroom.ArticleFixture;
import org.meridiem.content.newsroom.AtOnce;
import org.meridiem.content.newsroom.Newsroom;
import org.meridiem.content.newsroom.Newsroom.Written;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@ContentServers
class CommentClosingIT {

    /// Older than anything that other tests publish.
    private static final CommentClosingConfig AFTER_30_YEARS = () -> Optional.of(Duration.ofDays(11_000));

    @Inject
    DataSource database;
    @Inject
    Renewals renewals;
    @Inject
    Articles articles;

    @Test
    void eachPublicationClosesOnceOnOneReplica() throws Exception {
        Newsroom.catalogue();
        var counts = new CommentCounts(database, renewals, AFTER_30_YEARS);
        Written old = published("1990-01-01T00:00:00Z");
        Instant now = Instant.now();

        assertThat(AtOnce.all(5, i -> QuarkusTransaction.requiringNew().call(() -> counts.closeOld(now))))
                .containsExactlyInAnyOrder(1, 0, 0, 0, 0);
        assertThat(shown(counts, old, now).open()).isFalse();
        assertThat(shown(counts, published("2024-01-01T00:00:00Z"), now).open()).isTrue();
        assertThat(counts.closeOld(now)).isZero();
        old.step("publisher", "unpublish").step("publisher", "publish",
                Map.of("at", Instant.parse("1991-01-01T00:00:00Z").truncatedTo(ChronoUnit.MILLIS).toString()));
        assertThat(counts.closeOld(now)).isEqualTo(1);
    }

    @Test
    void withoutAnAgeNothingCloses() {
        assertThat(new CommentCounts(database, renewals, Optional::empty).closeOld(Instant.now())).isZero();
    }

    private static Written published(String at) {
        return Newsroom.approved(ArticleFixture.article()).step("publisher", "publish", Map.of("at", at));
    }

    private CommentCounts.Shown shown(CommentCounts counts, Written written, Instant now) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Article article = articles.locked(UUID.fromString(written.id()));
            return counts.shown(article, now);
        });
    }
}
