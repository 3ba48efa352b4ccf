package org.meridiem.events;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/// The Kafka topics of the cluster with their policies: the one place that says how many partitions a topic has and how long it keeps what.
///
/// Partitions of [#ARTICLES], [#COMMENTS] and [#ENGAGEMENT] are equal on purpose: they share the key (article id) and are joined partition by partition.
public enum Topic {
    /// State of every article that is or was public; key = article id. Replaying it from the start rebuilds any read model.
    ARTICLES("meridiem.articles", 6, Cleanup.COMPACT, null),
    /// Comments that became visible or vanished; key = article id. Neither text nor identity.
    COMMENTS("meridiem.comments", 6, Cleanup.DELETE, Duration.ofDays(30)),
    /// What readers did, pseudonymous; key = article id.
    ENGAGEMENT("meridiem.engagement", 6, Cleanup.DELETE, Duration.ofDays(3)),
    /// Ranked lists; key = [TrendingList#key()] or [HighlightList#key()].
    TRENDING_LISTS("meridiem.trending-lists", 1, Cleanup.COMPACT, null),
    /// How an article is read, and what else its readers read; key = [ArticleFigures#key()] or [AlsoRead#key()].
    ARTICLE_FIGURES("meridiem.article-figures", 1, Cleanup.COMPACT, null),
    /// What the newsletter did, in numbers; key = issue id. No addresses.
    NEWSLETTER_EVENTS("meridiem.newsletter-events", 1, Cleanup.DELETE, Duration.ofDays(30)),
    /// Which public answers are out of date: for the caches in the service's own replicas and in front of them; key = the first tag.
    CACHE_PURGES("meridiem.cache-purges", 1, Cleanup.DELETE, Duration.ofDays(3)),
    /// What editors do to the ranked lists; key = lever id. The newest record of a lever is its state with all that was done to it.
    TRENDING_LEVERS("meridiem.trending-levers", 1, Cleanup.COMPACT, null),
    /// The secrets under which the collectors of trending-service make pseudonyms, the same for all replicas; key = [VisitorSalt#key()]. Nobody else may read it;
    /// a salt is withdrawn when its time is over.
    VISITOR_SALTS("meridiem.visitor-salts", 1, Cleanup.COMPACT, null),
    /// Articles events that a consumer could not process.
    ARTICLES_DEAD_LETTER("meridiem.articles.dead-letter", 1, Cleanup.DELETE, Duration.ofDays(30)),
    /// Comment events that a consumer could not process.
    COMMENTS_DEAD_LETTER("meridiem.comments.dead-letter", 1, Cleanup.DELETE, Duration.ofDays(30)),
    /// Engagement events that a consumer could not process.
    ENGAGEMENT_DEAD_LETTER("meridiem.engagement.dead-letter", 1, Cleanup.DELETE, Duration.ofDays(30)),
    /// Ranked lists that a consumer could not process.
    TRENDING_LISTS_DEAD_LETTER("meridiem.trending-lists.dead-letter", 1, Cleanup.DELETE, Duration.ofDays(30)),
    /// Figures that a consumer could not process.
    ARTICLE_FIGURES_DEAD_LETTER("meridiem.article-figures.dead-letter", 1, Cleanup.DELETE, Duration.ofDays(30));

    /// What Kafka does with old records.
    public enum Cleanup {
        /// The newest record of each key stays for ever.
        COMPACT,
        /// Records go after the retention time.
        DELETE;

        /// The value of Kafka's `cleanup.policy`.
        public String policy() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// After this age a compacted topic's overtaken record is due for removal.
    private static final Duration OVERTAKEN_STAYS = Duration.ofDays(1);

    private final String topicName;
    private final int partitions;
    private final Cleanup cleanup;
    private final Optional<Duration> retention;

    Topic(String topicName, int partitions, Cleanup cleanup, @Nullable Duration retention) {
        this.topicName = topicName;
        this.partitions = partitions;
        this.cleanup = cleanup;
        this.retention = Optional.ofNullable(retention);
    }

    /// The name on the broker.
    public String topicName() {
        return topicName;
    }

    /// How many partitions the topic is created with. Growing it later moves keys to other partitions and so breaks order and joins.
    public int partitions() {
        return partitions;
    }

    /// Compacted or deleted by age.
    public Cleanup cleanup() {
        return cleanup;
    }

    /// How long records stay; empty for a compacted topic.
    public Optional<Duration> retention() {
        return retention;
    }

    /// Where a consumer of this topic puts what it cannot process.
    ///
    /// @throws IllegalStateException for a topic without one (a dead-letter topic itself, or one that nobody here consumes)
    public Topic deadLetter() {
        return named(topicName + ".dead-letter")
                .orElseThrow(() -> new IllegalStateException(topicName + " has no dead-letter topic"));
    }

    /// The topic's configuration as Kafka's AdminClient takes it.
    ///
    /// A compacted topic also gets a bound on how long an overtaken record may stay: what was taken down must leave the log too.
    public Map<String, String> configuration() {
        return switch (cleanup) {
            case COMPACT -> Map.of("cleanup.policy", cleanup.policy(),
                    "max.compaction.lag.ms", Long.toString(OVERTAKEN_STAYS.toMillis()));
            case DELETE -> Map.of("cleanup.policy", cleanup.policy(),
                    "retention.ms", Long.toString(retention.orElseThrow().toMillis()));
        };
    }

    /// The topic of that name.
    ///
    /// @param topicName the name on the broker
    public static Optional<Topic> named(String topicName) {
        return Arrays.stream(values()).filter(topic -> topic.topicName.equals(topicName)).findFirst();
    }
}
