package org.meridiem.content.comment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.meridiem.content.ContentServers;
import org.meridiem.content.article.CommentModeration;
import org.meridiem.content.newsroom.ArticleFixture;
import org.meridiem.content.newsroom.AtOnce;
import org.meridiem.content.newsroom.Newsroom;
import org.meridiem.content.publication.CommentClosingConfig;
import org.meridiem.kit.problem.ProblemException;
import org.meridiem.kit.security.Caller;
import org.meridiem.testkit.Patience;
import org.meridiem.testkit.WholeList;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

/// Limits in time: several replicas, which are several objects over one database.
@QuarkusTest
@ContentServers
class CommentLimitsIT {

    @Inject
    DataSource database;
    @Inject
    Comments comments;
    @Inject
    Standing standing;
    @Inject
    Bans bans;

    private static final CommentClosingConfig NEVER = Optional::empty;

    @Test
    void aReaderSaysSoMuchAndNoMoreOnAllReplicasTogether() throws Exception {
        Talk talk = Talk.free();
        var reader = new Caller("limited-" + UUID.randomUUID(), "Limited", Set.of());
        List<Speaking> replicas = List.of(replica(NEVER), replica(NEVER));

        List<Object> outcomes = AtOnce.all(10, i -> {
            try {
                return say(replicas.get(i % 2), talk, "Number " + i, reader);
            } catch (ProblemException e) {
                return e;
            }
        });

        assertThat(outcomes).filteredOn(OwnComment.class::isInstance).hasSize(3);
        assertThat(outcomes).filteredOn(ProblemException.class::isInstance)
                .allSatisfy(refused -> assertThat(((ProblemException) refused).status()).isEqualTo(429));
        Query.of("update comment set created_at = created_at - interval '61 seconds' where author = ?", reader.id())
                .update(database);
        assertThat(say(replicas.getLast(), talk, "Now then", reader).state()).isEqualTo(CommentState.APPROVED);
        var other = new Caller("other-" + UUID.randomUUID(), "Other", Set.of());
        say(replicas.getFirst(), talk, "Not I", other);
    }

    @Test
    void anArticleClosesByItsAge() {
        Newsroom.catalogue();
        Talk talk = new Talk(Newsroom.approved(ArticleFixture.article()).step("publisher", "publish",
                Map.of("at", Instant.now().minus(2, ChronoUnit.DAYS).toString())));
        var reader = new Caller("late-" + UUID.randomUUID(), "Late", Set.of());

        say(replica(() -> Optional.of(Duration.ofDays(3))), talk, "In time", reader);
        ProblemException refused = catchThrowableOfType(ProblemException.class,
                () -> say(replica(() -> Optional.of(Duration.ofDays(1))), talk, "Too late", reader));

        assertThat(refused.status()).isEqualTo(409);
    }

    @Test
    void aBusyArticleIsRenewedAboutOnceASecond() {
        Talk talk = Talk.free();
        long begin = System.nanoTime();
        for (int i = 0; i < 40; i++) {
            talk.say("reader");
        }
        talk.awaitCount(40);
        long seconds = Duration.ofNanos(System.nanoTime() - begin).toSeconds() + 1;
        RestAssured.get("/v1/articles/" + talk.article().slug()).then().body("version",
                org.hamcrest.Matchers.lessThanOrEqualTo((int) seconds + 2));
        Patience.await().until(() -> Query.of("select count(*) from reprojection where article_id = ?",
                UUID.fromString(talk.article().id())).first(database, row -> row.getInt(1)).orElseThrow() == 0);
        assertThat(WholeList.item(RestAssured::given, "/v1/articles", "id", talk.article().id()))
                .containsEntry("commentCount", 40);
    }

    /// What the container adds to the real ones: a transaction.
    private static OwnComment say(Speaking replica, Talk talk, String text, Caller reader) {
        return QuarkusTransaction.requiringNew()
                .call(() -> replica.say(talk.article().slug(), new CommentWrite(text, null), reader));
    }

    private Speaking replica(CommentClosingConfig closing) {
        CommentsConfig config = new SmallLimits();
        return new Speaking(new Discussion.Finder(database, config, closing), comments, standing, bans, config,
                new SimpleMeterRegistry(), Clock.systemUTC());
    }

    /// Three comments a minute.
    private static final class SmallLimits implements CommentsConfig {

        @Override
        public CommentModeration moderation() {
            return CommentModeration.PRE;
        }

        @Override
        public int maxLength() {
            return 5_000;
        }

        @Override
        public int maxLinks() {
            return 2;
        }

        @Override
        public int maxDepth() {
            return 4;
        }

        @Override
        public int repliesShown() {
            return 5;
        }

        @Override
        public Duration editWindow() {
            return Duration.ofMinutes(5);
        }

        @Override
        public Duration duplicateWindow() {
            return Duration.ofMinutes(1);
        }

        @Override
        public int hideAfterReports() {
            return 5;
        }

        @Override
        public int perReader() {
            return 3;
        }

        @Override
        public Duration perReaderWindow() {
            return Duration.ofMinutes(1);
        }

        @Override
        public int perNetwork() {
            return 100;
        }

        @Override
        public Duration perNetworkWindow() {
            return Duration.ofMinutes(1);
        }

        @Override
        public int reactionsPerMinute() {
            return 100;
        }
    }
}
